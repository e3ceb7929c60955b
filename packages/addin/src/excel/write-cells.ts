import type { CellContent, CellWrite, RowInsert } from '../ports/sheet-port.ts';
import { batched, type CellBlock, cellBlocks } from './cell-blocks.ts';
import { contentFromExcel } from './cell-reading.ts';
import { textForCell } from './cell-text.ts';
import type { ExcelRange, ExcelValue, ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';
import { writableSheet } from './find-sheet.ts';
import { rowsBefore } from './rows-before.ts';

/** Cells in one array and in one request; about half of the 5 MB that Excel on the web takes, with long Chinese texts. */
const CELLS_A_BLOCK = 20_000;
const CELLS_A_REQUEST = 30_000;
/** What one range costs in a request beside its cells, counted in cells. */
const RANGE_COST = 60;

/** A write at the row its cell has before any row is inserted. */
interface Looked {
  readonly row: number;
  readonly column: number;
  readonly write: CellWrite;
}

/**
 * Writes the cells that still hold what their writer had seen; gives the others. One request, and so one undo step, unless
 * Excel's limit of 5 MB makes more of it. Looks first: sheet, protection, contents and number formats in one request.
 * `inserts` go with the first request: rows without their values would be left if an undo took back the values alone.
 */
export async function writeCells(
  excel: ExcelStep,
  name: string,
  writes: readonly CellWrite[],
  inserts: readonly RowInsert[] = [],
): Promise<readonly CellWrite[]> {
  for (const { value } of writes) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a cell cannot hold NaN or infinity');
  }
  const before = rowsBefore(inserts);
  const present = writes.flatMap((write): readonly Looked[] => {
    const row = before(write.row);
    return row === null ? [] : [{ row, column: write.column, write }];
  });
  const looks: { block: CellBlock<Looked>; range: ExcelRange }[] = [];
  let sheet: ExcelWorksheet | null = null;
  for (const blocks of batched(cellBlocks(present, CELLS_A_BLOCK), CELLS_A_REQUEST, RANGE_COST)) {
    sheet ??= await writableSheet(excel, name);
    for (const block of blocks) {
      const range = rangeOf(sheet, block);
      range.load('values,numberFormat');
      looks.push({ block, range });
    }
    await excel.sync();
  }
  sheet ??= await writableSheet(excel, name);
  const skipped = new Set<CellWrite>();
  const formats = new Map<string, string>();
  for (const { block, range } of looks) {
    block.cells.forEach((line, down) =>
      line.forEach((looked, right) => {
        if (!looked) return;
        const { write } = looked;
        const now = contentFromExcel(range.values[down]?.[right] ?? null);
        if (write.was !== undefined && write.was !== now) skipped.add(write);
        else formats.set(placeOf(write), write.format ?? formatAt(range, down, right));
      }),
    );
  }
  const chosen = writes.filter((write) => !skipped.has(write));
  for (const { beforeRow, count } of [...inserts].sort((left, right) => right.beforeRow - left.beforeRow))
    sheet.getRange(`${beforeRow}:${beforeRow + count - 1}`).insert('Down');
  const batches = batched(cellBlocks(chosen, CELLS_A_BLOCK), CELLS_A_REQUEST * 2, RANGE_COST);
  for (const blocks of batches) {
    for (const block of blocks) putBlock(rangeOf(sheet, block), block, formats);
    await excel.sync();
  }
  if (batches.length === 0 && inserts.length > 0) await excel.sync();
  return writes.filter((write) => skipped.has(write));
}

function putBlock(range: ExcelRange, block: CellBlock, formats: ReadonlyMap<string, string>): void {
  const given = block.cells.map((line) => line.map((write) => write?.format ?? null));
  // The format first: it decides how Excel reads the value.
  if (given.some((line) => line.some((format) => format !== null))) range.numberFormat = given;
  range.values = block.cells.map((line) =>
    line.map((write): ExcelValue =>
      write ? valueForCell(write.value, formats.get(placeOf(write)) ?? write.format ?? 'General') : null,
    ),
  );
}

/** A value as Excel takes it: '' empties a cell, null would leave it as it is. */
export function valueForCell(value: CellContent, format: string): ExcelValue {
  if (value === null) return '';
  return typeof value === 'string' ? textForCell(value, format) : value;
}

function rangeOf(sheet: ExcelWorksheet, block: Pick<CellBlock, 'top' | 'left' | 'rows' | 'columns'>): ExcelRange {
  return sheet.getRangeByIndexes(block.top - 1, block.left - 1, block.rows, block.columns);
}

function formatAt(range: ExcelRange, down: number, right: number): string {
  return typeof range.numberFormat === 'string' ? range.numberFormat : (range.numberFormat[down]?.[right] ?? 'General');
}

function placeOf(write: CellWrite): string {
  return `${write.row} ${write.column}`;
}
