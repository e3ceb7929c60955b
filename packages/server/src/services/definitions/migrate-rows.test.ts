import { err } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { describe, expect, it } from 'vitest';
import { DUTY, floodDuty, publishAs } from '../../testing/flood-duty.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';
import { schemaOutdated, serverBusy } from '../sync/call-refusal.ts';
import { createRecheck } from '../rules/recheck.ts';
import type { PushService } from '../sync/push.ts';
import { type MigrateDeps, migrateRows } from './migrate-rows.ts';

const UNIT = 'shiqiao';
/** The ledger of duties with its column of stations under other keys: `names` by version from the first. */
function withStation(first: LedgerDefinition, version: number, names: readonly string[]): LedgerDefinition {
  const [from = '', to = ''] = names.slice(-2);
  return {
    ...first,
    version,
    nameColumn: to,
    businessKeys: [['dutyDay', 'shift', to]],
    columns: first.columns.map((column) => (column.key === 'station' ? { ...column, key: to } : column)),
    rules: [],
    migration: [{ kind: 'rename', from, to }],
  };
}

async function withDuties(rows = 2) {
  const server = await testServer();
  await server.services.recheck.stop();
  const { definitions, clock, syncStore, sync } = server.services;
  const first = await floodDuty();
  const publish = async (definition: LedgerDefinition) => {
    const done = await publishAs(server.services, definition);
    if (!done.ok) throw new Error(done.error.map(({ message }) => message).join('\n'));
  };
  await publish(first);
  const file = await pushFile(server, { unit: UNIT, ledger: 'floodDuty' });
  await file.send(
    Array.from({ length: rows }, (_, index) => ({
      rowId: testId('r', index + 1),
      set: { ...DUTY, station: `第${index + 1}闸` },
    })),
  );
  const deps: MigrateDeps = {
    definitions: definitions.store,
    store: syncStore,
    push: sync.push,
    clock,
    pause: () => Promise.resolve(),
  };
  const fields = async (number: number) => (await syncStore.row(testId('r', number)))?.fields;
  const migrated = async () => (await definitions.store.load()).map(({ migratedAt }) => migratedAt !== null);
  return { ...server, deps, first, file, fields, migrated, publish };
}

