import { dayNumber } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { CellInput } from '../value/cell.ts';
import type { LedgerContext } from '../value/context.ts';
import { cellMarks } from '../workbook/cell-marks.ts';
import { columnLetters } from '../workbook/grid.ts';
import { ledgerLists, sharedLists } from '../workbook/hidden-lists.ts';
import { columnNumber } from '../workbook/layout.ts';
import { evaluateFormula, FormulaError, type FormulaValue } from './spreadsheet-formula.ts';

const FIRST_ROW = 4;
const EPOCH_SERIAL = 25_569;

/** The columns whose cells a template would mark, row by row; cells by column key, the running number before them. */
export function markedCells(
  definition: LedgerDefinition,
  context: LedgerContext,
  rows: readonly Readonly<Record<string, CellInput | undefined>>[],
): readonly ReadonlySet<string>[] {
  const letters = Object.fromEntries(definition.columns.map(({ key }, index) => [key, columnLetters(index + 2)]));
  const keys = [undefined, undefined, ...definition.columns.map(({ key }) => key)];
  const place = { letters, firstRow: FIRST_ROW, lastRow: FIRST_ROW + rows.length - 1 };
  const marks = cellMarks({ definition, context, ...place });
  const names = namedCells(definition, context);
  const at = (row: number, column: number): FormulaValue => valueOf(rows[row - FIRST_ROW]?.[keys[column] ?? '']);
  const today = dayNumber(context.today) + EPOCH_SERIAL;
  return rows.map((_, index) => {
    const read = (reference: string): readonly FormulaValue[] => names.get(reference) ?? rangeCells(reference, index, at);
    return new Set(marks.filter(({ formula }) => evaluateFormula(formula, read, today) === true).map(({ key }) => key));
  });
}

function namedCells(definition: LedgerDefinition, context: LedgerContext): ReadonlyMap<string, readonly FormulaValue[]> {
  const lists = [...ledgerLists(definition, context), ...sharedLists()];
  return new Map(lists.flatMap(({ cells, names }) => names.map(({ name, count }) => [name, cells.slice(0, count)] as const)));
}

/** A reference as it reads `down` rows below the first data row; rows with $ stay. */
function rangeCells(reference: string, down: number, at: (row: number, column: number) => FormulaValue): readonly FormulaValue[] {
  const corners = reference.split(':').map((corner) => {
    const [, letters = 'A', fixed = '', row = '1'] = /^\$?([A-Z]+)(\$?)(\d+)$/.exec(corner) ?? [];
    return { column: columnNumber(letters), row: Number(row) + (fixed === '' ? down : 0) };
  });
  const [from, to = from] = corners;
  if (from === undefined || to === undefined) throw new Error(`no range: ${reference}`);
  const cells: FormulaValue[] = [];
  for (let row = from.row; row <= to.row; row += 1)
    for (let column = from.column; column <= to.column; column += 1) cells.push(at(row, column));
  return cells;
}

function valueOf(cell: CellInput | undefined): FormulaValue {
  if (cell?.error !== undefined) return new FormulaError();
  return cell?.value === null || cell?.value === '' ? undefined : cell?.value;
}
