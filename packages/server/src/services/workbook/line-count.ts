import type { CellSpec } from '@double-hundred/xlsx/workbook-spec';

const MOST_LINES = 6;

/**
 * How many lines the tallest cell of a row takes, up to a limit. Programs do not fit row heights when they open a file,
 * so the lines of wrapped text are counted here. `widths` in characters, in the order of the cells.
 */
export function linesOf(cells: readonly CellSpec[], widths: readonly number[]): number {
  let lines = 1;
  cells.forEach(({ value }, index) => {
    if (typeof value !== 'string') return;
    const room = Math.max(4, (widths[index] ?? 10) - 1);
    const needed = value.split('\n').reduce((sum, line) => sum + Math.ceil(halfWidths(line) / room), 0);
    if (needed > lines) lines = needed;
  });
  return Math.min(lines, MOST_LINES);
}

function halfWidths(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0x2e7f ? 2 : 1;
  return width;
}
