import type { RowInsert } from '../ports/sheet-port.ts';

/** Where a row stood before the rows were inserted; null for an inserted one. */
export function rowsBefore(inserts: readonly RowInsert[]): (row: number) => number | null {
  const upwards = [...inserts].sort((left, right) => left.beforeRow - right.beforeRow);
  return (row) => {
    let added = 0;
    for (const { beforeRow, count } of upwards) {
      if (row < beforeRow + added) break;
      if (row < beforeRow + added + count) return null;
      added += count;
    }
    return row - added;
  };
}
