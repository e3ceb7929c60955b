import type { CellContent, CellWrite } from '../ports/sheet-port.ts';
import { batched, type CellBlock, cellBlocks } from './cell-blocks.ts';
import { contentFromExcel } from './cell-reading.ts';
import { textForCell } from './cell-text.ts';
import type { ExcelRange, ExcelValue, ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';
import { writableSheet } from './find-sheet.ts';

/** Cells in one array and in one request; about half of the 5 MB that Excel on the web takes, with long Chinese texts. */
const CELLS_A_BLOCK = 20_000;
const CELLS_A_REQUEST = 30_000;
/** What one range costs in a request beside its cells, counted in cells. */
const RANGE_COST = 60;

/**
 * Writes the cells that still hold what their writer had seen; gives the others. One request, and so one undo step, unless
 * Excel's limit of 5 MB makes more of it. Looks first: sheet, protection, contents and number formats in one request.
 */
export async function writeCells(excel: ExcelStep, name: string, writes: readonly CellWrite[]): Promise<readonly CellWrite[]> {
  for (const { value } of writes) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a cell cannot hold NaN or infinity');
  }
  const looks: { block: CellBlock; range: ExcelRange }[] = [];
  let sheet: ExcelWorksheet | null = null;
  for (const blocks of batched(cellBlocks(writes, CELLS_A_BLOCK), CELLS_A_REQUEST, RANGE_COST)) {
    sheet ??= await writableSheet(excel, name);
    for (const block of blocks) {
      const range = rangeOf(sheet, block);
      range.load('values,numberFormat');
      looks.push({ block, range });
    }
    await excel.sync();
  }
  if (!sheet) {
    await writableSheet(excel, name);
    return [];
  }
  const skipped = new Set<CellWrite>();
  const chosen: CellWrite[] = [];
  const formats = new Map<string, string>();
  for (const { block, range } of looks) {
    block.cells.forEach((line, down) =>
      line.forEach((write, right) => {
        if (!write) return;
        const now = contentFromExcel(range.values[down]?.[right] ?? null);
        if (write.was !== undefined && write.was !== now) return skipped.add(write);
        formats.set(placeOf(write), write.format ?? formatAt(range, down, right));
        return chosen.push(write);
      }),
    );
  }
  for (const blocks of batched(cellBlocks(chosen, CELLS_A_BLOCK), CELLS_A_REQUEST * 2, RANGE_COST)) {
    for (const block of blocks) putBlock(rangeOf(sheet, block), block, formats);
    await excel.sync();
  }
  return writes.filter((write) => skipped.has(write));
}

function putBlock(range: ExcelRange, block: CellBlock, formats: ReadonlyMap<string, string>): void {
  const given = block.cells.map((line) => line.map((write) => write?.format ?? null));
  // The format first: it decides how Excel reads the value.
  if (given.some((line) => line.some((format) => format !== null))) range.numberFormat = given;
  range.values = block.cells.map((line) =>
    line.map((write): ExcelValue => (write ? valueForCell(write.value, formats.get(placeOf(write)) ?? 'General') : null)),
  );
}

/** A value as Excel takes it: '' empties a cell, null would leave it as it is. */
export function valueForCell(value: CellContent, format: string): ExcelValue {
  if (value === null) return '';
  return typeof value === 'string' ? textForCell(value, format) : value;
}

function rangeOf(sheet: ExcelWorksheet, block: CellBlock): ExcelRange {
  return sheet.getRangeByIndexes(block.top - 1, block.left - 1, block.rows, block.columns);
}

function formatAt(range: ExcelRange, down: number, right: number): string {
  return typeof range.numberFormat === 'string' ? range.numberFormat : (range.numberFormat[down]?.[right] ?? 'General');
}

function placeOf(write: CellWrite): string {
  return `${write.row} ${write.column}`;
}
