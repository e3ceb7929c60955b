import { type KnownRows, linksOf, mergeKnown } from '@double-hundred/shared/check/known-rows';
import { askedRows, watchedColumns } from '@double-hundred/shared/check/watched-columns';
import { factsOf } from '@double-hundred/shared/consolidation/facts';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { refIn, type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { KeptRow, SyncTurn } from '../../store/sync-store.ts';
import { judgeReferring } from './judge-referring.ts';
import type { PushDraft } from './push-draft.ts';
import { knownInTurn, type LinkDeps } from './push-links.ts';
import { refKeyOf } from './push-peers.ts';
import type { PushContext } from './settle-mutation.ts';

/**
 * Judges anew the rows of the unit's other ledgers that hang on what a push changed, in the same transaction: a project
 * was renamed, signed on another day, lost a confirmed achievement or went; an issue was raised for a late milestone.
 */
export async function settleReferring(
  deps: LinkDeps,
  context: PushContext,
  draft: PushDraft,
  turn: SyncTurn,
  ledgers: readonly LedgerDefinition[],
): Promise<void> {
  const changed = draft.changedRows().filter(({ ledger }) => ledger === context.definition.id);
  const { byOffice: _office, ...ledgerContext } = context.ledgerContext;
  for (const definition of ledgers) {
    if (definition.id === context.definition.id) continue;
    const judged = await judgeReferring(turn, concernedKeys(definition, context.definition, changed, draft), {
      definition,
      context: ledgerContext,
      unitId: context.unitId,
      current: (rowId) => draft.row(rowId),
      async links() {
        const stored = await knownInTurn(deps, turn, context.unitId, definition);
        return linksOf(ledgers, mergeKnown(withoutDeleted(stored, changed), nowStanding(context, draft, changed)));
      },
    });
    for (const row of judged) draft.judgeRow(row);
  }
}

/** The keys of rows that refer to what changed, or to what changed rows refer to. */
function concernedKeys(
  definition: LedgerDefinition,
  own: LedgerDefinition,
  changed: readonly KeptRow[],
  draft: PushDraft,
): readonly string[] {
  const watched = watchedColumns(definition, own);
  const asked = askedRows(definition, own.id);
  if (watched.size === 0 && asked.length === 0) return [];
  const keys = new Set<string>();
  for (const row of changed) {
    const before = standing(draft.ground.rows.get(row.rowId));
    const after = standing(row);
    // Nothing refers to a row that is new.
    if (before !== null && (after === null || [...watched].some((column) => !sameValue(before[column], after[column]))))
      keys.add(refKeyOf(own.id, row.rowId));
    if (before === null && row.rev > 1 && watched.size > 0) keys.add(refKeyOf(own.id, row.rowId));
    for (const { ledgerRef, of } of asked) {
      const ids = [before, after].map((fields) => refIn(fields, ledgerRef)?.rowId);
      if (ids[0] !== ids[1]) for (const id of ids) if (id !== undefined) keys.add(refKeyOf(of, id));
    }
  }
  return [...keys];
}

function standing(row: KeptRow | undefined): RowFields | null {
  return row === undefined || row.deleted ? null : row.fields;
}

function withoutDeleted(known: KnownRows, changed: readonly KeptRow[]): KnownRows {
  const gone = new Set(changed.flatMap(({ rowId, deleted }) => (deleted ? [rowId] : [])));
  if (gone.size === 0) return known;
  return new Map([...known].map(([id, rows]) => [id, rows.filter(({ rowId }) => !gone.has(rowId))]));
}

/** The changed rows as they stand after the push, with the achievements that are still confirmed. */
function nowStanding(context: PushContext, draft: PushDraft, changed: readonly KeptRow[]): KnownRows {
  const { campaign } = context.ledgerContext;
  const rows = changed.flatMap((row) => {
    if (row.deleted) return [];
    const verifications = draft.ground.verifications.filter(({ rowId }) => rowId === row.rowId);
    const facts = factsOf({ ...row, campaign, verifications });
    const verified = new Set(facts.flatMap(({ basis, kind }) => (basis === 'verified' ? [kind] : [])));
    return [{ rowId: row.rowId, fields: row.fields, verified }];
  });
  return new Map([[context.definition.id, rows]]);
}
