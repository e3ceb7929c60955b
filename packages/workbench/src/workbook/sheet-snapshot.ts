import { BooleanNumber, CellValueType } from '@univerjs/core';
import type {
  ICellData,
  IObjectArrayPrimitiveType,
  IObjectMatrixPrimitiveType,
  IRowData,
  IStyleData,
  IWorksheetData,
} from '@univerjs/core';
import type { GridCell, SheetGrid } from '@double-hundred/shared/workbook/grid';
import { cellToGrid } from '../grid/grid-cell.ts';
import { isDayFormat } from './day-format.ts';

const days1904 = 1462;

/** Turns one sheet of a file into the spreadsheet's own form. Days of a 1904 workbook are moved to the 1900 count. */
export function sheetSnapshot(sheet: SheetGrid, id: string, dateSystem: 1900 | 1904): Partial<IWorksheetData> {
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  let width = 0;
  sheet.rows.forEach((row, rowIndex) => {
    row?.forEach((cell, columnIndex) => {
      if (cell === undefined) return;
      width = Math.max(width, columnIndex + 1);
      (cellData[rowIndex] ??= {})[columnIndex] = cellSnapshot(cell, dateSystem);
    });
  });
  const rowData: IObjectArrayPrimitiveType<Partial<IRowData>> = {};
  for (const row of sheet.hiddenRows) rowData[row - 1] = { hd: BooleanNumber.TRUE };
  return {
    id,
    name: sheet.name,
    hidden: sheet.visibility === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount: Math.max(100, sheet.rows.length + 60),
    columnCount: Math.max(26, width + 8),
    defaultRowHeight: 24,
    cellData,
    rowData,
    mergeData: sheet.merges.map((area) => ({
      startRow: area.top - 1,
      startColumn: area.left - 1,
      endRow: area.bottom - 1,
      endColumn: area.right - 1,
    })),
  };
}

function cellSnapshot(cell: GridCell, dateSystem: 1900 | 1904): ICellData {
  const style: IStyleData = cell.format === undefined ? {} : { n: { pattern: cell.format } };
  const styled = cell.format === undefined ? {} : { s: style };
  if (cell.error !== undefined) return { v: cell.error, t: CellValueType.STRING, ...styled };
  const moved =
    dateSystem === 1904 && typeof cell.value === 'number' && isDayFormat(cell.format) ? cell.value + days1904 : cell.value;
  if (moved === null || moved === '') return styled;
  const { v, t } = cellToGrid({ value: moved });
  return {
    ...(v === undefined ? {} : { v }),
    ...(t === undefined ? {} : { t }),
    ...(cell.formula === undefined ? {} : { f: cell.formula.startsWith('=') ? cell.formula : `=${cell.formula}` }),
    ...styled,
  };
}
