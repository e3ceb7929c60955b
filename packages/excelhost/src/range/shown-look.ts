import { evaluate } from '../formula/evaluate.ts';
import { FormulaError } from '../formula/value.ts';
import type { Book } from '../workbook/book.ts';
import type { CellStyle } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { parseAddress } from './address.ts';
import { cellArea, intersection } from './area.ts';
import { cellsOf } from './recalculate.ts';
import { movedFormula } from './shift-formula.ts';

/**
 * How a cell is seen: its own style, and over it the custom rules that hold. A rule is written for the first cell of its
 * area; one this host cannot work out, or that needs more cells than its own row, does not hold.
 */
export function shownLook(book: Book, sheet: Sheet, row: number, column: number): CellStyle {
  const here = cellArea(row, column);
  const rules = sheet.state.conditionalFormats
    .filter(({ type, area }) => type === 'Custom' && intersection(area, here))
    .sort((left, right) => right.priority - left.priority);
  let look: CellStyle = sheet.cell(row, column)?.style ?? {};
  for (const rule of rules) {
    const formula = movedFormula(rule.formula, row - rule.area.top, column - rule.area.left);
    if (!holds(book, sheet, formula)) continue;
    look = {
      ...look,
      ...(rule.fillColor === undefined ? {} : { fillColor: rule.fillColor }),
      ...(rule.fontColor === undefined ? {} : { fontColor: rule.fontColor }),
      ...(rule.fontBold === undefined ? {} : { bold: rule.fontBold }),
      ...(rule.fontItalic === undefined ? {} : { italic: rule.fontItalic }),
    };
  }
  return look;
}

function holds(book: Book, sheet: Sheet, formula: string): boolean {
  try {
    const value = evaluate(formula, (reference) => {
      if (!isSmall(reference)) throw new FormulaError('#NAME?');
      return cellsOf(book, sheet, reference, (_, cell) => {
        if (cell?.error !== undefined) throw new FormulaError(cell.error);
        return cell?.value ?? null;
      });
    });
    return value === true || (typeof value === 'number' && value !== 0);
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}

// Rules over whole columns are worked out by a real Excel; drawing a page must stay quick here.
function isSmall(reference: string): boolean {
  const area = parseAddress(reference)?.area;
  return area !== undefined && (area.bottom - area.top + 1) * (area.right - area.left + 1) <= 100;
}
