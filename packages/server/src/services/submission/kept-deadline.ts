import { cycleOf } from '@double-hundred/shared/submission/reporting-cycle';
import { deadlineOf } from '@double-hundred/shared/submission/reporting-period';
import type { SubmissionStore } from '../../store/submission-store.ts';
import { cyclesAt } from './cycles-at.ts';
import type { FoundPeriod } from './find-period.ts';

/**
 * Until when a hand-in was due, in epoch milliseconds, whatever the cycles say today: as it was kept with it, or by the
 * cycles of its moment for one that kept none.
 */
export async function keptDeadline(
  { store }: { readonly store: Pick<SubmissionStore, 'cycleHistory'> },
  ledger: string,
  { period, deadline }: Pick<FoundPeriod, 'period' | 'deadline'>,
  handedIn: { readonly at: string | null; readonly deadline: string | null },
): Promise<number> {
  if (handedIn.at === null) return deadline;
  if (handedIn.deadline !== null) return Date.parse(handedIn.deadline);
  const cycle = cycleOf(cyclesAt(await store.cycleHistory(), handedIn.at), ledger);
  return cycle === null ? deadline : deadlineOf(period, cycle);
}
