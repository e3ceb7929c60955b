import { type KnownRows, linksOf, mergeKnown } from '@double-hundred/shared/check/known-rows';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import { NO_LINKS, type RowLinks } from '@double-hundred/shared/check/row-links';
import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { KeptRow, SyncStore, SyncTurn } from '../../store/sync-store.ts';
import type { SyncReference } from './sync-deps.ts';

export interface LinkDeps {
  readonly store: Pick<SyncStore, 'rows' | 'sharedRows'>;
  readonly reference: Pick<SyncReference, 'definition'>;
}

/** The rows of other ledgers that a unit's ledger refers to, as they stand in the writer's turn, and those of `beside`. */
export async function linksInTurn(
  deps: LinkDeps,
  turn: Pick<SyncTurn, 'ground'>,
  unitId: string,
  definition: LedgerDefinition,
  beside: KnownRows = new Map(),
): Promise<RowLinks> {
  const ids = [...linkedLedgerIds(definition)];
  if (ids.length === 0) return NO_LINKS;
  const known = mergeKnown(await knownInTurn(deps, turn, unitId, definition), beside);
  return linksOf(
    ids.flatMap((id) => deps.reference.definition(id) ?? []),
    known,
  );
}

/** The same as rows, for laying over them what the turn has decided; with confirmed achievements where rules ask for them. */
export async function knownInTurn(
  deps: Pick<LinkDeps, 'store'>,
  turn: Pick<SyncTurn, 'ground'>,
  unitId: string,
  definition: LedgerDefinition,
): Promise<KnownRows> {
  const known = await storedRows(deps, unitId, definition);
  const verifies = definition.rules.some((rule) => rule.kind === 'linkedVerified');
  return verifies ? withVerified(known, turn) : known;
}

/**
 * The live rows of other ledgers that references and rules of a unit's ledger look at: the unit's own, and for a ledger the
 * office keeps also those of other units in which the unit has a share, since money follows the share.
 */
export async function storedRows(
  { store }: Pick<LinkDeps, 'store'>,
  unitId: string,
  definition: LedgerDefinition,
  ledgers: Iterable<string> = linkedLedgerIds(definition),
): Promise<KnownRows> {
  const found = await Promise.all(
    Array.from(ledgers, async (id) => {
      const shared = looksBeyond(definition) ? await store.sharedRows(unitId, id) : [];
      const rows = [...(await store.rows(unitId, id)), ...shared].filter(({ deleted }) => !deleted);
      return [id, rows.sort(byAge).map(({ rowId, fields }) => ({ rowId, fields }))] as const;
    }),
  );
  return new Map(found);
}

/** Whether rows of a unit in this ledger may refer to rows that other units handed in. */
export function looksBeyond({ keptBy }: LedgerDefinition): boolean {
  return keptBy === 'districtOffice';
}

async function withVerified(known: KnownRows, turn: Pick<SyncTurn, 'ground'>): Promise<KnownRows> {
  const rowIds = [...known.values()].flatMap((rows) => rows.map(({ rowId }) => rowId));
  const kinds = new Map<string, Set<AchievementKind>>();
  for (const { rowId, kind, basis } of (await turn.ground([], rowIds)).facts) {
    if (basis !== 'verified') continue;
    const own = kinds.get(rowId);
    if (own) own.add(kind);
    else kinds.set(rowId, new Set([kind]));
  }
  return new Map(
    [...known].map(([id, rows]) => [id, rows.map((row) => ({ ...row, verified: kinds.get(row.rowId) ?? new Set() }))]),
  );
}

function byAge(left: KeptRow, right: KeptRow): number {
  return left.createdSeq - right.createdSeq;
}
