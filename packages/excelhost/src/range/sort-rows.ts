import { emitSheet } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { HostError } from '../protocol/host-error.ts';
import type { Book } from '../workbook/book.ts';
import { type Cell, isEmptyCell } from '../workbook/cell.ts';
import { requireAllowed } from '../workbook/permission.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { bodyArea } from '../table/table.ts';
import { localAddress } from './address.ts';
import { type Area, contains, intersection } from './area.ts';
import { movedFormula } from './shift-formula.ts';

/** One key of a sort: the column counted from the left of the area, from 0. */
export interface SortField {
  readonly key: number;
  readonly ascending?: boolean;
}

/**
 * Sorts the rows of the area: numbers, then text (by pinyin), then truth values, then errors; empty cells last either way.
 * Only onRowSorted tells of it: a sort is no edit (Microsoft: WorksheetRowSortedEventArgs).
 */
export function sortRows(book: Book, sheet: Sheet, area: Area, fields: readonly SortField[]): void {
  requireAllowed(book, sheet, 'allowSort');
  if (sheet.state.merges.some((merge) => intersection(merge, area)))
    throw new HostError('MergedRangeConflict', 'To sort, all the merged cells need to be the same size.');
  if (sheet.state.tables.some((table) => intersection(table.area, area) && !contains(bodyArea(table), area)))
    throw new HostError('InvalidOperation', "Cells of a table and around it can't be sorted together.");
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, index) =>
    Array.from({ length: area.right - area.left + 1 }, (__, offset) => sheet.cell(area.top + index, area.left + offset)),
  );
  const placeBefore = new Map(rows.map((cells, index) => [cells, index]));
  const sorted = [...rows].sort((one, other) => {
    for (const field of fields) {
      const order = compare(one[field.key], other[field.key], field.ascending === false);
      if (order !== 0) return order;
    }
    return 0;
  });
  sorted.forEach((cells, index) => {
    if (cells === rows[index]) return;
    const moved = index - (placeBefore.get(cells) ?? index);
    cells.forEach((cell, offset) => {
      const formula = cell?.formula === undefined ? undefined : movedFormula(cell.formula, moved, 0);
      const next = cell && formula !== undefined ? { ...cell, formula } : cell;
      sheet.state.grid.set(area.top + index, area.left + offset, next);
    });
  });
  book.stale = true;
  emitSheet(book, sheet, EventNumber.rowSorted, { address: localAddress(area) });
}

const collator = new Intl.Collator('zh-CN', { sensitivity: 'accent' });

function compare(one: Cell | undefined, other: Cell | undefined, descending: boolean): number {
  const empty = Number(isEmptyCell(one)) - Number(isEmptyCell(other));
  if (empty !== 0) return empty;
  const ranks = rank(one) - rank(other);
  const order = ranks !== 0 ? ranks : compareValues(one?.value ?? null, other?.value ?? null);
  return descending ? -order : order;
}

function rank(cell: Cell | undefined): number {
  if (cell?.error !== undefined) return 3;
  return typeof cell?.value === 'number' ? 0 : typeof cell?.value === 'string' ? 1 : 2;
}

function compareValues(one: Cell['value'], other: Cell['value']): number {
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other);
  return Number(one) - Number(other);
}