describe('rows brought to a new version of their ledger', () => {
  it('DEFINITION a version is not done while the server was too busy for its rows, and they are brought over later', async () => {
    const { deps, first, publish, fields, migrated } = await withDuties();
    await publish(withStation(first, 2, ['station', 'post']));
    const busy: PushService = () => Promise.resolve(err(serverBusy(2)));
    await migrateRows({ ...deps, push: busy });
    expect(await migrated()).toEqual([true, false]);
    let refusals = 2;
    const waits: number[] = [];
    const lessBusy: PushService = (...call) => (refusals-- > 0 ? Promise.resolve(err(serverBusy(2))) : deps.push(...call));
    const pause = (ms: number) => Promise.resolve(void waits.push(ms));
    expect(await migrateRows({ ...deps, push: lessBusy, pause })).toBe(2);
    expect(waits).toEqual([2_000, 2_000]);
    expect([await migrated(), await fields(1)]).toMatchObject([[true, true], { post: '第1闸' }]);
    expect(await fields(1)).not.toHaveProperty('station');
  });

  it('DEFINITION a row edited while it was to be brought over is brought over as edited, without a conflict nobody made', async () => {
    const { deps, first, publish, fields, migrated, services, ...server } = await withDuties(3);
    await publish(withStation(first, 2, ['station', 'post']));
    const file = await pushFile({ ...server }, { unit: UNIT, ledger: 'floodDuty', number: 2, schemaVersion: 2 });
    let edited = false;
    const push: PushService = async (...call) => {
      if (!edited) {
        edited = true;
        await file.send([{ rowId: testId('r', 2), baseRev: 1, base: { post: null }, set: { post: '东闸' } }]);
      }
      return deps.push(...call);
    };
    await migrateRows({ ...deps, push });
    expect([await fields(1), await fields(2), await fields(3)]).toMatchObject([
      { post: '第1闸' },
      { post: '东闸' },
      { post: '第3闸' },
    ]);
    const conflicts = await services.syncStore.conflicts({ unitId: UNIT, ledger: 'floodDuty', limit: 10, after: null });
    expect([await migrated(), conflicts.rows]).toMatchObject([[true, true], []]);
  });

  it('DEFINITION I3 an edit from a file of the version before meets a row that waits to be brought over without a conflict', async () => {
    const { deps, first, file, publish, fields, services } = await withDuties();
    await publish(withStation(first, 2, ['station', 'post']));
    const [edited] = await file.send([
      { rowId: testId('r', 1), baseRev: 1, base: { station: '第1闸' }, set: { station: '东闸' } },
    ]);
    expect(edited).toMatchObject({ status: 'accepted', fields: { post: '东闸' } });
    await migrateRows(deps);
    expect([await fields(1), await fields(2)]).toMatchObject([{ post: '东闸' }, { post: '第2闸' }]);
    expect(await fields(1)).not.toHaveProperty('station');
    const conflicts = await services.syncStore.conflicts({ unitId: UNIT, ledger: 'floodDuty', limit: 10, after: null });
    expect(conflicts.rows).toEqual([]);
  });

  it('DEFINITION I1 a row deleted under an older version comes back under the columns of the present one', async () => {
    const { deps, first, file, publish, fields, ...server } = await withDuties(1);
    await file.send([{ rowId: testId('r', 1), kind: 'delete', baseRev: 1, base: { ...DUTY, station: '第1闸' } }]);
    await publish(withStation(first, 2, ['station', 'post']));
    await migrateRows(deps);
    const newer = await pushFile({ ...server }, { unit: UNIT, ledger: 'floodDuty', number: 2, schemaVersion: 2 });
    const [restored] = await newer.send([{ rowId: testId('r', 1), kind: 'restore', baseRev: 2 }]);
    expect(restored).toMatchObject({ status: 'accepted', deleted: false });
    expect(await fields(1)).toMatchObject({ post: '第1闸' });
    expect(await fields(1)).not.toHaveProperty('station');
  });

  it('DEFINITION two versions that follow each other quickly take the values through both, though the later refuses the earlier', async () => {
    const { deps, first, publish, fields, migrated } = await withDuties();
    await publish(withStation(first, 2, ['station', 'post']));
    await publish({ ...withStation(first, 3, ['post', 'place']), minVersion: 3 });
    await migrateRows(deps);
    expect([await fields(1), await fields(2)]).toMatchObject([{ place: '第1闸' }, { place: '第2闸' }]);
    for (const gone of ['station', 'post']) expect(await fields(1)).not.toHaveProperty(gone);
    expect(await migrated()).toEqual([true, true, true]);
  });

  it('DEFINITION a version published while the one before is being brought over is gone on with', async () => {
    const { deps, first, publish, fields, migrated } = await withDuties();
    await publish(withStation(first, 2, ['station', 'post']));
    let published = false;
    const push: PushService = async (...call) => {
      if (published) return deps.push(...call);
      published = true;
      await publish({ ...withStation(first, 3, ['post', 'place']), minVersion: 3 });
      const pushed = await deps.push(...call);
      expect(pushed).toMatchObject(err({ code: schemaOutdated(3, 3).code }));
      return pushed;
    };
    await migrateRows({ ...deps, push });
    expect([await fields(2), await migrated()]).toMatchObject([{ place: '第2闸' }, [true, true, true]]);
  });

  it('DEFINITION what a clerk emptied after the row was brought over stays empty, though others were still to be done', async () => {
    const { deps, first, file, publish, fields } = await withDuties(1);
    const columns = first.columns.map((column) => (column.key === 'remark' ? { ...column, key: 'team' } : column));
    await file.send([{ rowId: testId('r', 1), baseRev: 1, base: {}, set: { remark: '甲班' } }]);
    await publish({
      ...first,
      version: 2,
      rules: [],
      columns: [...columns, ...columns.slice(-1).map((column) => ({ ...column, key: 'handover', heading: '交接' }))],
      migration: [{ kind: 'split', from: 'remark', to: ['team', 'handover'], by: '/' }],
    });
    const cutOff = { ...deps.definitions, migrated: () => Promise.reject(new Error('the power went')) };
    await expect(migrateRows({ ...deps, definitions: cutOff })).rejects.toThrow('the power went');
    expect(await fields(1)).toMatchObject({ team: '甲班' });
    await file.send([{ rowId: testId('r', 1), baseRev: 3, base: { team: '甲班' }, set: { team: null } }]);
    await migrateRows(deps);
    expect(await fields(1)).not.toHaveProperty('team');
  });

  it('DEFINITION a value that its new column cannot read moves with the row, where it is seen', async () => {
    const { deps, first, publish, fields, migrated, services } = await withDuties();
    const renamed = withStation(first, 2, ['station', 'post']);
    const short = (column: LedgerDefinition['columns'][number]) =>
      column.key === 'post' ? { ...column, type: { kind: 'text' as const, maxLength: 2 } } : column;
    const steps: LedgerDefinition['migration'] = [
      { kind: 'rename', from: 'station', to: 'post' },
      { kind: 'narrow', column: 'post', version: 2 },
    ];
    await publish({ ...renamed, columns: renamed.columns.map(short), migration: steps });
    await migrateRows(deps);
    expect([await fields(1), await migrated()]).toMatchObject([{ post: '第1闸' }, [true, true]]);
    const findings = (await services.syncStore.row(testId('r', 1)))?.findings;
    expect(findings).toMatchObject([{ ruleId: 'TEXT_TOO_LONG', severity: 'error', column: 'post' }]);
  });

  it('DEFINITION a version published during a recheck is brought over before the recheck goes on', async () => {
    const { deps, first, publish, fields, services } = await withDuties(120);
    const steps: string[] = [];
    let published = false;
    const recheck = createRecheck({
      ...services.rules,
      links: { store: services.syncStore, reference: services.reference },
      migrate: () => migrateRows(deps),
      breathe: async () => {
        steps.push(
          Object.keys((await fields(1)) ?? {}).find((key) => key === 'station' || key === 'post' || key === 'place') ?? '',
        );
        if (published) return;
        published = true;
        await publish({ ...withStation(first, 3, ['post', 'place']), minVersion: 3 });
        recheck.wake();
      },
    });
    await recheck.run();
    await publish(withStation(first, 2, ['station', 'post']));
    await recheck.run();
    expect(steps.slice(0, 2)).toEqual(['post', 'place']);
    expect(await fields(120)).toMatchObject({ place: '第120闸' });
  });
});
