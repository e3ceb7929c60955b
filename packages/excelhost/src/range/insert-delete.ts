import { type Change, emitChanged, emitTable } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { HostError } from '../protocol/host-error.ts';
import { shiftTables } from '../table/shift-tables.ts';
import { bodyArea, headerArea, type Table } from '../table/table.ts';
import type { Book } from '../workbook/book.ts';
import type { Cell } from '../workbook/cell.ts';
import { requireAllowed, requireUnlocked } from '../workbook/permission.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type Area, columnCount, contains, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS, rowCount } from './area.ts';
import { type Shift, shiftedArea, tears } from './shift-area.ts';
import { shiftedFormula } from './shift-formula.ts';
import { clearCells } from './write-cells.ts';

/** Inserts empty cells; what was there moves down or right. New rows take the format of the row above, as in Excel. */
export function insertCells(book: Book, sheet: Sheet, area: Area, direction: 'Down' | 'Right'): void {
  const shift: Shift = { area, axis: direction === 'Down' ? 'rows' : 'columns', kind: 'insert' };
  requireShift(book, sheet, shift);
  if (direction === 'Down') {
    const last = sheet.state.grid.used({ ...area, top: 1, bottom: MAX_ROWS }, true);
    if (last && last.bottom + rowCount(area) > MAX_ROWS)
      throw new HostError('NonBlankCellOffSheet', 'The insertion would push cells with content off the sheet.');
    if (isEntireRow(area)) sheet.state.grid.insertRows(area.top, rowCount(area));
    else sheet.state.grid.move({ ...area, bottom: MAX_ROWS }, rowCount(area), 0);
    if (area.top > 1) inheritFormats(sheet, area);
  } else {
    sheet.state.grid.insertCells(area.top, area.bottom, area.left, columnCount(area));
  }
  moveEverythingElse(book, sheet, shift);
  const whole = isEntireRow(area) ? 'RowInserted' : isEntireColumn(area) ? 'ColumnInserted' : 'CellInserted';
  announce(book, sheet, { type: whole, area, shift: direction === 'Down' ? 'ShiftCellDown' : 'ShiftCellRight' });
}

/** Deletes cells; what is below or right of them closes the gap. Tables that lie wholly inside go too. */
export function deleteCells(book: Book, sheet: Sheet, given: Area, direction: 'Up' | 'Left'): void {
  const axis = direction === 'Up' ? 'rows' : 'columns';
  requireShift(book, sheet, { area: given, axis, kind: 'delete' });
  const area = direction === 'Up' ? withoutLastBodyRow(book, sheet, given) : given;
  if (!area) return;
  const shift: Shift = { area, axis, kind: 'delete' };
  if (direction === 'Left') sheet.state.grid.deleteCells(area.top, area.bottom, area.left, columnCount(area));
  else if (isEntireRow(area)) sheet.state.grid.deleteRows(area.top, rowCount(area));
  else {
    for (const { row, column } of sheet.state.grid.list(area)) sheet.state.grid.set(row, column, undefined);
    sheet.state.grid.move({ ...area, top: area.bottom + 1, bottom: MAX_ROWS }, -rowCount(area), 0);
  }
  moveEverythingElse(book, sheet, shift);
  const whole = isEntireRow(area) ? 'RowDeleted' : isEntireColumn(area) ? 'ColumnDeleted' : 'CellDeleted';
  announce(book, sheet, { type: whole, area, shift: direction === 'Up' ? 'ShiftCellUp' : 'ShiftCellLeft' });
}

// Only inserted and deleted single cells say in which direction; whole rows and columns cannot move otherwise.
function announce(book: Book, sheet: Sheet, change: Change): void {
  book.stale = true;
  emitChanged(book, sheet, change);
}

function requireShift(book: Book, sheet: Sheet, shift: Shift): void {
  const noun = shift.axis === 'rows' ? 'Rows' : 'Columns';
  if (isEntireRow(shift.area) || isEntireColumn(shift.area))
    requireAllowed(book, sheet, `${shift.kind === 'insert' ? 'allowInsert' : 'allowDelete'}${noun}`);
  else requireUnlocked(book, sheet, shift.area);
  if (sheet.state.merges.some((merge) => tears(merge, shift)))
    throw new HostError('MergedRangeConflict', 'The operation would split merged cells.');
  if (sheet.state.tables.some((table) => tears(table.area, shift)))
    throw new HostError('InsertDeleteConflict', 'The operation would shift cells in a table.');
  const headless = (table: Table): boolean =>
    table.showHeaders && shiftedArea(headerArea(table), shift) === null && shiftedArea(table.area, shift) !== null;
  if (shift.axis === 'rows' && sheet.state.tables.some(headless))
    throw new HostError('InvalidOperation', 'The heading row of a table cannot be deleted without the table.');
}

