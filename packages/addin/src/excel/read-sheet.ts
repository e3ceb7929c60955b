import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import type { GridCell, MergedArea, SheetGrid } from '@double-hundred/shared/workbook/grid';
import { cellFromExcel } from './cell-reading.ts';
import type { ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';
import { isTooLarge, refusal } from './excel-refusal.ts';
import { foundSheet } from './find-sheet.ts';
import { readHiddenRows } from './hidden-rows.ts';
import { areasOfAddress } from './merged-areas.ts';

/** Cells in one answer: values, formulas and formats of so many stay below the 5 MB that Excel on the web gives. */
const CELLS_A_REQUEST = 24_000;
/** More than any ledger holds; a stray cell far out would otherwise make Excel hand over millions of empty ones. */
const MOST_CELLS = 3_000_000;

const VISIBILITY: Readonly<Record<string, SheetGrid['visibility']>> = { Hidden: 'hidden', VeryHidden: 'veryHidden' };

interface Extent {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Reads a whole sheet in few requests: one to look at it, then blocks of rows. Merged areas are looked for unless `known`.
 */
export async function readSheet(excel: ExcelStep, name: string, known: readonly MergedArea[] | undefined): Promise<SheetGrid> {
  const sheet = await foundSheet(excel, name, 'id,name,visibility');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden');
  const merged = known ? null : sheet.getRange().getMergedAreasOrNullObject();
  merged?.load('address');
  await excel.sync();
  const visibility = VISIBILITY[sheet.visibility] ?? 'visible';
  const merges: readonly MergedArea[] = known ?? (merged && !merged.isNullObject ? areasOfAddress(merged.address) : []);
  const rows: (readonly (GridCell | undefined)[] | undefined)[] = [];
  let hiddenRows: readonly number[] = [];
  if (!used.isNullObject) {
    const extent = { top: used.rowIndex, left: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    if (extent.rows * extent.columns > MOST_CELLS) throw refusal('HOST_FAILED', SHEET_REFUSALS.TOO_LARGE);
    await readRows(excel, sheet, extent, (number, cells) => {
      rows[number - 1] = cells;
    });
    hiddenRows = await readHiddenRows(excel, sheet, used);
  }
  return { name: sheet.name, rows, merges, hiddenRows, visibility };
}

type TakeRow = (number: number, cells: readonly (GridCell | undefined)[] | undefined) => void;

async function readRows(excel: ExcelStep, sheet: ExcelWorksheet, extent: Extent, take: TakeRow): Promise<void> {
  let step = Math.max(1, Math.floor(CELLS_A_REQUEST / extent.columns));
  for (let from = 0; from < extent.rows;) {
    const count = Math.min(step, extent.rows - from);
    const fits = await readBlock(excel, sheet, { ...extent, top: extent.top + from, rows: count }, take);
    if (fits) from += count;
    else step = Math.max(1, Math.floor(count / 2));
  }
}

/** Reads the rows of a block; false when it was too much for one answer, which some hosts say by giving null for the values. */
async function readBlock(excel: ExcelStep, sheet: ExcelWorksheet, block: Extent, take: TakeRow): Promise<boolean> {
  const range = sheet.getRangeByIndexes(block.top, block.left, block.rows, block.columns);
  range.load('values,formulas,numberFormat');
  try {
    await excel.sync();
  } catch (error) {
    if (isTooLarge(error) && block.rows > 1) return false;
    throw error;
  }
  const values: typeof range.values | null = range.values;
  if (values === null) {
    if (block.rows > 1) return false;
    throw refusal('HOST_FAILED', SHEET_REFUSALS.TOO_LARGE);
  }
  const { formulas, numberFormat } = range;
  const before = Array.from({ length: block.left }, () => undefined);
  values.forEach((line, down) => {
    const cells = line.map((value, right) =>
      cellFromExcel(
        value,
        formulas[down]?.[right] ?? value,
        typeof numberFormat === 'string' ? numberFormat : (numberFormat[down]?.[right] ?? null),
      ),
    );
    const filled = cells.some((cell) => cell !== undefined);
    take(block.top + down + 1, filled ? [...before, ...cells] : undefined);
  });
  return true;
}
