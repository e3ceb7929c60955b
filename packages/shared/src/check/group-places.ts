import type { RowFields } from '../ledger/fields.ts';

interface Placed {
  readonly fields: RowFields;
}

/** The rows before and after a place that are nearest among those with a figure in a column. `first` has one row a place. */
export function nearestWithFigure<T extends Placed>(
  first: ReadonlyMap<string, T>,
  place: string,
  column: string,
): { readonly before: T | null; readonly after: T | null } {
  let before: string | null = null;
  let after: string | null = null;
  for (const [other, row] of first) {
    if (!hasFigure(row, column)) continue;
    if (other < place && (before === null || other > before)) before = other;
    if (other > place && (after === null || other < after)) after = other;
  }
  const rowAt = (at: string | null): T | null => (at === null ? null : (first.get(at) ?? null));
  return { before: rowAt(before), after: rowAt(after) };
}

/**
 * The places of which rows may compare with what is at a place: on both sides those up to where every column has met a
 * figure, for a figure hides what lies behind it.
 */
export function placesWithinReach(
  first: ReadonlyMap<string, Placed>,
  place: string,
  columns: readonly string[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const sorted = [...first.keys()].sort();
  for (const side of [sorted.filter((other) => other < place).reverse(), sorted.filter((other) => other > place)]) {
    const open = new Set(columns);
    for (const other of side) {
      if (open.size === 0) break;
      reached.add(other);
      for (const column of open) if (hasFigure(first.get(other), column)) open.delete(column);
    }
  }
  return reached;
}

function hasFigure(row: Placed | undefined, column: string): boolean {
  return typeof row?.fields[column] === 'number';
}
