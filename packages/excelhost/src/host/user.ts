import { emitChanged, emitSheet } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { notFound } from '../protocol/host-error.ts';
import { type Area, cellArea, MAX_COLUMNS, MAX_ROWS } from '../range/area.ts';
import { copyCells } from '../range/copy-cells.ts';
import { deleteCells, insertCells } from '../range/insert-delete.ts';
import { shownLook } from '../range/shown-look.ts';
import { type SortField, sortRows } from '../range/sort-rows.ts';
import { clearCells, writeEntries, writeFormats, writeStyle } from '../range/write-cells.ts';
import { convertToRange, deleteTable, findTable, type PlacedTable, resizeTable } from '../table/change-tables.ts';
import { clearFilters, filterColumn } from '../table/filter-rows.ts';
import { bodyArea } from '../table/table.ts';
import { changedCells, hasChanged } from '../undo/moment-changes.ts';
import type { Book } from '../workbook/book.ts';
import type { CellStyle } from '../workbook/cell.ts';
import { activateSheet, addSheet, deleteSheet, renameSheet, selectCells, showSheet } from '../workbook/change-sheets.ts';
import type { Sheet, SheetVisibility } from '../workbook/sheet.ts';

type Typed = string | number | boolean | null;

/** The person at the keyboard of the host; each action is one undo step. Rows and columns count from 1. */
export interface HostUser {
  /** Types into a cell; text is read as Excel reads typed text, null and '' empty the cell. */
  type(sheet: string, row: number, column: number, value: Typed): void;
  /** Pastes a block from its top left cell: rows of values, or text with tabs and line ends as the clipboard has it. */
  paste(sheet: string, row: number, column: number, block: string | readonly (readonly Typed[])[]): void;
  /** Copies cells with formats over a target. */
  copy(sheet: string, from: Area, to: Area): void;
  /** Fills the first row of the area down over the rest. */
  fillDown(sheet: string, area: Area): void;
  clear(sheet: string, area: Area): void;
  format(sheet: string, area: Area, format: string): void;
  style(sheet: string, area: Area, style: CellStyle): void;
  sort(sheet: string, area: Area, fields: readonly SortField[]): void;
  sortTable(table: string, fields: readonly SortField[]): void;
  filterTable(table: string, columnIndex: number, values: readonly string[] | null): void;
  clearTableFilters(table: string): void;
  insertRows(sheet: string, beforeRow: number, count?: number): void;
  deleteRows(sheet: string, row: number, count?: number): void;
  insertColumns(sheet: string, beforeColumn: number, count?: number): void;
  deleteColumns(sheet: string, column: number, count?: number): void;
  hideRows(sheet: string, rows: readonly number[], hidden?: boolean): void;
  hideColumns(sheet: string, columns: readonly number[], hidden?: boolean): void;
  merge(sheet: string, area: Area): void;
  deleteTable(table: string): void;
  convertTable(table: string): void;
  resizeTable(table: string, area: Area): void;
  addSheet(name: string): void;
  renameSheet(sheet: string, name: string): void;
  deleteSheet(sheet: string): void;
  showSheet(sheet: string, visibility: SheetVisibility): void;
  activate(sheet: string): void;
  select(sheet: string, area: Area): void;
  /** Protects or unprotects a sheet; Excel forgets its undo steps then. */
  protect(sheet: string, on: boolean, options?: Readonly<Record<string, unknown>>): void;
  setReadOnly(on: boolean): void;
  /** A cell is being typed into: requests are refused, unless they wait for the end of it. */
  enterEdit(): void;
  leaveEdit(): void;
  /** How a cell is seen, conditional formats worked out. */
  lookAt(sheet: string, row: number, column: number): CellStyle;
  /** One Ctrl+Z; false when there is nothing to take back. */
  undo(): boolean;
  readonly undoSteps: number;
}

export interface EditMode {
  enter(): void;
  leave(): void;
}

