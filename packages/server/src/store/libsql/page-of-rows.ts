import type { SqlRow } from '../database.ts';
import type { ListPage } from '../place.ts';

/** One page out of `limit + 1` rows asked for: the rows, and the place after the last, null when there are no more. */
export function page<T>(rows: readonly SqlRow[], limit: number, keys: readonly string[], read: (row: SqlRow) => T): ListPage<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown.map(read), next: more ? JSON.stringify(keys.map((key) => last[key])) : null };
}
