import type { CaseDecision } from '@double-hundred/shared/duplicate/case-decision';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { duplicateTexts } from '@double-hundred/shared/message/duplicates';
import type { CaseStep } from '@double-hundred/shared/protocol/duplicates';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { DuplicateStore, KeptCase } from '../../store/duplicate-store.ts';
import { concerns, waitingFor } from './read-cases.ts';

/** Why a step of a case cannot be taken; `pointer` names the field of the request. */
export interface CaseFault {
  readonly code: 'CASE_UNKNOWN' | 'LEAD_OUTSIDE' | 'UNIT_UNKNOWN' | 'NOT_PROPOSED' | 'NOT_CONCERNED' | 'OPEN_OBJECTIONS';
  readonly pointer: string;
  readonly detail: string;
}

export interface CaseDeps {
  readonly store: DuplicateStore;
  readonly units: readonly Unit[];
  readonly clock: Clock;
}

/** Lays a decision before the units with a share in it; nothing is adjusted before it is decided. */
export async function proposeDecision(
  deps: CaseDeps,
  caseId: string,
  decision: CaseDecision,
  note: string,
  actor: User,
): Promise<Result<KeptCase, CaseFault>> {
  return deps.store.exclusive(async (turn) => {
    const kept = decidable(deps, await turn.find(caseId), decision);
    if (!kept.ok) return kept;
    const step = stepOf(deps, 'propose', null, decision, note, actor);
    await turn.addStep(caseId, step, auditOf(step, actor, caseId, { decision, note }));
    return ok((await turn.find(caseId)) ?? kept.value);
  });
}

/** A unit agrees to its share, or objects with its reason. */
export async function answerProposal(
  deps: CaseDeps,
  caseId: string,
  answer: { unit: string; agree: boolean; note: string },
  actor: User,
): Promise<Result<KeptCase, CaseFault>> {
  return deps.store.exclusive(async (turn) => {
    const kept = await turn.find(caseId);
    if (!kept || !concerns(kept, answer.unit)) return err(unknownCase());
    if (kept.state !== 'proposed') return err({ code: 'NOT_PROPOSED', pointer: '', detail: duplicateTexts.notProposed });
    if (kept.decision?.kind !== 'same' || !kept.decision.shares.some(({ unit }) => unit === answer.unit)) {
      return err({ code: 'NOT_CONCERNED', pointer: '/unit', detail: duplicateTexts.notConcerned });
    }
    const step = stepOf(deps, answer.agree ? 'agree' : 'object', answer.unit, null, answer.note, actor);
    await turn.addStep(caseId, step, auditOf(step, actor, caseId, answer));
    return ok((await turn.find(caseId)) ?? kept);
  });
}

/**
 * Decides a case and adjusts the totals on today's date; a later decision adjusts again. What was proposed is decided
 * only when every unit agreed; a decision that was never proposed, or `overrule`, stands on the note alone.
 */
export async function decideCase(
  deps: CaseDeps,
  caseId: string,
  request: { decision: CaseDecision; note: string; overrule: boolean },
  actor: User,
): Promise<Result<KeptCase, CaseFault>> {
  return deps.store.exclusive(async (turn) => {
    const kept = decidable(deps, await turn.find(caseId), request.decision);
    if (!kept.ok) return kept;
    const waiting = waitingFor(kept.value);
    if (waiting.length > 0 && !request.overrule) {
      const names = waiting.map((unitId) => deps.units.find(({ id }) => id === unitId)?.name ?? unitId);
      return err({ code: 'OPEN_OBJECTIONS', pointer: '/overrule', detail: duplicateTexts.openObjections(names) });
    }
    const { decision, note } = request;
    const step = stepOf(deps, 'decide', null, decision, note, actor);
    const adjustmentNote = `${duplicateTexts.decisionNote(duplicateTexts.decisions[decision.kind], caseId)}；${note}`;
    const adjustment = { note: adjustmentNote, day: deps.clock.today() };
    await turn.decide(caseId, decision, step, adjustment, auditOf(step, actor, caseId, request));
    return ok((await turn.find(caseId)) ?? kept.value);
  });
}

function decidable({ units }: CaseDeps, kept: KeptCase | null, decision: CaseDecision): Result<KeptCase, CaseFault> {
  if (!kept) return err(unknownCase());
  if ('leadRowId' in decision && !kept.rows.some(({ rowId }) => rowId === decision.leadRowId)) {
    return err({ code: 'LEAD_OUTSIDE', pointer: '/decision/leadRowId', detail: duplicateTexts.leadOutside });
  }
  const stranger = decision.kind === 'same' ? decision.shares.findIndex(({ unit }) => !units.some(({ id }) => id === unit)) : -1;
  if (decision.kind === 'same' && stranger >= 0) {
    const detail = duplicateTexts.unknownUnit(decision.shares[stranger]?.unit ?? '');
    return err({ code: 'UNIT_UNKNOWN', pointer: `/decision/shares/${stranger}/unit`, detail });
  }
  return ok(kept);
}

function unknownCase(): CaseFault {
  return { code: 'CASE_UNKNOWN', pointer: '', detail: duplicateTexts.noCase };
}

function stepOf(
  { clock }: CaseDeps,
  kind: CaseStep['kind'],
  unitId: string | null,
  decision: CaseDecision | null,
  note: string,
  actor: User,
): CaseStep {
  return { kind, unitId, decision, note, by: actor.name, at: new Date(clock.now()).toISOString() };
}

function auditOf(step: CaseStep, actor: User, caseId: string, detail: Record<string, unknown>) {
  return { at: step.at, actor: actor.id, action: `duplicate.${step.kind}`, subject: caseId, detail };
}
