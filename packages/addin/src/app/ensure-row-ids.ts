import type { Desk, DeskEnv } from './desk.ts';

/**
 * Gives rows their hidden id where they have none yet: reasons and the history of a row belong to its id. Gives the id of
 * each row by its key in the check; rows that have meanwhile left the sheet are missing.
 */
export async function ensureRowIds(
  env: Pick<DeskEnv, 'ids'>,
  desk: Desk,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const open = desk.current();
  const ids = new Map<string, string>();
  if (!open) return ids;
  const rows = [...keys].flatMap((key) => open.checked.byKey.get(key) ?? []);
  const nameless = rows.filter((row) => row.source.rowId !== row.key);
  for (const row of rows) ids.set(row.key, row.source.rowId === row.key ? row.key : env.ids.next('r'));
  if (nameless.length === 0) return ids;
  await open.sheet.applyPatches(
    nameless.map(({ key, source }) => ({ kind: 'setId', row: source.row, was: source.rowId, rowId: ids.get(key) ?? '' })),
  );
  const sheet = await desk.refresh();
  return new Map([...ids].filter(([, rowId]) => sheet.byKey.get(rowId) !== undefined));
}
