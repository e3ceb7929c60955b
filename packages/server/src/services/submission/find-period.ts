import { campaignMoment } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { INTERVAL_NAMES, periodName, submissionTexts } from '@double-hundred/shared/message/submission';
import type { PeriodAnswer } from '@double-hundred/shared/protocol/submissions';
import { DEFAULT_CYCLES, type ReportingCycle, cycleOf } from '@double-hundred/shared/submission/reporting-cycle';
import {
  type ReportingPeriod,
  deadlineOf,
  parsePeriod,
  periodAfter,
  periodBefore,
  periodOf,
} from '@double-hundred/shared/submission/reporting-period';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** A period of a ledger with its cycle; `deadline` and `now` in epoch milliseconds. */
export interface FoundPeriod {
  readonly period: ReportingPeriod;
  readonly cycle: ReportingCycle;
  readonly deadline: number;
  readonly now: number;
}

/**
 * The period a call is about. Without an id it is the running one, or the one before while that is not yet past its
 * deadline. A period of another interval than the ledger's present one can be looked at when it was begun under that, and
 * so can one of a ledger that is no longer due.
 */
export async function findPeriod(
  { store, reference, clock }: Pick<SubmissionDeps, 'store' | 'reference' | 'clock'>,
  ledger: string,
  id: string | undefined,
): Promise<Result<FoundPeriod, SubmissionFault>> {
  const cycle = cycleOf((await store.cycles()) ?? DEFAULT_CYCLES, ledger) ?? (await formerCycle(store, ledger, id));
  if (cycle === null || reference.definition(ledger) === null)
    return err({ code: 'NO_CYCLE', pointer: '/ledger', detail: submissionTexts.noCycle(ledger.slice(0, 80)) });
  const now = campaignMoment(clock);
  const running = periodOf(cycle.every, clock.today());
  if (id === undefined) {
    const before = periodBefore(running);
    const begun = reference.campaign()?.firstDay ?? running.firstDay;
    const period = deadlineOf(before, cycle) >= now && before.lastDay >= begun ? before : running;
    return ok({ period, cycle, deadline: deadlineOf(period, cycle), now });
  }
  const period = parsePeriod(id);
  const pointer = '/period';
  if (period === null) return err({ code: 'NO_PERIOD', pointer, detail: submissionTexts.noPeriod(id.slice(0, 40)) });
  if (period.firstDay > clock.today())
    return err({ code: 'NOT_BEGUN', pointer, detail: submissionTexts.notBegun(periodName(period)) });
  if (period.every !== cycle.every && (await store.eventsByUnit(ledger, period.id)).size === 0)
    return err({ code: 'OTHER_INTERVAL', pointer, detail: submissionTexts.otherInterval(INTERVAL_NAMES[cycle.every]) });
  return ok({ period, cycle, deadline: deadlineOf(period, cycle), now });
}

async function formerCycle(
  store: SubmissionDeps['store'],
  ledger: string,
  id: string | undefined,
): Promise<ReportingCycle | null> {
  if (id === undefined || (await store.eventsByUnit(ledger, id)).size === 0) return null;
  const earlier = [...(await store.cycleHistory()).map(({ cycles }) => cycles), DEFAULT_CYCLES];
  return earlier.flatMap((cycles) => cycleOf(cycles, ledger) ?? [])[0] ?? null;
}

/** A period as it goes over the wire. */
export function periodAnswer({ period, deadline }: Pick<FoundPeriod, 'period' | 'deadline'>): PeriodAnswer {
  const { id, every, firstDay, lastDay } = period;
  return { id, name: periodName(period), every, firstDay, lastDay, deadline: new Date(deadline).toISOString() };
}

/** The periods before and after that can be looked at: not before the campaign, not in the future. */
export function neighbours(
  { reference, clock }: Pick<SubmissionDeps, 'reference' | 'clock'>,
  period: ReportingPeriod,
): { previous: string | null; next: string | null } {
  const before = periodBefore(period);
  const after = periodAfter(period);
  const firstDay = reference.campaign()?.firstDay ?? period.firstDay;
  return {
    previous: before.lastDay >= firstDay ? before.id : null,
    next: after.firstDay <= clock.today() ? after.id : null,
  };
}
