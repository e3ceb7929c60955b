import type { AchievementKind } from '../campaign/campaign.ts';
import type { BulletinRow } from './frozen-bulletin.ts';

/** A row's part in a figure as it was and as it is; null where it had or has none. */
export interface MovedRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly before: BulletinRow | null;
  readonly after: BulletinRow | null;
}

/** The rows whose part in a unit's figure came, went or is another one, in the order of the later list, gone ones last. */
export function movedRows(before: readonly BulletinRow[], after: readonly BulletinRow[]): readonly MovedRow[] {
  const old = new Map(before.map((row) => [rowKey(row), row]));
  const present = new Set(after.map(rowKey));
  const moved = after.flatMap((row): readonly MovedRow[] => {
    const earlier = old.get(rowKey(row)) ?? null;
    return earlier !== null && isSame(earlier, row) ? [] : [movedRow(row, earlier, row)];
  });
  return [...moved, ...before.filter((row) => !present.has(rowKey(row))).map((row) => movedRow(row, row, null))];
}

function movedRow({ rowId, unitId, kind }: BulletinRow, before: BulletinRow | null, after: BulletinRow | null): MovedRow {
  return { rowId, unitId, kind, before, after };
}

function isSame(left: BulletinRow, right: BulletinRow): boolean {
  return left.yuan === right.yuan && left.bps === right.bps && left.day === right.day;
}

function rowKey({ rowId, unitId, kind }: BulletinRow): string {
  return `${rowId} ${unitId} ${kind}`;
}
