import { type Area, MAX_COLUMNS } from '../range/area.ts';
import type { Book, BookMoment } from '../workbook/book.ts';
import type { Sheet, SheetState } from '../workbook/sheet.ts';

/** True when anything an undo could take back differs from the moment. */
export function hasChanged(book: Book, before: BookMoment): boolean {
  if (book.names !== before.names || book.sheets.length !== before.sheets.length) return true;
  return book.sheets.some((sheet, index) => {
    const then = before.sheets[index];
    return then?.sheet !== sheet || !sameState(then.state, sheet.state);
  });
}

/** The cells that differ from the moment, per sheet: whole rows from the first to the last that were written. */
export function changedCells(book: Book, before: BookMoment): readonly { readonly sheet: Sheet; readonly area: Area }[] {
  return before.sheets.flatMap(({ sheet, state }) => {
    if (!book.sheets.includes(sheet)) return [];
    const rows = changedRows(state, sheet.state);
    if (!rows) return [];
    const area = sheet.state.grid.used({ ...rows, left: 1, right: MAX_COLUMNS }, false);
    const then = state.grid.used({ ...rows, left: 1, right: MAX_COLUMNS }, false);
    const left = Math.min(area?.left ?? 1, then?.left ?? 1);
    const right = Math.max(area?.right ?? 1, then?.right ?? 1);
    return [{ sheet, area: narrowed({ ...rows, left, right }, state, sheet.state) }];
  });
}

function sameState(one: SheetState, other: SheetState): boolean {
  const { grid: _, ...restOfOne } = one;
  const { grid: __, ...restOfOther } = other;
  const others: Readonly<Record<string, unknown>> = restOfOther;
  return Object.entries(restOfOne).every(([key, value]) => others[key] === value) && changedRows(one, other) === null;
}

function changedRows(one: SheetState, other: SheetState): { top: number; bottom: number } | null {
  let top = 0;
  let bottom = 0;
  for (let row = 1; row <= Math.max(one.grid.height, other.grid.height); row += 1) {
    if (one.grid.rowIdentity(row) === other.grid.rowIdentity(row)) continue;
    if (top === 0) top = row;
    bottom = row;
  }
  return top === 0 ? null : { top, bottom };
}

// Leaves out the columns at both sides that are the same in all rows.
function narrowed(area: Area, one: SheetState, other: SheetState): Area {
  const differs = (column: number): boolean => {
    for (let row = area.top; row <= area.bottom; row += 1)
      if (one.grid.get(row, column) !== other.grid.get(row, column)) return true;
    return false;
  };
  let { left, right } = area;
  while (left < right && !differs(left)) left += 1;
  while (right > left && !differs(right)) right -= 1;
  return { ...area, left, right };
}
