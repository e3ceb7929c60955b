import type { Book } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type Area, columnCount, rowCount } from './area.ts';
import { movedFormula } from './shift-formula.ts';
import { putCells } from './write-cells.ts';

/** Copies cells with formats; a larger target repeats the source, a smaller one takes all of it (copy, fill down). */
export function copyCells(book: Book, source: { sheet: Sheet; area: Area }, sheet: Sheet, target: Area): Area {
  const from = source.area;
  const rows = rowCount(from);
  const columns = columnCount(from);
  const area: Area = {
    ...target,
    bottom: target.top + Math.max(rows, Math.floor(rowCount(target) / rows) * rows) - 1,
    right: target.left + Math.max(columns, Math.floor(columnCount(target) / columns) * columns) - 1,
  };
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => source.sheet.cell(from.top + row, from.left + column)),
  );
  putCells(book, sheet, area, (row, column) => {
    const at = { row: (row - area.top) % rows, column: (column - area.left) % columns };
    const cell = cells[at.row]?.[at.column];
    if (cell?.formula === undefined) return cell;
    const moved = movedFormula(cell.formula, row - from.top - at.row, column - from.left - at.column);
    return { ...cell, formula: moved };
  });
  return area;
}
