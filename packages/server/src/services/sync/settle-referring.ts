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
import type { SyncReference } from './sync-deps.ts';
import { hasShare, unitsConcerned } from './units-concerned.ts';

/**
 * Judges anew the rows of other ledgers that hang on what a push changed, in the same transaction: a project
 * was renamed, signed on another day, lost a confirmed achievement or went; an issue was raised for a late milestone.
 */
export async function settleReferring(
  deps: LinkDeps & { readonly reference: Pick<SyncReference, 'context'> },
  context: PushContext,
  draft: PushDraft,
  turn: SyncTurn,
  ledgers: readonly LedgerDefinition[],
): Promise<void> {
  const changed = draft.changedRows().filter(({ ledger }) => ledger === context.definition.id);
  const before = changed.flatMap(({ rowId }) => draft.ground.rows.get(rowId) ?? []);
  for (const definition of ledgers) {
    if (definition.id === context.definition.id) continue;
    const keys = concernedKeys(definition, context.definition, changed, draft);
    if (keys.length === 0) continue;
    for (const unitId of unitsConcerned(definition, context.unitId, [...before, ...changed])) {
      const ledgerContext = deps.reference.context(unitId);
      if (ledgerContext === null) continue;
      const seen = changed.filter((row) => row.unitId === unitId || hasShare(unitId, row));
      const judged = await judgeReferring(turn, keys, {
        definition,
        context: ledgerContext,
        unitId,
        current: (rowId) => draft.row(rowId),
        async links() {
          const stored = await knownInTurn(deps, turn, unitId, definition);
          return linksOf(ledgers, mergeKnown(without(stored, changed), nowStanding(context, draft, seen)));
        },
      });
      for (const row of judged) draft.judgeRow(row);
    }
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

function without(known: KnownRows, changed: readonly KeptRow[]): KnownRows {
  const gone = new Set(changed.map(({ rowId }) => rowId));
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
