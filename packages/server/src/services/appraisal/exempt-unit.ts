import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { ExemptionRequest, KeptExemption } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import { type AppraisalDeps, dayFault } from './enter-score.ts';
import type { AppraisalFault } from './save-scoring-rules.ts';

/** Records why a unit is not to be listed among the last of its group (force majeure and the like). */
export async function exemptUnit(
  deps: AppraisalDeps,
  { unit, day, reason }: ExemptionRequest,
  actor: User,
): Promise<Result<KeptExemption, AppraisalFault>> {
  if (!deps.reference.units.some((each) => each.id === unit)) {
    return err({ pointer: '/unit', code: 'UNIT_UNKNOWN', detail: appraisalTexts.unknownUnit(unit) });
  }
  const fault = dayFault(deps, day);
  if (fault) return err(fault);
  const at = new Date(deps.clock.now()).toISOString();
  const exemption: KeptExemption = { id: deps.ids.next('x'), unitId: unit, day, reason, by: actor.name, at, withdrawn: null };
  const audit = { at, actor: actor.id, action: 'ranking.exempt', subject: exemption.id, detail: { unit, day, reason } };
  await deps.store.addExemption(exemption, audit);
  return ok(exemption);
}
