import { shanghaiDay } from '../kernel/day.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { RestingRows } from './reporting-cycle.ts';
import type { ReportingPeriod } from './reporting-period.ts';

/** Why a row is not done yet. */
export const GAP_REASONS = ['notUpdated', 'unexplained', 'conflict', 'error', 'refused'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** A row of the ledger as completeness looks at it. Times are RFC 3339. */
export interface ReportedRow {
  readonly rowId: string;
  readonly fields: RowFields;
  /** When its latest revision was received; confirming a row as it stands makes one, too. */
  readonly at: string;
  readonly unexplained: boolean;
  readonly inConflict: boolean;
  readonly hasError: boolean;
  /** When content for it was last refused; null when never. */
  readonly refusedAt: string | null;
}

export interface RowGap {
  readonly rowId: string;
  readonly reasons: readonly GapReason[];
}

/** Of the rows that are due, those done; the others with what they lack. */
export interface Completeness {
  readonly due: number;
  readonly done: number;
  readonly gaps: readonly RowGap[];
}

/**
 * Completeness of a unit's ledger in a period: rows due are those not at rest, and any row with something open; a row is
 * done when it was updated or confirmed since the period began and nothing is open in it.
 */
export function completenessOf(
  rows: readonly ReportedRow[],
  period: Pick<ReportingPeriod, 'firstDay'>,
  resting: RestingRows | undefined,
): Completeness {
  let due = 0;
  const gaps: RowGap[] = [];
  for (const row of rows) {
    const reasons = gapReasons(row, period.firstDay, resting);
    if (reasons === null) continue;
    due += 1;
    if (reasons.length > 0) gaps.push({ rowId: row.rowId, reasons });
  }
  return { due, done: due - gaps.length, gaps };
}

/** Whether a row needs no update any more. */
export function isAtRest(fields: RowFields, resting: RestingRows | undefined): boolean {
  if (resting === undefined) return false;
  const value = fields[resting.column];
  if (value === undefined) return false;
  return resting.values === undefined || (typeof value === 'string' && resting.values.includes(value));
}

function gapReasons(row: ReportedRow, firstDay: string, resting: RestingRows | undefined): GapReason[] | null {
  const reasons: GapReason[] = [];
  if (row.hasError) reasons.push('error');
  if (row.unexplained) reasons.push('unexplained');
  if (row.inConflict) reasons.push('conflict');
  // A later revision says that the refused content is no longer meant.
  if (row.refusedAt !== null && row.refusedAt > row.at) reasons.push('refused');
  if (isAtRest(row.fields, resting)) return reasons.length === 0 ? null : reasons;
  if (shanghaiDay(Date.parse(row.at)) < firstDay) reasons.unshift('notUpdated');
  return reasons;
}
