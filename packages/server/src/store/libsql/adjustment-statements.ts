import { achievementKindSchema, basisSchema } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { SqlRow, Statement } from '../database.ts';
import type { KeptAdjustment } from '../totals-store.ts';
import { bulkInsert } from './bulk.ts';

const COLUMNS = [
  'case_id',
  'unit_id',
  'kind',
  'basis',
  'day',
  'count_bps',
  'lead_count',
  'each_count',
  'yuan',
  'note',
  'user_name',
  'at',
];

/** Appends adjustments. */
export function adjustmentStatements(adjustments: readonly KeptAdjustment[]): Statement[] {
  return bulkInsert(
    'adjustment',
    COLUMNS,
    adjustments.map((each) =>
      JSON.stringify([
        each.caseId,
        each.unitId,
        each.kind,
        each.basis,
        each.day,
        each.countBps,
        each.leadCount,
        each.eachCount,
        each.yuan,
        each.note,
        each.by,
        each.at,
      ]),
    ),
  );
}

/** An adjustment as stored. */
export function adjustmentOf(row: SqlRow): KeptAdjustment {
  const caseId = row['case_id'];
  return {
    caseId: typeof caseId === 'string' ? caseId : null,
    unitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    basis: basisSchema.parse(row['basis']),
    day: String(row['day']) as Day,
    countBps: Number(row['count_bps']),
    leadCount: Number(row['lead_count']),
    eachCount: Number(row['each_count']),
    yuan: Number(row['yuan']),
    note: String(row['note']),
    by: String(row['user_name']),
    at: String(row['at']),
  };
}
