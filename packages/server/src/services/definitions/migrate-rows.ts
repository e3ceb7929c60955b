import { createHash } from 'node:crypto';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type MigrationStep, migrationOf } from '@double-hundred/shared/definition/migration';
import type { Mutation, MutationStatus } from '@double-hundred/shared/protocol/push';
import type { DefinitionStore, PublishedDefinition } from '../../store/definition-store.ts';
import type { KeptRow, SyncStore } from '../../store/sync-store.ts';
import type { DecideBeside, PushService } from '../sync/push.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';

export interface MigrateDeps {
  readonly definitions: DefinitionStore;
  readonly store: SyncStore;
  readonly push: PushService;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<void>;
}

/** What became of rows; `waitMs` is null when none of them is left. */
interface Moved {
  readonly moved: number;
  readonly waitMs: number | null;
}

const AUTHOR: SyncAuthor = { id: 'system', name: '台账定义', migrates: true };
const PAGE = 200;
const ATTEMPTS = 5;
const AGAIN_MS = 1_000;
const NOTHING_LEFT: Moved = { moved: 0, waitMs: null };

/** A mutation known already, with other values, was done when the row was last worked on. */
const DONE: ReadonlySet<MutationStatus> = new Set(['accepted', 'merged', 'noop', 'id_reused']);
const IF_ALL_DONE: DecideBeside = (results) => (results.every(({ status }) => DONE.has(status)) ? { audits: [] } : null);

/**
 * Brings stored rows to the newest version of their ledger, as revisions like any other: what a row said before stays in
 * its history. A version is done when all rows are; what a busy server or a clerk's edit kept back is tried again, now
 * and by the next call. A row is worked on once for a version, so that a run cut off goes on without doing anything twice.
 */
export async function migrateRows(deps: MigrateDeps, stopped: () => boolean = () => false): Promise<number> {
  let moved = 0;
  for (let attempt = 1; ; attempt += 1) {
    const run = await migrateLedgers(deps, stopped);
    moved += run.moved;
    if (run.waitMs === null || attempt === ATTEMPTS || stopped()) return moved;
    await deps.pause(run.waitMs);
  }
}

async function migrateLedgers(deps: MigrateDeps, stopped: () => boolean): Promise<Moved> {
  const published = await deps.definitions.load();
  const ledgers = new Set(published.flatMap(({ definition, migratedAt }) => (migratedAt === null ? [definition.id] : [])));
  let sum = NOTHING_LEFT;
  for (const ledger of ledgers) {
    const versions = published.filter(({ definition }) => definition.id === ledger);
    sum = together(sum, await migrateLedger(deps, versions, stopped));
  }
  return sum;
}

/** Through all versions that are still to be done at once: the newest may refuse what is said in the words of one before. */
async function migrateLedger(
  deps: MigrateDeps,
  versions: readonly PublishedDefinition[],
  stopped: () => boolean,
): Promise<Moved> {
  const open = versions.slice(versions.findIndex(({ migratedAt }) => migratedAt === null));
  const newest = open.at(-1)?.definition;
  if (newest === undefined) return NOTHING_LEFT;
  const steps = open.flatMap(({ definition }) => definition.migration ?? []);
  const move = (rows: readonly KeptRow[]) => moveRows(deps, rows, steps, newest.version);
  let sum = NOTHING_LEFT;
  let page: KeptRow[] = [];
  for await (const { row } of deps.store.everyRow(newest.id)) {
    if (stopped()) return together(sum, { moved: 0, waitMs: AGAIN_MS });
    if (row.deleted) continue;
    page.push(row);
    if (page.length < PAGE) continue;
    sum = together(sum, await move(page));
    page = [];
  }
  sum = together(sum, await move(page));
  if (sum.waitMs !== null) return sum;
  const at = new Date(deps.clock.now()).toISOString();
  for (const { definition, migratedAt } of open)
    if (migratedAt === null) await deps.definitions.migrated(definition.id, definition.version, at);
  return sum;
}

async function moveRows(
  deps: MigrateDeps,
  rows: readonly KeptRow[],
  steps: readonly MigrationStep[],
  version: number,
): Promise<Moved> {
  let sum = NOTHING_LEFT;
  for (const unitId of new Set(rows.map((row) => row.unitId))) {
    const muts = rows.flatMap((row): Mutation[] => {
      if (row.unitId !== unitId) return [];
      const set = migrationOf(row.fields, steps);
      if (Object.keys(set).length === 0) return [];
      const base = Object.fromEntries(Object.keys(set).map((key) => [key, row.fields[key] ?? null]));
      return [{ id: idOf('m', row.rowId, version), rowId: row.rowId, kind: 'upsert', baseRev: row.rev, base, set }];
    });
    const [first] = rows;
    if (muts.length > 0 && first !== undefined)
      sum = together(sum, await pushMoved(deps, { unit: unitId, ledger: first.ledger, schemaVersion: version }, muts));
  }
  return sum;
}

/** A row edited since it was read is read anew by the next attempt; it does not keep its neighbours back. */
async function pushMoved(
  deps: MigrateDeps,
  place: { readonly unit: string; readonly ledger: string; readonly schemaVersion: number },
  muts: readonly Mutation[],
): Promise<Moved> {
  const { ledger, schemaVersion } = place;
  const { epoch } = await deps.store.head();
  const file = { fileId: idOf('f', ledger, schemaVersion), replicaId: idOf('p', ledger, schemaVersion) };
  const batchId = idOf('b', muts.map(({ id }) => id).join(), schemaVersion);
  const pushed = await deps.push({ epoch, ...file, batchId, ...place, muts: [...muts] }, AUTHOR, 'commit', IF_ALL_DONE);
  if (!pushed.ok) return { moved: 0, waitMs: (pushed.error.retryAfterSeconds ?? 0) * 1_000 || AGAIN_MS };
  if (IF_ALL_DONE(pushed.value.results) !== null) return { moved: muts.length, waitMs: null };
  if (muts.length === 1) return { moved: 0, waitMs: AGAIN_MS };
  let sum = NOTHING_LEFT;
  for (const mut of muts) sum = together(sum, await pushMoved(deps, place, [mut]));
  return sum;
}

function together(one: Moved, other: Moved): Moved {
  const waits = [one.waitMs, other.waitMs].filter((wait) => wait !== null);
  return { moved: one.moved + other.moved, waitMs: waits.length === 0 ? null : Math.max(...waits) };
}

function idOf(letter: string, name: string, version: number): string {
  return `${letter}${createHash('sha256').update(`${name} ${version}`).digest('hex').slice(0, 30)}`;
}
