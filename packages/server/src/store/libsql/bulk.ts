import type { SqlValue, Statement } from '../database.ts';

/** Elements of a JSON array, one per row, each turned into JSONB once (the LIMIT keeps SQLite from merging the query). */
export const ELEMENTS = '(SELECT jsonb(value) AS v FROM json_each(?) LIMIT -1)';

/**
 * One statement for many rows: every element is a JSON array whose parts go into the columns in order.
 * `conflict` is an upsert clause;
 * `parts` are the expressions for the columns when they are not simply the parts, with arguments of their own. No statement when there are no elements.
 */
export function bulkInsert(
  table: string,
  columns: readonly string[],
  elements: readonly string[],
  conflict = '',
  parts?: readonly string[],
  partArgs: readonly SqlValue[] = [],
): Statement[] {
  if (elements.length === 0) return [];
  const values = parts ?? columns.map((_, index) => `v ->> ${index}`);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${ELEMENTS} WHERE true ${conflict}`;
  return [{ sql, args: [...partArgs, `[${elements.join(',')}]`] }];
}

/** Deletes the rows whose key columns equal the parts of an element. */
export function bulkDelete(table: string, keys: readonly string[], elements: readonly string[]): Statement[] {
  if (elements.length === 0) return [];
  const parts = keys.map((_, index) => `v ->> ${index}`).join(', ');
  return [
    {
      sql: `DELETE FROM ${table} WHERE (${keys.join(', ')}) IN (SELECT ${parts} FROM ${ELEMENTS})`,
      args: [`[${elements.join(',')}]`],
    },
  ];
}
