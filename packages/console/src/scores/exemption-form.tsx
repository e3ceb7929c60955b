import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { UnitGroundForm } from './unit-ground-form.tsx';

const { unit, day, reason } = SCORES_DESK.exemptionHead;

/** Records that a unit is not listed among the last, from a day on, with the reason. */
export function ExemptionForm({ onDone }: { onDone: () => void }) {
  return (
    <UnitGroundForm
      label={SCORES_DESK.addExemption}
      head={{ unit, day, ground: reason }}
      path="/ranking-exemptions"
      told={SCORES_DESK.exempted}
      bodyOf={(entry) => ({ unit: entry.unit, day: entry.day, reason: entry.ground })}
      onDone={onDone}
    />
  );
}
