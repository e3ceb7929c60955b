import type { InspectionState } from '@double-hundred/shared/inspection/inspection-state';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';

export interface InspectionFilter {
  readonly unit: string | undefined;
  readonly state: InspectionState | null;
  readonly words: string | undefined;
}

/** Those inspections that fit, the longest overdue first, else as they came. Words are all looked for, in any text. */
export function filteredInspections(all: readonly Inspection[], { unit, state, words }: InspectionFilter): readonly Inspection[] {
  const wanted = (words ?? '').split(/\s+/).filter((word) => word !== '');
  return all
    .filter((one) => (unit === undefined || one.unit === unit) && (state === null || one.state === state))
    .filter((one) => {
      const text = [one.name, one.found, one.demand, one.team, one.linkedIssue?.problem].join(' ');
      return wanted.every((word) => text.includes(word));
    })
    .sort((left, right) => right.overdueDays - left.overdueDays);
}
