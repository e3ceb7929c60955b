import { ID_PATTERN, type IdSource } from '@double-hundred/shared/kernel/ids';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldValue, sameValue } from '@double-hundred/shared/ledger/fields';
import type { Mutation } from '@double-hundred/shared/protocol/push';
import type { ShadowRow } from '@double-hundred/shared/sync/file-state';
import type { ReportRow } from '@double-hundred/shared/workbook/check-report';
import { matchRows, type RowMatch } from '@double-hundred/shared/workbook/match-rows';
import type { KeptRow } from '../../store/sync-store.ts';

/** What to do with a row of an imported file. `mutation` is null when the file says what the server holds. */
export interface ImportIntent {
  readonly row: ReportRow;
  readonly rowId: string;
  readonly matchedBy: RowMatch['by'] | 'new';
  readonly known: KeptRow | null;
  readonly mutation: Mutation | null;
}

/** What turning rows into mutations needs. */
export interface IntentGround {
  readonly definition: LedgerDefinition;
  /** Keys of the columns the sheet has; the others are left as the server has them. */
  readonly columns: readonly string[];
  /** Live rows of the unit's ledger. */
  readonly known: readonly KeptRow[];
  /** What the file itself last saw of its rows, when it carries a state of the present epoch. */
  readonly shadow: Readonly<Record<string, ShadowRow>>;
  readonly ids: IdSource;
  /** Cells that could not be read, as they were written, by row; they go along so that nothing is lost. */
  readonly refused: ReadonlyMap<number, Readonly<Record<string, FieldValue>>>;
}

/** Matches the rows of a file with those the server holds and says what each of them would change. */
export function importIntents(rows: readonly ReportRow[], ground: IntentGround): readonly ImportIntent[] {
  const taken = new Set<string>();
  const fileRows = rows.map((row) => {
    // A row copied in the sheet brings the id of its original: the first one keeps it.
    const own = row.rowId !== null && ID_PATTERN.test(row.rowId) && !taken.has(row.rowId);
    if (own && row.rowId !== null) taken.add(row.rowId);
    return { key: `#${row.row}`, rowId: own ? row.rowId : null, fields: row.values, row };
  });
  const matches = matchRows(ground.definition, fileRows, ground.known);
  const knownById = new Map(ground.known.map((row) => [row.rowId, row]));
  return fileRows.map(({ key, rowId: brought, row }) => {
    const match = matches.get(key);
    const rowId = match?.rowId ?? brought ?? ground.ids.next('r');
    const known = match === undefined ? null : (knownById.get(match.rowId) ?? null);
    const copiedFrom = brought === null && row.rowId !== null && taken.has(row.rowId) ? row.rowId : undefined;
    return { row, rowId, known, matchedBy: match?.by ?? 'new', mutation: mutationOf(row, rowId, known, copiedFrom, ground) };
  });
}

function mutationOf(
  row: ReportRow,
  rowId: string,
  known: KeptRow | null,
  copiedFrom: string | undefined,
  ground: IntentGround,
): Mutation | null {
  const shadow = known === null ? undefined : ground.shadow[rowId];
  const seen = shadow?.fields ?? known?.fields ?? {};
  const written: Readonly<Record<string, FieldValue>> = { ...row.values, ...ground.refused.get(row.row) };
  const set: Record<string, FieldValue | null> = {};
  const base: Record<string, FieldValue | null> = {};
  for (const column of known === null ? Object.keys(written) : ground.columns) {
    const mine = written[column] ?? null;
    const before = seen[column] ?? null;
    if (sameInSheet(mine, before)) continue;
    set[column] = mine;
    base[column] = before;
  }
  if (known !== null && Object.keys(set).length === 0) return null;
  return {
    id: ground.ids.next('m'),
    rowId,
    kind: 'upsert',
    baseRev: shadow?.rev ?? known?.rev ?? 0,
    base,
    set,
    rowNo: row.row,
    ...readingsOf(row, set),
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
  };
}

/** What the cells of `set` held, where it was read as something else, for the history of the row. */
function readingsOf({ normalised }: ReportRow, set: Mutation['set']): Pick<Mutation, 'normalised'> {
  const readings = normalised.flatMap(({ column, from, kind }) =>
    Object.hasOwn(set, column) ? [[column, { from, kind }] as const] : [],
  );
  return readings.length === 0 ? {} : { normalised: Object.fromEntries(readings) };
}

// A sheet shows a reference by its text alone, so the id behind it is no difference.
function sameInSheet(mine: FieldValue | null, before: FieldValue | null): boolean {
  if (isReference(mine) && isReference(before)) return mine.text === before.text;
  return sameValue(mine, before);
}

function isReference(value: FieldValue | null): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'text' in value;
}
