import { factsOf } from '@double-hundred/shared/consolidation/facts';
import { addDays } from '@double-hundred/shared/kernel/day';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { lockTexts, periodName } from '@double-hundred/shared/message/submission';
import type { Finding } from '@double-hundred/shared/rule/finding';
import { movedDays } from '@double-hundred/shared/submission/moved-days';
import { parsePeriod } from '@double-hundred/shared/submission/reporting-period';
import { lockAgainst } from '@double-hundred/shared/submission/row-lock';
import type { KeptRow } from '../../store/sync-store.ts';
import type { PushContext } from './settle-mutation.ts';

/** What a locked period says against a row as it would stand, as a finding; null when no lock stands in the way. */
export function lockOnRow(
  context: PushContext,
  row: KeptRow | null,
  rowId: string,
  next: { readonly fields: RowFields; readonly deleted: boolean },
): Finding | null {
  const { locks, ledgerContext, author } = context;
  // What inspectors and the office decide about a row is not the unit's report.
  const decides = author.role === 'inspector' || author.role === 'districtOffice' || author.raises === true;
  if (locks.length === 0 || decides) return null;
  const counts = (fields: RowFields, deleted: boolean) =>
    factsOf({
      rowId,
      unitId: context.unitId,
      fields,
      campaign: ledgerContext.campaign,
      unexplained: false,
      verifications: [],
      deleted,
    });
  const before = row === null ? [] : counts(row.fields, row.deleted);
  const change = {
    rowId,
    createdSeq: row?.createdSeq ?? null,
    movedDays: movedDays(before, counts(next.fields, next.deleted)),
  };
  const lock = lockAgainst(locks, change, ledgerContext.today, context.now);
  if (lock === null) return null;
  const period = parsePeriod(lock.period);
  const name = period === null ? lock.period : periodName(period);
  const running = ledgerContext.today <= lock.lastDay;
  return {
    ruleId: 'PERIOD_LOCKED',
    severity: 'error',
    column: '',
    message: running ? lockTexts.running(name) : lockTexts.reported(name),
    expected: running ? lockTexts.expected(addDays(lock.lastDay, 1)) : lockTexts.expectedReported,
  };
}
