import { createHash } from 'node:crypto';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type MigrationStep, migrationOf } from '@double-hundred/shared/definition/migration';
import type { Mutation } from '@double-hundred/shared/protocol/push';
import type { DefinitionStore } from '../../store/definition-store.ts';
import type { KeptRow, SyncStore } from '../../store/sync-store.ts';
import type { PushService } from '../sync/push.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';

export interface MigrateDeps {
  readonly definitions: DefinitionStore;
  readonly store: SyncStore;
  readonly push: PushService;
  readonly clock: Clock;
}

const AUTHOR: SyncAuthor = { id: 'system', name: '台账定义', migrates: true };
const PAGE = 200;

/**
 * Brings stored rows to the newest version of their ledger, as revisions like any other: what a row said before stays in
 * its history. Ids of the mutations come from row and version, so that a run cut off goes on without doing anything twice.
 */
export async function migrateRows(deps: MigrateDeps): Promise<number> {
  let moved = 0;
  const published = await deps.definitions.load();
  for (const { definition, migratedAt } of published) {
    if (migratedAt !== null) continue;
    const { id: ledger, version, migration = [] } = definition;
    let page: KeptRow[] = [];
    for await (const { row } of deps.store.everyRow(ledger)) {
      if (row.deleted) continue;
      page.push(row);
      if (page.length < PAGE) continue;
      moved += await migratePage(deps, page, migration, version);
      page = [];
    }
    moved += await migratePage(deps, page, migration, version);
    await deps.definitions.migrated(ledger, version, new Date(deps.clock.now()).toISOString());
  }
  return moved;
}

async function migratePage(
  deps: MigrateDeps,
  rows: readonly KeptRow[],
  steps: readonly MigrationStep[],
  version: number,
): Promise<number> {
  let moved = 0;
  for (const unitId of new Set(rows.map((row) => row.unitId))) {
    const muts = rows.flatMap((row): Mutation[] => {
      if (row.unitId !== unitId) return [];
      const set = migrationOf(row.fields, steps);
      if (Object.keys(set).length === 0) return [];
      const base = Object.fromEntries(Object.keys(set).map((key) => [key, row.fields[key] ?? null]));
      return [{ id: idOf('m', row.rowId, version, row.rev), rowId: row.rowId, kind: 'upsert', baseRev: row.rev, base, set }];
    });
    const [first] = rows;
    if (muts.length === 0 || first === undefined) continue;
    const { epoch } = await deps.store.head();
    const file = { fileId: idOf('f', first.ledger, version, 0), replicaId: idOf('p', first.ledger, version, 0) };
    const batchId = idOf('b', unitId, version, moved);
    const request = { epoch, ...file, batchId, schemaVersion: version, unit: unitId, ledger: first.ledger, muts };
    const pushed = await deps.push(request, AUTHOR, 'commit');
    if (pushed.ok) moved += muts.length;
  }
  return moved;
}

function idOf(letter: string, name: string, version: number, rev: number): string {
  return `${letter}${createHash('sha256').update(`${name} ${version} ${rev}`).digest('hex').slice(0, 30)}`;
}
