import { BooleanNumber, LocaleType } from '@univerjs/core';
import type { IStyleData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core';
import type { Result } from '@double-hundred/shared/kernel/result';
import { ok } from '@double-hundred/shared/kernel/result';
import type { WorkbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import { readStatePart } from '@double-hundred/shared/workbook/state-part';
import type { WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import { readLook, type SheetLook, type WorkbookLook } from '@double-hundred/xlsx/read-look';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { styleFromFile } from './cell-look.ts';
import { listSnapshot, VALIDATION_RESOURCE } from './list-snapshot.ts';
import type { KeptOfSheet } from './kept-of-sheet.ts';
import { sheetSnapshot } from './sheet-snapshot.ts';

/** Reads an .xlsx file into the spreadsheet's own form: values, look, lists and the state kept inside the file. */
export async function workbookIn(bytes: Uint8Array, id: string, name: string): Promise<Result<IWorkbookData, WorkbookRefusal>> {
  const read = await readWorkbook(bytes);
  if (!read.ok) return read;
  return ok(workbookSnapshot(read.value, await readLook(bytes), id, name));
}

/** Puts values and look together; a sheet without a look is shown plain. */
export function workbookSnapshot(workbook: WorkbookGrid, looks: WorkbookLook, id: string, name: string): IWorkbookData {
  const styles: Record<string, IStyleData> = {};
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  const lists: Record<string, unknown> = {};
  workbook.sheets.forEach((sheet, index) => {
    const sheetId = `sheet-${index + 1}`;
    const snapshot = sheetSnapshot(sheet, sheetId, workbook.dateSystem);
    const look = looks.sheets.find((one) => one.name === sheet.name);
    if (look !== undefined) {
      dress(snapshot, look, styles, sheetId);
      snapshot.custom = {
        validations: look.validations,
        tables: look.tables,
        extras: look.extras,
        visibility: sheet.visibility,
      } satisfies KeptOfSheet;
      lists[sheetId] = listSnapshot(look.validations, sheetId, looks.names);
    }
    sheets[sheetId] = snapshot;
  });
  const states = Object.fromEntries(
    workbook.customXml.flatMap((xml) => {
      const state = readStatePart(xml);
      return state === null ? [] : [[state.key, state.json]];
    }),
  );
  return {
    id,
    name,
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles,
    sheetOrder: Object.keys(sheets),
    sheets,
    resources: [{ name: VALIDATION_RESOURCE, data: JSON.stringify(lists) }],
    custom: { states, ...(looks.names.length === 0 ? {} : { names: looks.names }) },
  };
}

// The number format read with the value wins: it is the one the ledger was checked with.
function styleName(
  styles: Record<string, IStyleData>,
  look: SheetLook,
  sheetId: string,
  place: number,
  format: string | undefined,
): string {
  const name = format === undefined ? `${sheetId}-${place}` : `${sheetId}-${place}-${format}`;
  if (styles[name] === undefined) {
    const style = look.styles[place];
    const data = style === undefined ? {} : styleFromFile(style);
    styles[name] = format === undefined ? data : { ...data, n: { pattern: format } };
  }
  return name;
}

function formatOf(style: Nullable<IStyleData | string>): string | undefined {
  return typeof style === 'object' ? style?.n?.pattern : undefined;
}

/** Widths come in characters, heights in points. */
function dress(snapshot: Partial<IWorksheetData>, look: SheetLook, styles: Record<string, IStyleData>, sheetId: string): void {
  const cells = (snapshot.cellData ??= {});
  let lastRow = snapshot.rowCount ?? 0;
  let lastColumn = snapshot.columnCount ?? 0;
  for (const [row, column, style] of look.cells) {
    const line = (cells[row] ??= {});
    line[column] = { ...line[column], s: styleName(styles, look, sheetId, style, formatOf(line[column]?.s)) };
    lastRow = Math.max(lastRow, row + 20);
    lastColumn = Math.max(lastColumn, column + 6);
  }
  snapshot.rowCount = lastRow;
  snapshot.columnCount = lastColumn;
  const columns = (snapshot.columnData ??= {});
  look.columns.forEach((column, index) => {
    columns[index] = {
      ...(column.width === undefined ? {} : { w: Math.round(column.width * 8 + 5) }),
      ...(column.hidden === true ? { hd: BooleanNumber.TRUE } : {}),
    };
  });
  const rows = (snapshot.rowData ??= {});
  for (const row of look.rows) {
    rows[row.row] = {
      ...rows[row.row],
      ...(row.height === undefined ? {} : { h: Math.round((row.height * 4) / 3), ia: BooleanNumber.FALSE }),
      ...(row.hidden === true ? { hd: BooleanNumber.TRUE } : {}),
    };
  }
  const { freeze } = look;
  if (freeze.rows > 0 || freeze.columns > 0) {
    snapshot.freeze = {
      xSplit: freeze.columns,
      ySplit: freeze.rows,
      startRow: freeze.rows > 0 ? freeze.rows : -1,
      startColumn: freeze.columns > 0 ? freeze.columns : -1,
    };
  }
}
