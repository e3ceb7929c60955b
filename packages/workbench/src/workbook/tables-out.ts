import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { parseArea } from '@double-hundred/xlsx/area';
import type { TableLook } from '@double-hundred/xlsx/read-look';
import type { StyledCell } from '@double-hundred/xlsx/write-styled';

/**
 * The Excel tables of a sheet where they lie now. Rows and columns may have come or gone since the file was read, so the
 * heading row is found again by its texts. A table whose headings no longer can be headings becomes plain cells.
 */
export function tablesOf(tables: readonly TableLook[], cells: readonly StyledCell[]): readonly TableLook[] {
  return tables.flatMap((table) => movedTable(table, cells) ?? []);
}

function movedTable(table: TableLook, cells: readonly StyledCell[]): TableLook | null {
  const before = parseArea(table.range);
  const row = headingRow(table.headings, cells);
  if (before === null || row === null) return null;
  const texts = new Map(cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell.value]));
  const known = new Set(table.headings);
  const places = [...texts].filter(([, text]) => typeof text === 'string' && known.has(text)).map(([column]) => column);
  const [left, right] = [Math.min(...places), Math.max(...places)];
  const headings = Array.from({ length: right - left + 1 }, (_, index) => texts.get(left + index));
  if (!headings.every((text): text is string => typeof text === 'string' && text !== '')) return null;
  if (new Set(headings.map((text) => text.toLowerCase())).size < headings.length) return null;
  const lastFilled = cells.reduce(
    (last, cell) => (cell.column >= left && cell.column <= right && cell.value !== null ? Math.max(last, cell.row) : last),
    row + 1,
  );
  const bottom = Math.max(row + before.bottom - before.top, lastFilled);
  return { ...table, headings, range: `${columnLetters(left + 1)}${row + 1}:${columnLetters(right + 1)}${bottom + 1}` };
}

/** The row, counted from 0, in which most of the headings stand; null when fewer than half of them are found. */
function headingRow(headings: readonly string[], cells: readonly StyledCell[]): number | null {
  const known = new Set(headings);
  const found = new Map<number, number>();
  for (const { row, value } of cells)
    if (typeof value === 'string' && known.has(value)) found.set(row, (found.get(row) ?? 0) + 1);
  const [best] = [...found].sort(([, left], [, right]) => right - left);
  return best === undefined || best[1] * 2 < headings.length ? null : best[0];
}
