import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldValue, refIn } from '@double-hundred/shared/ledger/fields';
import { refColumns } from '@double-hundred/shared/check/resolve-refs';
import type { KeptRow, PeerRow, SyncTurn } from '../../store/sync-store.ts';
import { explanationTexts } from './explanations.ts';
import type { PushDraft } from './push-draft.ts';
import { refKeyOf } from './push-peers.ts';
import type { PushContext } from './settle-mutation.ts';
import { unitsConcerned } from './units-concerned.ts';

const MOST_REFERRING = 5_000;

/**
 * Lets references follow a name: rows of other ledgers that refer to a renamed row get a revision with the
 * new text, in the same transaction, so that every file pulls it like any other change.
 */
export async function followNames(
  context: PushContext,
  draft: PushDraft,
  turn: Pick<SyncTurn, 'peers' | 'ground'>,
  ledgers: readonly LedgerDefinition[],
): Promise<void> {
  const { id, nameColumn } = context.definition;
  const renamed = new Map<string, string>();
  for (const { rowId, deleted, ledger, fields } of draft.changedRows()) {
    const before = draft.ground.rows.get(rowId);
    const name = fields[nameColumn];
    if (ledger === id && !deleted && before !== undefined && typeof name === 'string' && before.fields[nameColumn] !== name)
      renamed.set(rowId, name);
  }
  if (renamed.size === 0) return;
  const keys = [...renamed.keys()].map((rowId) => refKeyOf(id, rowId));
  for (const other of ledgers) {
    const columns = refColumns(other).filter(({ ledger }) => ledger === id);
    if (columns.length === 0) continue;
    const named = draft.changedRows().filter(({ rowId }) => renamed.has(rowId));
    const found: PeerRow[] = [];
    for (const unitId of unitsConcerned(other, context.unitId, [...named, ...storedOf(draft, named)]))
      found.push(...(await turn.peers({ unitId, ledger: other.id, keys, except: [], most: MOST_REFERRING })));
    const rowIds = [...new Set(found.map(({ rowId }) => rowId))];
    if (rowIds.length === 0) continue;
    const rows = (await turn.ground([], rowIds)).rows;
    for (const { rowId } of found) {
      const row = draft.row(rowId) ?? rows.get(rowId);
      if (row === undefined || row.deleted) continue;
      const fields = followed(row, columns, renamed);
      if (fields !== null) rewrite(context, draft, row, fields);
    }
  }
}

function storedOf({ ground }: PushDraft, rows: readonly KeptRow[]): readonly KeptRow[] {
  return rows.flatMap(({ rowId }) => ground.rows.get(rowId) ?? []);
}

function followed(
  row: KeptRow,
  columns: readonly { readonly key: string }[],
  renamed: ReadonlyMap<string, string>,
): KeptRow['fields'] | null {
  let fields: Record<string, FieldValue> | null = null;
  for (const { key } of columns) {
    const ref = refIn(row.fields, key);
    const text = ref?.rowId === undefined ? undefined : renamed.get(ref.rowId);
    if (ref?.rowId === undefined || text === undefined || text === ref.text) continue;
    fields ??= { ...row.fields };
    fields[key] = { rowId: ref.rowId, text };
  }
  return fields;
}

function rewrite(context: PushContext, draft: PushDraft, row: KeptRow, fields: KeptRow['fields']): void {
  const seq = draft.nextSeq();
  const mutationId = draft.revisions.at(-1)?.mutationId ?? '';
  const { userId, userName } = { userId: context.author.id, userName: context.author.name };
  const written = { ...row, fields, seq, rev: row.rev + 1, userId, userName, at: context.at };
  draft.setRow(written, {
    seq,
    rowId: row.rowId,
    rev: written.rev,
    deleted: false,
    fields,
    mutationId,
    explanations: explanationTexts(row.explanations),
    normalised: {},
    confirmed: false,
  });
}
