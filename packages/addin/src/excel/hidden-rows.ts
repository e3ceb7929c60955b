import type { ExcelRange, ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';

/** Rows asked together at the second look. */
const ROWS_A_BLOCK = 50;

interface Rows {
  readonly first: number;
  readonly count: number;
}

/**
 * The hidden rows (1-based) among those of a range whose `rowHidden` was read: null says some are. Not by
 * getRowProperties, which the client sends as a write and so empties the clerk's undo stack (flags of 1.1.110, measured).
 */
export async function readHiddenRows(
  excel: ExcelStep,
  sheet: ExcelWorksheet,
  used: Pick<ExcelRange, 'rowIndex' | 'rowCount' | 'rowHidden'>,
): Promise<readonly number[]> {
  const all = { first: used.rowIndex + 1, count: used.rowCount };
  if (used.rowHidden !== null) return used.rowHidden ? cut(all, 1).map(({ first }) => first) : [];
  const hidden: number[] = [];
  let mixed: readonly Rows[] = [all];
  for (const size of [ROWS_A_BLOCK, 1]) {
    const asked = mixed.flatMap((rows) => cut(rows, size));
    if (asked.length === 0) break;
    const ranges = asked.map(({ first, count: rows }) => sheet.getRange(`${first}:${first + rows - 1}`));
    for (const range of ranges) range.load('rowHidden');
    await excel.sync();
    mixed = asked.filter((_, index) => ranges[index]?.rowHidden === null);
    asked.forEach((rows, index) => {
      if (ranges[index]?.rowHidden === true) hidden.push(...cut(rows, 1).map(({ first }) => first));
    });
  }
  return hidden.sort((left, right) => left - right);
}

function cut({ first, count }: Rows, size: number): readonly Rows[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    first: first + index * size,
    count: Math.min(size, count - index * size),
  }));
}
