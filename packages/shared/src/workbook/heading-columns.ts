import type { SheetGrid } from './grid.ts';
import { squeeze } from './heading-text.ts';
import { gridText } from './row-kind.ts';

/** A column below a heading: its number from 1, its own text, and the text of the group above it. */
export interface HeadedColumn {
  readonly column: number;
  readonly heading: string;
  readonly group: string | null;
}

/** The columns under the rows of a heading, from left to right; columns without any text are left out. */
export function headingColumns(sheet: SheetGrid, rows: readonly number[]): readonly HeadedColumn[] {
  const upper = rows.length > 1 ? spreadRow(sheet, rows[0] ?? 1) : null;
  const lower = spreadRow(sheet, rows[rows.length - 1] ?? 1, rows[0]);
  const columns: HeadedColumn[] = [];
  for (let index = 0; index < Math.max(lower.length, upper?.length ?? 0); index += 1) {
    const below = lower[index] ?? '';
    const above = upper?.[index] ?? '';
    const heading = below === '' ? above : below;
    const group = below === '' || above === '' || squeeze(above) === squeeze(below) ? null : above;
    if (heading !== '') columns.push({ column: index + 1, heading, group });
  }
  return columns;
}

/** The texts of a row, with merged areas spread sideways; `from` lets an area that began higher up still count. */
function spreadRow(sheet: SheetGrid, row: number, from = row): readonly string[] {
  const texts: string[] = [];
  for (const [index, cell] of (sheet.rows[row - 1] ?? []).entries()) texts[index] = gridText(cell);
  for (const area of sheet.merges) {
    if (area.top > row || area.bottom < row || area.top < from) continue;
    const text = gridText(sheet.rows[area.top - 1]?.[area.left - 1]);
    if (text === '') continue;
    for (let column = area.left; column <= Math.min(area.right, area.left + 200); column += 1) texts[column - 1] = text;
  }
  return Array.from(texts, (text) => text ?? '');
}
