import { evaluate } from '../formula/evaluate.ts';
import { FormulaError, type Scalar } from '../formula/value.ts';
import type { Book } from '../workbook/book.ts';
import type { Cell } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { parseAddress } from './address.ts';
import { WHOLE_SHEET } from './area.ts';

/** Works out the formulas again when something was written since the last time; in manual calculation they keep their values. */
export function recalculate(book: Book): void {
  if (!book.stale) return;
  book.stale = false;
  const results = new Map<Cell, Cell>();
  const running = new Set<Cell>();
  const resolved = (sheet: Sheet, cell: Cell | undefined): Scalar => {
    if (!cell) return null;
    const done = cell.formula === undefined ? cell : calculated(sheet, cell);
    if (done.error !== undefined) throw new FormulaError(done.error);
    return done.value;
  };
  const calculated = (sheet: Sheet, cell: Cell): Cell => {
    const known = results.get(cell);
    if (known) return known;
    // A circle of references shows 0 in Excel, after a warning.
    if (running.has(cell)) return { ...cell, value: 0 };
    running.add(cell);
    let result: Cell;
    try {
      const value = evaluate(cell.formula ?? '', (reference) => cellsOf(book, sheet, reference, resolved));
      result = withResult(cell, value, undefined);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      // A formula this host does not know keeps the value it was loaded with.
      const unknown = error.text === '#NAME?' && (cell.value !== null || cell.error !== undefined);
      result = unknown ? cell : withResult(cell, null, error.text);
    }
    running.delete(cell);
    results.set(cell, result);
    return result;
  };
  for (const sheet of book.sheets) {
    for (const { row, column, cell } of sheet.state.grid.list(WHOLE_SHEET)) {
      if (cell.formula === undefined) continue;
      const result = calculated(sheet, cell);
      if (result.value !== cell.value || result.error !== cell.error) sheet.state.grid.set(row, column, result);
    }
  }
}

function withResult(cell: Cell, value: Scalar, error: string | undefined): Cell {
  return {
    value,
    ...(cell.formula === undefined ? {} : { formula: cell.formula }),
    ...(error === undefined ? {} : { error }),
    ...(cell.format === undefined ? {} : { format: cell.format }),
    ...(cell.style ? { style: cell.style } : {}),
  };
}

/** The cells of a reference, row by row; `resolved` gives what a cell holds. */
export function cellsOf(
  book: Book,
  own: Sheet,
  reference: string,
  resolved: (sheet: Sheet, cell: Cell | undefined) => Scalar,
): readonly Scalar[] {
  const parsed = parseAddress(reference);
  const sheet = parsed?.sheet ? book.findSheet(parsed.sheet) : own;
  if (!parsed || !sheet) throw new FormulaError('#REF!');
  const values: Scalar[] = [];
  for (let row = parsed.area.top; row <= parsed.area.bottom; row += 1)
    for (let column = parsed.area.left; column <= parsed.area.right; column += 1)
      values.push(resolved(sheet, sheet.cell(row, column)));
  return values;
}