export function createUser(book: Book, edit: EditMode): HostUser {
  const step = (change: () => void): void => {
    edit.leave();
    book.actor = 'user';
    const before = book.moment();
    try {
      change();
    } finally {
      if (hasChanged(book, before)) book.undo.push(before);
      book.changed();
    }
  };
  const on = (name: string, change: (sheet: Sheet) => void): void => step(() => change(sheetOf(book, name)));
  const onTable = (name: string, change: (placed: PlacedTable) => void): void => step(() => change(tableOf(book, name)));

  return {
    type: (name, row, column, value) => on(name, (sheet) => writeEntries(book, sheet, cellArea(row, column), value ?? '')),
    paste: (name, row, column, block) => on(name, (sheet) => paste(book, sheet, row, column, block)),
    copy: (name, from, to) => on(name, (sheet) => void copyCells(book, { sheet, area: from }, sheet, to)),
    fillDown: (name, area) =>
      on(
        name,
        (sheet) => void copyCells(book, { sheet, area: { ...area, bottom: area.top } }, sheet, { ...area, top: area.top + 1 }),
      ),
    clear: (name, area) => on(name, (sheet) => clearCells(book, sheet, area, 'Contents')),
    format: (name, area, format) => on(name, (sheet) => writeFormats(book, sheet, area, format)),
    style: (name, area, style) => on(name, (sheet) => writeStyle(book, sheet, area, style)),
    sort: (name, area, fields) => on(name, (sheet) => sortRows(book, sheet, area, fields)),
    sortTable: (name, fields) => onTable(name, ({ sheet, table }) => sortRows(book, sheet, bodyArea(table), fields)),
    filterTable: (name, index, values) => onTable(name, (placed) => filterColumn(book, placed, index, values)),
    clearTableFilters: (name) => onTable(name, (placed) => clearFilters(book, placed)),
    insertRows: (name, row, count = 1) => on(name, (sheet) => insertCells(book, sheet, rowsArea(row, count), 'Down')),
    deleteRows: (name, row, count = 1) => on(name, (sheet) => deleteCells(book, sheet, rowsArea(row, count), 'Up')),
    insertColumns: (name, column, count = 1) =>
      on(name, (sheet) => insertCells(book, sheet, columnsArea(column, count), 'Right')),
    deleteColumns: (name, column, count = 1) => on(name, (sheet) => deleteCells(book, sheet, columnsArea(column, count), 'Left')),
    hideRows: (name, rows, hidden = true) =>
      on(name, (sheet) => {
        sheet.state.hiddenRows = toggled(sheet.state.hiddenRows, rows, hidden);
      }),
    hideColumns: (name, columns, hidden = true) =>
      on(name, (sheet) => {
        sheet.state.hiddenColumns = toggled(sheet.state.hiddenColumns, columns, hidden);
      }),
    // Merging shows as an ordinary edit only (office-js issue 4069).
    merge: (name, area) =>
      on(name, (sheet) => {
        sheet.state.merges = [...sheet.state.merges, area];
        emitChanged(book, sheet, { type: 'RangeEdited', area });
      }),
    deleteTable: (name) => onTable(name, (placed) => deleteTable(book, placed)),
    convertTable: (name) => onTable(name, (placed) => void convertToRange(book, placed)),
    resizeTable: (name, area) => onTable(name, (placed) => resizeTable(book, placed, area)),
    addSheet: (name) => step(() => void addSheet(book, name)),
    renameSheet: (name, next) => on(name, (sheet) => renameSheet(book, sheet, next)),
    deleteSheet: (name) => {
      on(name, (sheet) => deleteSheet(book, sheet));
      // Deleting a sheet cannot be undone in Excel.
      book.undo.clear();
    },
    showSheet: (name, visibility) => on(name, (sheet) => showSheet(book, sheet, visibility)),
    activate: (name) => {
      activateSheet(book, sheetOf(book, name));
      book.changed();
    },
    select: (name, area) => {
      selectCells(book, sheetOf(book, name), [area]);
      book.changed();
    },
    protect: (name, protectedNow, options = {}) => {
      const sheet = sheetOf(book, name);
      sheet.state.protection = protectedNow ? options : null;
      emitSheet(book, sheet, EventNumber.protectionChanged, { isProtected: protectedNow });
      book.undo.clear();
      book.changed();
    },
    setReadOnly: (readOnly) => {
      book.readOnly = readOnly;
      book.changed();
    },
    enterEdit: () => edit.enter(),
    leaveEdit: () => edit.leave(),
    lookAt: (name, row, column) => shownLook(book, sheetOf(book, name), row, column),
    undo: () => undo(book),
    get undoSteps() {
      return book.undo.steps;
    },
  };
}

function undo(book: Book): boolean {
  const moment = book.undo.pop();
  if (!moment) return false;
  const changed = changedCells(book, moment);
  book.restore(moment);
  book.actor = 'user';
  for (const { sheet, area } of changed) emitChanged(book, sheet, { type: 'RangeEdited', area });
  book.changed();
  return true;
}

function paste(book: Book, sheet: Sheet, row: number, column: number, block: Parameters<HostUser['paste']>[3]): void {
  const rows = typeof block === 'string' ? clipboardRows(block) : block;
  const width = Math.max(...rows.map((cells) => cells.length));
  const values = rows.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? ''));
  writeEntries(book, sheet, { top: row, left: column, bottom: row + rows.length - 1, right: column + width - 1 }, values);
}

/** Rows of a clipboard text: tabs between cells, quotes around cells with line ends, a last line end that means nothing. */
export function clipboardRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    const end = match[3];
    if (end === '' || cell.lastIndex >= text.length) break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

function sheetOf(book: Book, name: string): Sheet {
  const sheet = book.findSheet(name);
  if (!sheet) throw notFound();
  return sheet;
}

function tableOf(book: Book, name: string): PlacedTable {
  const placed = findTable(book.sheets, name);
  if (!placed) throw notFound();
  return placed;
}

function rowsArea(row: number, count: number): Area {
  return { top: row, bottom: row + count - 1, left: 1, right: MAX_COLUMNS };
}

function columnsArea(column: number, count: number): Area {
  return { top: 1, bottom: MAX_ROWS, left: column, right: column + count - 1 };
}

function toggled(numbers: ReadonlySet<number>, given: readonly number[], on: boolean): ReadonlySet<number> {
  const next = new Set(numbers);
  for (const number of given) {
    if (on) next.add(number);
    else next.delete(number);
  }
  return next;
}
