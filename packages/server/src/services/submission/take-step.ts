import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts } from '@double-hundred/shared/message/submission';
import type { StepRequest } from '@double-hundred/shared/protocol/submissions';
import type { User } from '@double-hundred/shared/protocol/session';
import { receiptNumber } from '@double-hundred/shared/submission/receipt-number';
import type { PeriodLock } from '@double-hundred/shared/submission/row-lock';
import { stepFault } from '@double-hundred/shared/submission/step-fault';
import { type Submission, submissionOf } from '@double-hundred/shared/submission/submission';
import type { SubmissionEvent, SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import type { StepCommit, SubmissionKey, SubmissionTurn } from '../../store/submission-store.ts';
import { type FoundPeriod, findPeriod } from './find-period.ts';
import { type RowsOfUnit, rowsOfUnit } from './rows-now.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** A step that was taken; `receipt` with a hand-in. */
export interface StepTaken {
  readonly receipt: string | null;
}

/**
 * Takes one step of the cycle: hand in, return, approve, lock, ask for, grant or refuse a reopening. It is decided and
 * written in one turn of the writer, together with the lock that pushes look at, the receipt and the audit entry.
 */
export async function takeStep(
  deps: SubmissionDeps,
  step: SubmissionStep,
  request: StepRequest,
  actor: User,
): Promise<Result<StepTaken, SubmissionFault>> {
  const found = await findPeriod(deps, request.ledger, request.period);
  if (!found.ok) return found;
  const definition = deps.reference.definition(request.ledger);
  if (definition === null) return err({ code: 'NO_CYCLE', pointer: '/ledger', detail: submissionTexts.noCycle(request.ledger) });
  const key: SubmissionKey = { unitId: request.unit, ledger: request.ledger, period: found.value.period.id };
  if (step === 'submit' || step === 'approve') await deps.judged({ ledger: request.ledger, unitId: request.unit });
  const rechecking = await deps.rechecking(request.ledger);
  return deps.store.exclusive(async (turn) => {
    const events = await turn.events(key);
    const submission = submissionOf(events, found.value.now);
    const unit = await rowsOfUnit(turn, definition, found.value, request.unit, submission, rechecking);
    const { now } = found.value;
    const until = request.until === undefined ? undefined : Date.parse(request.until);
    const fault =
      stepFault(step, submission, unit.now, { reason: request.reason, until, now }) ?? (await rowFault(turn, request));
    if (fault) return err(fault);
    const event = await eventOf(deps, turn, step, request, actor, { submission, unit, deadline: found.value.deadline });
    const commit = await commitOf(turn, key, events, event, found.value);
    await turn.save(commit);
    return ok({ receipt: commit.receipt?.number ?? null });
  });
}

async function rowFault(turn: SubmissionTurn, request: StepRequest): Promise<SubmissionFault | null> {
  const asked = [...(request.rows ?? []), ...(request.rowReasons ?? []).map(({ rowId }) => rowId)];
  if (asked.length === 0) return null;
  const pick = { kind: 'ids', rowIds: asked } as const;
  const rows = await turn.reportedRows({ ledger: request.ledger, unitId: request.unit, columns: [], pick });
  const known = new Set(rows.map((row) => row.rowId));
  const unknown = asked.find((rowId) => !known.has(rowId));
  if (unknown === undefined) return null;
  const pointer = request.rows?.includes(unknown) === true ? '/rows' : '/rowReasons';
  return { code: 'ROW_UNKNOWN', pointer, detail: submissionTexts.rowUnknown(unknown.slice(0, 80)) };
}

async function eventOf(
  deps: SubmissionDeps,
  turn: SubmissionTurn,
  step: SubmissionStep,
  request: StepRequest,
  actor: User,
  { submission, unit, deadline }: { submission: Submission; unit: RowsOfUnit; deadline: number },
): Promise<SubmissionEvent> {
  const { due, done } = unit.completeness;
  // Granted without rows of its own, a reopening has the scope that was asked for.
  const rows = request.rows ?? (step === 'grantReopen' ? (submission.asked?.rows ?? null) : null);
  const scoped = step === 'askReopen' || step === 'grantReopen';
  return {
    step,
    userId: actor.id,
    userName: actor.name,
    at: new Date(deps.clock.now()).toISOString(),
    headSeq: await turn.headSeq(),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(step === 'return' && request.rowReasons ? { rowReasons: request.rowReasons } : {}),
    ...(scoped ? { rows } : {}),
    ...(step === 'grantReopen' ? { until: new Date(Date.parse(request.until ?? '')).toISOString() } : {}),
    ...(step === 'submit' ? { due, done, deadline: new Date(deadline).toISOString() } : {}),
    ...(step === 'submit' || step === 'approve' ? versionsOf(deps, request.ledger) : {}),
  };
}

/** The versions a period is reported and approved under. */
function versionsOf({ reference }: SubmissionDeps, ledger: string): Pick<SubmissionEvent, 'schemaVersion' | 'rulesVersion'> {
  const definition = reference.definition(ledger);
  return definition === null ? {} : { schemaVersion: definition.version, rulesVersion: definition.rulesVersion ?? 1 };
}

async function commitOf(
  turn: SubmissionTurn,
  key: SubmissionKey,
  events: readonly SubmissionEvent[],
  bare: SubmissionEvent,
  found: FoundPeriod,
): Promise<StepCommit> {
  const { period, now } = found;
  const receipt = bare.step === 'submit' ? await receiptOf(turn, key, shanghaiDay(now)) : null;
  const event = receipt === null ? bare : { ...bare, receipt: receipt.number };
  const after = submissionOf([...events, event], now);
  const lock: PeriodLock | null =
    after.locked === null
      ? null
      : { period: period.id, lastDay: period.lastDay, seq: after.locked.headSeq, opening: after.opening };
  const { step, userId, userName: _name, at, ...detail } = event;
  const subject = `${key.unitId}/${key.ledger}/${key.period}`;
  return { key, event, receipt, lock, audit: { at, actor: userId, action: `submission.${step}`, subject, detail } };
}

async function receiptOf(turn: SubmissionTurn, key: SubmissionKey, day: string): Promise<StepCommit['receipt']> {
  const ordinal = (await turn.lastOrdinal(day)) + 1;
  const { rows, digest } = await turn.digest(key.unitId, key.ledger);
  return { ...key, number: receiptNumber(day, ordinal), day, ordinal, rows, digest };
}
