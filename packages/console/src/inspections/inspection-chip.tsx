import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';

/** Where a demand stands, in words, overdue days beside it. */
export function InspectionChip({ inspection: { state, overdueDays } }: { inspection: Inspection }) {
  return (
    <>
      <span class={`mark flush ${state === 'rectified' ? 'good' : ''}`}>{INSPECTIONS_DESK.record.states[state]}</span>
      {overdueDays > 0 && <span class="mark warn">{INSPECTIONS_DESK.overdue(overdueDays)}</span>}
    </>
  );
}
