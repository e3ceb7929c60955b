import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { periodName, submissionTexts } from '@double-hundred/shared/message/submission';
import type { Reminder, ReminderRequest } from '@double-hundred/shared/protocol/submissions';
import type { User } from '@double-hundred/shared/protocol/session';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import type { KeptReminder } from '../../store/submission-store.ts';
import { findPeriod } from './find-period.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** Reminds units (催报) that have not handed in yet, or have been sent back; the others of those named are left alone. */
export async function remindUnits(
  deps: SubmissionDeps,
  request: ReminderRequest,
  actor: User,
): Promise<Result<readonly Reminder[], SubmissionFault>> {
  const found = await findPeriod(deps, request.ledger, request.period);
  if (!found.ok) return found;
  const { period, deadline, now } = found.value;
  const units = deps.reference.units().map(({ id }) => id);
  const stranger = request.units?.find((unitId) => !units.includes(unitId));
  if (stranger !== undefined)
    return err({ code: 'UNIT_UNKNOWN', pointer: '/units', detail: submissionTexts.reminderUnit(stranger.slice(0, 80)) });

  const events = await deps.store.eventsByUnit(request.ledger, period.id);
  const waiting = (request.units ?? units).filter((unitId) => {
    const { state } = submissionOf(events.get(unitId) ?? [], now);
    return state === 'draft' || state === 'returned';
  });
  if (waiting.length === 0) return err({ code: 'NOBODY', pointer: '/units', detail: submissionTexts.reminderNobody });
  const title = deps.reference.definition(request.ledger)?.title ?? request.ledger;
  const text = request.text ?? submissionTexts.reminderDefault(title, periodName(period), shanghaiTime(deadline));
  const at = new Date(deps.clock.now()).toISOString();
  const reminders = [...new Set(waiting)].map((unitId): KeptReminder => ({
    id: deps.ids.next('n'),
    unitId,
    ledger: request.ledger,
    period: period.id,
    text,
    userId: actor.id,
    by: actor.name,
    at,
  }));
  const subject = `${request.ledger}/${period.id}`;
  await deps.store.saveReminders(reminders, {
    at,
    actor: actor.id,
    action: 'submission.remind',
    subject,
    detail: { units: waiting, text },
  });
  return ok(reminders.map(({ userId: _id, ...reminder }) => reminder));
}

/** `11月27日17:00` in Asia/Shanghai. */
function shanghaiTime(epochMs: number): string {
  const text = new Date(epochMs + 8 * 3_600_000).toISOString();
  return `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日${text.slice(11, 16)}`;
}
