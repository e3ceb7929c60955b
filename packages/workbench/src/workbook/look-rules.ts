import type { CellLook } from '@double-hundred/addin/ports/sheet-port';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { columnNumber, parseArea } from '@double-hundred/xlsx/area';
import type { KeptOfSheet } from './kept-of-sheet.ts';

type Rule = NonNullable<KeptOfSheet['extras']['conditionalRules']>[number];

/** Where a look holds: rows and columns counted from 0, both ends in. */
export interface PlacedLook extends CellLook {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The looks of a column as rules of an .xlsx file: true where the cell holds the text. Counted from 1. */
export function rulesOfLooks(
  looks: readonly CellLook[],
  { column, firstRow, lastRow }: { column: number; firstRow: number; lastRow: number },
): readonly Rule[] {
  const letters = columnLetters(column);
  return looks.map(({ text, fill, color }) => ({
    type: 'expression',
    priority: 1,
    range: `${letters}${firstRow}:${letters}${lastRow}`,
    formula: `${letters}${firstRow}="${text.replaceAll('"', '""')}"`,
    style: {
      font: { color: { rgb: color } },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } },
    },
  }));
}

/** The looks among the rules of a sheet; rules of any other kind are kept for the file and not shown. */
export function looksOfRules(rules: readonly Rule[]): readonly PlacedLook[] {
  return rules.flatMap(({ type, range, formula, style }) => {
    const area = parseArea(range);
    const parts = type === 'expression' && typeof formula === 'string' ? /^([A-Z]+)(\d+)="((?:[^"]|"")*)"$/.exec(formula) : null;
    const fill = style?.fill?.type === 'pattern' ? (style.fill.bgColor?.rgb ?? style.fill.fgColor?.rgb) : undefined;
    if (area === null || parts === null || fill === undefined) return [];
    if (columnNumber(parts[1] ?? '') !== area.left || Number(parts[2]) !== area.top) return [];
    const [top, bottom, left, right] = [area.top - 1, area.bottom - 1, area.left - 1, area.right - 1];
    const color = style?.font?.color?.rgb?.slice(-6) ?? '000000';
    return [{ text: (parts[3] ?? '').replaceAll('""', '"'), fill: fill.slice(-6), color, top, bottom, left, right }];
  });
}
