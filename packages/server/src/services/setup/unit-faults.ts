import { setupTexts } from '@double-hundred/shared/message/setup';
import type { Unit } from '@double-hundred/shared/unit/unit';

/** A place of the list of units that cannot be taken. */
export interface UnitFault {
  readonly pointer: string;
  readonly code: 'UNIT_GONE' | 'UNIT_ID' | 'UNIT_TWICE';
  readonly detail: string;
}

/** What is wrong with a list of units that takes the place of those before; none before: the first list. */
export function unitFaults(units: readonly Unit[], before: readonly Unit[]): readonly UnitFault[] {
  const kept = new Set(units.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ name }) => name);
  const known = new Set(before.map(({ id }) => id));
  const seen = new Set<string>();
  return [
    ...(gone.length > 0 ? [{ pointer: '/units', code: 'UNIT_GONE', detail: setupTexts.unitGone(gone) } as const] : []),
    ...units.flatMap(({ id, name }, index): UnitFault[] => {
      const pointer = `/units/${index}`;
      const twice = [id, name].find((text) => seen.has(text));
      seen.add(id).add(name);
      if (twice !== undefined) return [{ pointer, code: 'UNIT_TWICE', detail: setupTexts.unitTwice(twice) }];
      return known.has(id) || (/^[a-z][a-z0-9]{1,39}$/.test(id) && id !== 'district')
        ? []
        : [{ pointer: `${pointer}/id`, code: 'UNIT_ID', detail: setupTexts.unitId(id.slice(0, 80)) }];
    }),
  ];
}
