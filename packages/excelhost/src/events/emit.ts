import { fullAddress, localAddress } from '../range/address.ts';
import { type Area, intersection } from '../range/area.ts';
import type { Book } from '../workbook/book.ts';
import { type Cell, shownValue, valueType } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { EventNumber, WORKBOOK_TARGET } from './event-hub.ts';

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

export interface Change {
  readonly type: ChangeType;
  readonly area: Area;
  readonly shift?: 'ShiftCellLeft' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellDown';
  /** Only a single edited cell has details (office-js issues 5308 and 5347). */
  readonly details?: { readonly before: Cell | undefined; readonly after: Cell | undefined };
}

/** `worksheet.onChanged`, and `table.onChanged` for every table the change touches. */
export function emitChanged(book: Book, sheet: Sheet, change: Change): void {
  const address = localAddress(change.area);
  const details = change.details && {
    valueBefore: shownValue(change.details.before),
    valueAfter: shownValue(change.details.after),
    valueTypeBefore: valueType(change.details.before),
    valueTypeAfter: valueType(change.details.after),
  };
  const common = {
    changeType: change.type,
    source: source(book),
    address,
    worksheetId: sheet.id,
    referenceId: `event:${fullAddress(sheet.state.name, change.area)}`,
    ...details,
  };
  book.events.emit(EventNumber.changed, [sheet.id, WORKBOOK_TARGET], {
    ...common,
    shiftDirection: change.shift ?? 'None',
    ...triggerSource(book),
  });
  for (const table of sheet.state.tables) {
    const part = intersection(table.area, change.area);
    if (!part) continue;
    // The table's event never says who triggered it (knowledge of the client: Table_Changed_EventArgsTransform).
    book.events.emit(EventNumber.tableChanged, [table.id, sheet.id, WORKBOOK_TARGET], {
      ...common,
      address: localAddress(part),
      referenceId: `event:${fullAddress(sheet.state.name, part)}`,
      tableId: table.id,
    });
  }
}

/** An event about the sheet as a whole. */
export function emitSheet(book: Book, sheet: Sheet, type: number, args: Readonly<Record<string, unknown>> = {}): void {
  book.events.emit(type, [sheet.id, WORKBOOK_TARGET], {
    worksheetId: sheet.id,
    source: source(book),
    ...triggerSource(book),
    ...args,
  });
}

export function emitTable(book: Book, sheet: Sheet, type: number, table: { id: string; name: string }): void {
  book.events.emit(type, [sheet.id, WORKBOOK_TARGET], {
    tableId: table.id,
    tableName: table.name,
    worksheetId: sheet.id,
    source: source(book),
  });
}

function source(book: Book): string {
  return book.actor === 'remote' ? 'Remote' : 'Local';
}

function triggerSource(book: Book): { readonly triggerSource?: string } {
  if (!book.knowsTriggerSource) return {};
  return { triggerSource: book.actor === 'addin' ? 'ThisLocalAddin' : 'Unknown' };
}
