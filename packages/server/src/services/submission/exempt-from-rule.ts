import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts } from '@double-hundred/shared/message/submission';
import type { User } from '@double-hundred/shared/protocol/session';
import type { ExemptionAnswer, ExemptionRequest, RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { ExemptionStore } from '../../store/exemption-store.ts';
import { findPeriod } from './find-period.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

export type ExemptionDeps = SubmissionDeps & { readonly exemptions: ExemptionStore };

/** A unit asks that a rule only informs it while a period runs. */
export async function askExemption(
  deps: ExemptionDeps,
  request: ExemptionRequest,
  actor: User,
): Promise<Result<RuleExemption, SubmissionFault>> {
  const found = await findPeriod(deps, request.ledger, request.period);
  if (!found.ok) return found;
  const rule = deps.reference
    .definition(request.ledger)
    ?.rules.find(({ id, severity }) => id === request.ruleId && severity !== 'info');
  if (rule === undefined)
    return err({ code: 'RULE_UNKNOWN', pointer: '/ruleId', detail: submissionTexts.ruleUnknown(request.ruleId.slice(0, 40)) });
  const at = new Date(deps.clock.now()).toISOString();
  const { id: period, firstDay, lastDay } = found.value.period;
  const { unit: unitId, ledger, ruleId, reason } = request;
  const asked = { id: deps.ids.next('x'), unitId, ledger, ruleId, period, firstDay, lastDay, reason, by: actor.name, at };
  const subject = `${unitId}/${ledger}/${period}`;
  await deps.exemptions.ask(asked, {
    at,
    actor: actor.id,
    action: 'exemption.ask',
    subject,
    detail: { id: asked.id, ruleId, reason },
  });
  return ok({ ...asked, state: 'asked', answer: null });
}

/** The district office grants or refuses; from then on checks of the unit's rows go by it. */
export async function answerExemption(
  deps: ExemptionDeps,
  id: string,
  { granted, reason }: ExemptionAnswer,
  actor: User,
): Promise<Result<RuleExemption, SubmissionFault>> {
  const at = new Date(deps.clock.now()).toISOString();
  const known = (await deps.exemptions.all()).find((one) => one.id === id);
  if (known === undefined)
    return err({ code: 'NO_EXEMPTION', pointer: '', detail: submissionTexts.noExemption(id.slice(0, 80)) });
  const subject = `${known.unitId}/${known.ledger}/${known.period}`;
  const audit = {
    at,
    actor: actor.id,
    action: granted ? 'exemption.grant' : 'exemption.refuse',
    subject,
    detail: { id, reason },
  };
  const kept = await deps.exemptions.answer(id, { granted, reason, by: actor.name, at }, audit);
  if (!kept) return err({ code: 'ANSWERED', pointer: '', detail: submissionTexts.exemptionAnswered });
  return ok({ ...known, state: granted ? 'granted' : 'refused', answer: { reason, by: actor.name, at } });
}