// A table keeps one row of data: when all of them are deleted, the first one is only emptied.
function withoutLastBodyRow(book: Book, sheet: Sheet, area: Area): Area | null {
  const kept = sheet.state.tables.find((table) => {
    const body = bodyArea(table);
    return table.showHeaders && area.top === body.top && contains(area, body);
  });
  if (!kept) return area;
  clearCells(book, sheet, { ...area, bottom: area.top }, 'Contents');
  return area.bottom === area.top ? null : { ...area, top: area.top + 1 };
}

function inheritFormats(sheet: Sheet, area: Area): void {
  const above = sheet.state.grid.list({ ...area, top: area.top - 1, bottom: area.top - 1 });
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (const { column, cell } of above) {
      if (cell.format === undefined && !cell.style) continue;
      const empty: Cell = {
        value: null,
        ...(cell.format === undefined ? {} : { format: cell.format }),
        ...(cell.style ? { style: cell.style } : {}),
      };
      sheet.state.grid.set(row, column, empty);
    }
  }
}

// Merged cells, hidden rows, tables, rules, names, formulas and what the client holds on to move with the cells.
function moveEverythingElse(book: Book, sheet: Sheet, shift: Shift): void {
  const state = sheet.state;
  const kept = <T extends { readonly area: Area }>(items: readonly T[]): T[] =>
    items.flatMap((item) => {
      const area = shiftedArea(item.area, shift);
      return area ? [{ ...item, area }] : [];
    });
  state.merges = state.merges.flatMap((merge) => shiftedArea(merge, shift) ?? []).filter((merge) => !isSingle(merge));
  state.conditionalFormats = kept(state.conditionalFormats).map((rule) => ({
    ...rule,
    formula: shiftedFormula(rule.formula, state.name, state.name, shift),
  }));
  state.validations = kept(state.validations);
  for (const gone of shiftTables(book, sheet, shift)) emitTable(book, sheet, EventNumber.tableDeleted, gone);
  if (shift.axis === 'rows' && isEntireRow(shift.area)) {
    state.hiddenRows = movedNumbers(state.hiddenRows, (row) => shiftedArea(rowArea(row), shift)?.top);
    state.filteredRows = movedNumbers(state.filteredRows, (row) => shiftedArea(rowArea(row), shift)?.top);
  }
  if (shift.axis === 'columns' && isEntireColumn(shift.area)) {
    const moved = (column: number): number | undefined => shiftedArea(columnArea(column), shift)?.left;
    state.hiddenColumns = movedNumbers(state.hiddenColumns, moved);
    state.columnFormats = movedKeys(state.columnFormats, moved);
    state.columnWidths = movedKeys(state.columnWidths, moved);
  }
  for (const held of book.held) if (held.sheet === sheet && held.area) held.area = shiftedArea(held.area, shift);
  book.names = book.names.map((item) => ({ ...item, formula: shiftedFormula(item.formula, '', state.name, shift) }));
  for (const other of book.sheets) {
    for (const { row, column, cell } of other.state.grid.list({ top: 1, left: 1, bottom: MAX_ROWS, right: MAX_COLUMNS })) {
      if (cell.formula === undefined) continue;
      const formula = shiftedFormula(cell.formula, other.state.name, state.name, shift);
      if (formula !== cell.formula) other.state.grid.set(row, column, { ...cell, formula });
    }
  }
}

function isSingle(area: Area): boolean {
  return area.top === area.bottom && area.left === area.right;
}

function rowArea(row: number): Area {
  return { top: row, bottom: row, left: 1, right: MAX_COLUMNS };
}

function columnArea(column: number): Area {
  return { top: 1, bottom: MAX_ROWS, left: column, right: column };
}

function movedNumbers(numbers: ReadonlySet<number>, move: (number: number) => number | undefined): ReadonlySet<number> {
  return new Set([...numbers].flatMap((number) => move(number) ?? []));
}

function movedKeys<V>(map: ReadonlyMap<number, V>, move: (number: number) => number | undefined): ReadonlyMap<number, V> {
  return new Map(
    [...map].flatMap(([key, value]) => {
      const moved = move(key);
      return moved === undefined ? [] : [[moved, value] as const];
    }),
  );
}
