import { comparable, peerKeys } from '../check/peer.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { refIn, type RowFields } from '../ledger/fields.ts';
import { foldName } from '../value/fold-name.ts';

/** A row of a file: its handle, the id it brings (null without one) and its values. */
export interface FileRow {
  readonly key: string;
  readonly rowId: string | null;
  readonly fields: RowFields;
}

/** A row the server holds. */
export interface KnownRow {
  readonly rowId: string;
  readonly fields: RowFields;
}

/** Which known row a row of the file is, and by what it was recognised. */
export interface RowMatch {
  readonly rowId: string;
  readonly by: 'id' | 'businessKey' | 'name';
}

/**
 * Finds the rows of a file among the rows the server holds: by hidden id, else by business key (the same code, or the
 * same name and firm), else by a name that is unique on both sides; where a ledger has no keys, by all they say. Each known row is given once; rows that are in
 * none of these ways known are new and have no entry.
 */
export function matchRows(
  definition: LedgerDefinition,
  rows: readonly FileRow[],
  known: readonly KnownRow[],
): ReadonlyMap<string, RowMatch> {
  const matches = new Map<string, RowMatch>();
  const free = new Map(known.map((row) => [row.rowId, row]));
  const take = (key: string, rowId: string, by: RowMatch['by']) => {
    matches.set(key, { rowId, by });
    free.delete(rowId);
  };
  for (const { key, rowId } of rows) if (rowId !== null && free.has(rowId)) take(key, rowId, 'id');
  if (definition.businessKeys === undefined && !definition.rules.some(({ kind }) => kind === 'sameTwice')) {
    // Nothing but all it says tells such a row from another; the same file sent again must not double it.
    for (const [key, rowId] of sameContent(definition, rows, [...free.values()], matches)) take(key, rowId, 'businessKey');
    return matches;
  }

  const byKey = new Map<string, string>();
  for (const { rowId, fields } of free.values())
    for (const key of businessKeys(definition, fields)) if (!byKey.has(key)) byKey.set(key, rowId);
  for (const { key, fields } of rows) {
    if (matches.has(key)) continue;
    const rowId = businessKeys(definition, fields)
      .map((one) => byKey.get(one))
      .find((one) => one !== undefined && free.has(one));
    if (rowId !== undefined) take(key, rowId, 'businessKey');
  }
  // A name alone says who is meant only where rows are called by a name of their own.
  if (definition.businessKeys !== undefined) return matches;
  const namesHere = countNames(
    definition,
    rows.filter(({ key }) => !matches.has(key)),
  );
  const namesThere = countNames(definition, [...free.values()]);
  for (const { key, fields } of rows) {
    const name = nameOf(definition, fields);
    const there = matches.has(key) || name === '' ? undefined : namesThere.get(name);
    if (there?.length === 1 && namesHere.get(name)?.length === 1) take(key, there[0]?.rowId ?? '', 'name');
  }
  return matches;
}

/** The keys that say two rows are the same project: a code, or a name together with a firm; a firm alone does not. */
export function businessKeys(definition: LedgerDefinition, fields: RowFields): readonly string[] {
  if (definition.businessKeys !== undefined) {
    if (comparable(definition, definition.nameColumn, fields) === null) return [];
    return definition.businessKeys.map((columns) =>
      columns.map((column) => comparable(definition, column, fields) ?? '').join('\n'),
    );
  }
  const weak = new Set(
    definition.rules.flatMap((rule) =>
      rule.kind === 'sameTwice'
        ? rule.params.matches
            .filter(({ columns, severity }) => severity !== 'error' && columns.length === 1)
            .map(({ columns }) => columns.join('+'))
        : [],
    ),
  );
  return peerKeys(definition, fields).filter((key) => !weak.has(key.slice(0, key.indexOf('='))));
}

function sameContent(
  definition: LedgerDefinition,
  rows: readonly FileRow[],
  known: readonly KnownRow[],
  matches: ReadonlyMap<string, RowMatch>,
): readonly (readonly [string, string])[] {
  const contentOf = (fields: RowFields): string =>
    JSON.stringify(
      definition.columns.map(({ key }) => {
        const ref = refIn(fields, key);
        return ref === null ? (fields[key] ?? null) : ref.text;
      }),
    );
  const there = new Map<string, string[]>();
  for (const { rowId, fields } of known) there.set(contentOf(fields), [...(there.get(contentOf(fields)) ?? []), rowId]);
  return rows.flatMap(({ key, fields }) => {
    const rowId = matches.has(key) ? undefined : there.get(contentOf(fields))?.shift();
    return rowId === undefined ? [] : [[key, rowId] as const];
  });
}

function countNames<T extends { readonly fields: RowFields }>(
  definition: LedgerDefinition,
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const byName = new Map<string, T[]>();
  for (const row of rows) {
    const name = nameOf(definition, row.fields);
    const same = byName.get(name);
    if (same) same.push(row);
    else byName.set(name, [row]);
  }
  return byName;
}

function nameOf(definition: LedgerDefinition, fields: RowFields): string {
  const name = fields[definition.nameColumn];
  return typeof name === 'string' ? foldName(name) : '';
}
