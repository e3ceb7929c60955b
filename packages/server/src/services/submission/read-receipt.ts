import { campaignMoment } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts } from '@double-hundred/shared/message/submission';
import type { Receipt } from '@double-hundred/shared/protocol/submissions';
import { parseReceiptNumber } from '@double-hundred/shared/submission/receipt-number';
import { deadlineOf, parsePeriod } from '@double-hundred/shared/submission/reporting-period';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import { periodAnswer } from './find-period.ts';
import { keptDeadline } from './kept-deadline.ts';
import { momentOf } from './moment-of.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** What a receipt number stands for. One that was never given, or belongs to a unit out of reach, is not known. */
export async function readReceipt(
  deps: SubmissionDeps,
  text: string,
  mayReach: (unitId: string) => boolean,
): Promise<Result<Receipt, SubmissionFault>> {
  const unknown = err({ code: 'NO_RECEIPT', pointer: '', detail: submissionTexts.noReceipt(text.slice(0, 40)) });
  const number = parseReceiptNumber(text);
  const kept = number === null ? null : await deps.store.receipt(number);
  if (kept === null || !mayReach(kept.unitId)) return unknown;
  const events = await deps.store.events(kept);
  const event = events.find(({ receipt }) => receipt === kept.number);
  if (event === undefined) throw new Error(`the receipt ${kept.number} has no submission`);
  const period = parsePeriod(kept.period);
  if (period === null) throw new Error(`the receipt ${kept.number} has no period`);
  const submission = submissionOf(events, campaignMoment(deps.clock));
  // Cycles set later, or a ledger that is no longer due, change nothing of what was handed in.
  const end = deadlineOf(period, { dueAfterDays: 0, dueTime: '24:00' });
  const handedIn = { at: event.at, deadline: event.deadline ?? null };
  const deadline = await keptDeadline(deps, kept.ledger, { period, deadline: end }, handedIn);
  const received = momentOf(deps.clock, event.at) ?? Number.POSITIVE_INFINITY;
  return ok({
    number: kept.number,
    unitId: kept.unitId,
    ledger: kept.ledger,
    period: periodAnswer({ period, deadline }),
    at: event.at,
    by: event.userName,
    onTime: received <= deadline,
    rows: kept.rows,
    due: event.due ?? 0,
    done: event.done ?? 0,
    digest: kept.digest,
    state: submission.state,
    replaced: submission.submitted?.receipt !== kept.number,
  });
}
