import type { ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { type FWorkbook, type FWorksheet, SetRangeValuesCommand } from '@univerjs/preset-sheets-core';
import {
  type CellContent,
  type CellWrite,
  type SheetDressing,
  type SheetPort,
  SheetRefusal,
  type SheetRefusalCode,
} from '@double-hundred/addin/ports/sheet-port';
import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import type { KeptOfSheet } from '../workbook/kept-of-sheet.ts';
import { rulesOfLooks } from '../workbook/look-rules.ts';
import { cellFromGrid, cellToGrid } from './grid-cell.ts';
import { listenToGrid } from './grid-changes.ts';
import { readGridSheet } from './grid-reading.ts';
import { oneUndoStep } from './grid-undo.ts';
import { loadGridState, saveGridState } from './grid-state.ts';

/** A sheet that does not exist yet. */
export interface NewSheet {
  readonly name: string;
  readonly cellData: IObjectMatrixPrimitiveType<ICellData>;
  readonly columnData: Record<number, { w: number }>;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** What the port needs of the page around it. */
export interface GridSurroundings {
  /** Ends typing in a cell and keeps what was typed, so that a write cannot lose it. */
  finishTyping(): Promise<void>;
  /** Scrolls to the cell (1-based) and moves the keyboard to it. */
  reveal(sheet: FWorksheet, row: number, column: number): void;
  /** Opens a new workbook with this one sheet; for somebody who pulls figures before a workbook is open. */
  openNew(sheet: NewSheet): Promise<void>;
  /** Called when state text was stored, so that the page saves the workbook again. */
  stateSaved(): void;
}

/** The open workbook of the spreadsheet on the page, behind the sheet port. Another workbook may be opened under it. */
export function createGridSheet(api: FUniver, surroundings: GridSurroundings): SheetPort {
  const refuse = (code: SheetRefusalCode): never => {
    throw new SheetRefusal(code, SHEET_REFUSALS[code]);
  };
  const workbook = (): FWorkbook => api.getActiveWorkbook() ?? refuse('NO_SHEET');
  const sheetOf = (name: string): FWorksheet => workbook().getSheetByName(name) ?? refuse('NO_SHEET');
  const writable = async (name: string): Promise<FWorksheet> => {
    const sheet = sheetOf(name);
    await surroundings.finishTyping();
    return sheet;
  };
  const setCells = (sheet: FWorksheet, cells: readonly CellWrite[]): void => {
    makeRoom(sheet, cells);
    const value: IObjectMatrixPrimitiveType<ICellData> = {};
    for (const cell of cells) (value[cell.row - 1] ??= {})[cell.column - 1] = cellToGrid(cell);
    setValues(sheet, value);
  };
  const setValues = (sheet: FWorksheet, value: IObjectMatrixPrimitiveType<ICellData>): void => {
    const done = sheet
      .getInject()
      .get(ICommandService)
      .syncExecuteCommand(SetRangeValuesCommand.id, {
        unitId: workbook().getId(),
        subUnitId: sheet.getSheetId(),
        range: { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 },
        value,
      });
    if (done === false) refuse('HOST_FAILED');
  };

  const added = new Set<string>();
  return {
    host: 'grid',
    async sheets() {
      const open = api.getActiveWorkbook();
      if (open === null) return [];
      const active = open.getActiveSheet().getSheetId();
      return open.getSheets().map(
        (sheet) =>
          ({
            name: sheet.getSheetName(),
            active: sheet.getSheetId() === active,
            visibility: sheet.isSheetHidden() ? 'hidden' : 'visible',
          }) as const,
      );
    },
    async read(name) {
      return readGridSheet(workbook(), sheetOf(name));
    },
    async write(name, cells, inserts = []) {
      const sheet = await writable(name);
      const skipped: CellWrite[] = [];
      if (cells.length === 0 && inserts.length === 0) return skipped;
      oneUndoStep(sheet, workbook().getId(), () => {
        for (const { beforeRow, count } of [...inserts].sort((left, right) => right.beforeRow - left.beforeRow)) {
          makeRoom(sheet, [{ row: beforeRow, column: 1 }]);
          sheet.insertRowsBefore(beforeRow - 1, count);
        }
        skipped.push(...cells.filter((cell) => cell.was !== undefined && cell.was !== contentAt(sheet, cell)));
        const written = cells.filter((cell) => !skipped.includes(cell));
        if (written.length > 0) setCells(sheet, written);
      });
      return skipped;
    },
    async insertRows(name, beforeRow, count) {
      const sheet = await writable(name);
      oneUndoStep(sheet, workbook().getId(), () => {
        makeRoom(sheet, [{ row: beforeRow, column: 1 }]);
        sheet.insertRowsBefore(beforeRow - 1, count);
      });
    },
    async deleteRows(name, rows) {
      const sheet = await writable(name);
      oneUndoStep(sheet, workbook().getId(), () => {
        for (const row of [...new Set(rows)].sort((left, right) => right - left)) {
          if (row > sheet.getMaxRows()) continue;
          if (
            sheet
              .getSheet()
              .getRowManager()
              .getRow(row - 1)?.hd === 1
          )
            sheet.showRows(row - 1, 1);
          sheet.deleteRows(row - 1, 1);
        }
      });
    },
    async addHiddenColumn(name, headerRow, column, heading) {
      const sheet = await writable(name);
      oneUndoStep(sheet, workbook().getId(), () => {
        setCells(sheet, [{ row: headerRow, column, value: heading, format: '@' }]);
        sheet.setColumnDefaultStyle(column - 1, { n: { pattern: '@' } });
        sheet.hideColumns(column - 1, 1);
      });
    },
    async removeColumn(name, column) {
      const sheet = await writable(name);
      oneUndoStep(sheet, workbook().getId(), () => {
        if (isHidden(sheet, column)) sheet.showColumns(column - 1, 1);
        sheet.deleteColumns(column - 1, 1);
      });
    },
    // Lists, marks and tables of a file lie beside the grid and cannot be pasted over; they are written out again as they came.
    async readDress(name, area) {
      const sheet = sheetOf(name);
      return {
        tables: null,
        hiddenColumns: area.columns.filter((column) => isHidden(sheet, column)),
        listColumns: null,
        markColumns: null,
      };
    },
    async dress(name, { firstRow, lastRow, columns, hiddenColumns, boldRows = [] }) {
      const sheet = await writable(name);
      oneUndoStep(sheet, workbook().getId(), () => {
        for (const { column, format } of columns) {
          if (format === undefined) continue;
          makeRoom(sheet, [{ row: lastRow, column }]);
          setValues(sheet, formatCells(firstRow, lastRow, column, format));
        }
        const width = Math.max(1, ...columns.map(({ column }) => column), ...hiddenColumns);
        for (const row of boldRows) sheet.getRange(row - 1, 0, 1, width).setFontWeight('bold');
        for (const column of hiddenColumns) sheet.hideColumns(column - 1, 1);
      });
      keepLooks(sheet, { firstRow, lastRow, columns });
    },
    async addSheet(name, values) {
      if (api.getActiveWorkbook() === null) {
        await surroundings.openNew({ ...newSheet(values), name });
        return name;
      }
      const taken = new Set(
        workbook()
          .getSheets()
          .map((sheet) => sheet.getSheetName()),
      );
      let free = name;
      for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
      workbook().insertSheet(free, { sheet: newSheet(values) });
      added.add(free);
      return free;
    },
    async removeSheet(name) {
      if (!added.delete(name) || !workbook().deleteSheet(sheetOf(name))) refuse('NO_SHEET');
    },
    async select(name, row, column) {
      const sheet = sheetOf(name);
      makeRoom(sheet, [{ row, column }]);
      sheet
        .activate()
        .getRange(row - 1, column - 1)
        .activate();
      surroundings.reveal(sheet, row, column);
    },
    onChange: (listener) =>
      listenToGrid(api, (sheetId) => {
        const open = api.getActiveWorkbook();
        const sheet = open?.getSheetBySheetId(sheetId) ?? open?.getActiveSheet();
        if (sheet) listener(sheet.getSheetName());
      }),
    loadState: async (key) => loadGridState(workbook(), key),
    async saveState(key, text) {
      saveGridState(workbook(), key, text);
      surroundings.stateSaved();
    },
  };
}

function contentAt(sheet: FWorksheet, place: { readonly row: number; readonly column: number }): CellContent {
  return (
    cellFromGrid(
      sheet
        .getSheet()
        .getCellMatrix()
        .getValue(place.row - 1, place.column - 1),
      undefined,
    )?.value ?? null
  );
}

/** Keeps looks with the rules of the sheet: they are shown from there, go along with rows and columns, and into the file. */
function keepLooks(sheet: FWorksheet, { firstRow, lastRow, columns }: Omit<SheetDressing, 'hiddenColumns'>): void {
  const rules = columns.flatMap(({ column, looks = [] }) => rulesOfLooks(looks, { column, firstRow, lastRow }));
  if (rules.length === 0) return;
  const model = sheet.getSheet();
  const kept: Partial<KeptOfSheet> = model.getCustomMetadata() ?? {};
  const { extras } = kept;
  model.setCustomMetadata({
    ...kept,
    extras: { ...extras, conditionalRules: [...(extras?.conditionalRules ?? []), ...rules] },
  });
}

/** The cells of a column with a number format and nothing else; what they hold stays. */
function formatCells(firstRow: number, lastRow: number, column: number, format: string): IObjectMatrixPrimitiveType<ICellData> {
  const value: IObjectMatrixPrimitiveType<ICellData> = {};
  for (let row = firstRow; row <= lastRow; row += 1) value[row - 1] = { [column - 1]: { s: { n: { pattern: format } } } };
  return value;
}

function isHidden(sheet: FWorksheet, column: number): boolean {
  return (
    sheet
      .getSheet()
      .getColumnManager()
      .getColumn(column - 1)?.hd === 1
  );
}

/** A place beyond the edge would not be shown; the edge moves out first. */
function makeRoom(sheet: FWorksheet, places: readonly { readonly row: number; readonly column: number }[]): void {
  const row = places.reduce((most, place) => Math.max(most, place.row), 0);
  const column = places.reduce((most, place) => Math.max(most, place.column), 0);
  if (row > sheet.getMaxRows()) sheet.setRowCount(row + 100);
  if (column > sheet.getMaxColumns()) sheet.setColumnCount(column + 5);
}

function newSheet(values: readonly (readonly CellContent[])[]): Omit<NewSheet, 'name'> {
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  const columnData: Record<number, { w: number }> = {};
  values.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value === null) return;
      (cellData[row] ??= {})[column] = cellToGrid({ value });
      const width = Array.from(String(value)).reduce((sum, letter) => sum + (letter > '\u{FF}' ? 15 : 8), 24);
      if (line.length > 1) columnData[column] = { w: Math.min(320, Math.max(columnData[column]?.w ?? 72, width)) };
    });
  });
  return {
    cellData,
    columnData,
    rowCount: values.length + 50,
    columnCount: Math.max(20, ...values.map((line) => line.length + 5)),
  };
}
