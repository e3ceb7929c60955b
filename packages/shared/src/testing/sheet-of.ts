import type { CellInput } from '../value/cell.ts';
import type { MergedArea, SheetGrid } from '../workbook/grid.ts';

type Content = string | number | boolean | null | CellInput;

/** A visible sheet from rows of plain contents. */
export function sheetOf(
  rows: readonly (readonly Content[])[],
  more: { name?: string; merges?: readonly MergedArea[]; hiddenRows?: readonly number[] } = {},
): SheetGrid {
  return {
    name: more.name ?? '台账',
    visibility: 'visible',
    merges: more.merges ?? [],
    hiddenRows: more.hiddenRows ?? [],
    rows: rows.map((row) => row.map((cell) => (cell === null ? undefined : typeof cell === 'object' ? cell : { value: cell }))),
  };
}
