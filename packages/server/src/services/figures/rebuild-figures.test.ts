import { stageStanding, stageTotalChanges } from '@double-hundred/shared/progress/funnel';
import { STALLED_AFTER_DAYS } from '@double-hundred/shared/campaign/stalled-after-days';
import { alertsOf } from '@double-hundred/shared/progress/stalled';
import { describe, expect, it } from 'vitest';
import { createFigureRebuildStore } from '../../store/libsql/figure-rebuild-store.ts';
import { createProgressStore } from '../../store/libsql/progress-store.ts';
import { createSubmissionStore } from '../../store/libsql/submission-store.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { sendRows } from '../../testing/send-rows.ts';
import { testServer } from '../../testing/test-server.ts';
import { createFigureRebuild } from './rebuild-figures.ts';

const AUDIT = { at: '2026-11-23T02:00:00.000Z', actor: 'office', action: 'test', subject: 'figures', detail: {} };
const PAUSE = () => Promise.resolve();

async function filled() {
  const server = await testServer();
  const { services, database } = server;
  const names = Array.from({ length: 25 }, (_, index) => signedProject(`${index}号项目`, { plannedStartDay: '2026-11-20' }));
  await sendRows(server, 'shiqiao', names);
  const store = createFigureRebuildStore(database);
  const rebuildWith = (breathe: () => Promise<void>) =>
    createFigureRebuild({
      store,
      kept: services.syncStore,
      reference: services.reference,
      clock: services.clock,
      breathe,
      pause: PAUSE,
      pageRows: 10,
    });
  /** What stages and alerts are, worked out from the rows alone. */
  const fresh = async () => {
    const threshold = services.reference.campaign()?.thresholdYuan ?? 0;
    const rows = (await Promise.all(['shiqiao', 'liuwan'].map((unit) => services.syncStore.rows(unit, 'projects')))).flat();
    const live = rows.filter(({ deleted }) => !deleted);
    const standings = live.flatMap(({ unitId, fields }) => stageStanding(unitId, fields, threshold) ?? []);
    return {
      stages: sorted(stageTotalChanges([], standings)),
      alerts: live.flatMap(({ fields }) => alertsOf('projects', fields, STALLED_AFTER_DAYS)).length,
    };
  };
  const kept = async () => ({
    stages: sorted(await createProgressStore(database).stages(null)),
    alerts: Number((await database.query({ sql: 'SELECT count(*) AS n FROM row_alert', args: [] }))[0]?.['n']),
  });
  const damage = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
  return { ...server, store, rebuildWith, fresh, kept, damage };
}

describe('rebuilding figures', () => {
  it('I8 rows written while the figures are worked out anew are counted exactly once', async () => {
    const server = await filled();
    const { store, rebuildWith, fresh, kept, services, damage } = server;
    await damage('DELETE FROM stage_total');
    await damage('DELETE FROM row_alert');
    await damage("UPDATE ledger_row SET reported_day = '', at_rest = 1");
    await damage('DELETE FROM fact WHERE day > 0');
    await damage('UPDATE total_day SET yuan = 1');
    let writes = 0;
    const rebuild = rebuildWith(async () => {
      if ((writes += 1) > 3) return;
      const [rowId = ''] = await sendRows(server, 'liuwan', [signedProject(`插入${writes}号`, { hostUnit: 'liuwan' })]);
      await editEverything(server, rowId, writes);
    });
    await store.ask(AUDIT);
    await rebuild.run();
    expect(await store.open()).toBeNull();
    expect(await kept()).toEqual(await fresh());
    expect(await services.checkTotals()).toEqual({ equal: true, differences: [] });
    const rows = await createSubmissionStore(server.database).reportedTotals('projects');
    expect(rows).toMatchObject([
      { unitId: 'liuwan', day: '2026-11-23', atRest: false, count: 3 },
      { unitId: 'shiqiao', day: '2026-11-23', atRest: false, count: 25 },
    ]);
  });

  it('I8 facts and totals add up to each other after every step of a rebuild', async () => {
    const { store, rebuildWith, services, damage, database } = await filled();
    await damage("DELETE FROM total_day WHERE kind = 'signed'");
    await damage("DELETE FROM fact WHERE kind = 'signed'");
    const sums: unknown[] = [];
    const rebuild = rebuildWith(async () => {
      const sql = `SELECT (SELECT sum(yuan) FROM fact) AS facts, (SELECT sum(yuan) FROM total_day) AS totals`;
      sums.push(...(await database.query({ sql, args: [] })).map((row) => Number(row['facts']) - Number(row['totals'])));
    });
    await store.ask(AUDIT);
    await rebuild.run();
    expect(new Set(sums)).toEqual(new Set([0]));
    expect(sums.length).toBeGreaterThan(3);
    const [known] = await database.query({ sql: 'SELECT sum(yuan) AS yuan FROM total_change', args: [] });
    expect(known?.['yuan']).toBe((await services.syncStore.totals()).reduce((sum, { yuan }) => sum + yuan, 0));
  });

  it('PROGRESS while figures are worked out anew every answer says so at once, with since when and how far', async () => {
    const { store, services, call, signIn, database } = await filled();
    const office = await signIn('office');
    let letGo: () => void = () => undefined;
    const held = database.exclusive(() => new Promise<void>((resolve) => (letGo = resolve)));
    const asked = store.ask(AUDIT);
    await database.query({ sql: 'SELECT 1', args: [] });
    letGo();
    await Promise.all([held, asked]);
    const blocked = database.exclusive(() => new Promise<void>((resolve) => (letGo = resolve)));
    for (const path of ['totals', 'progress/funnel', 'progress/problems', 'submissions?ledger=projects']) {
      const answer = (await (await call(office, 'GET', `/api/v1/${path}`)).json()) as { recomputing?: unknown };
      expect(answer.recomputing).toEqual({ since: AUDIT.at, done: 0, total: 25 });
    }
    letGo();
    await blocked;
    await services.rebuild.run();
    const answer = (await (await call(office, 'GET', '/api/v1/totals')).json()) as object;
    expect(answer).not.toHaveProperty('recomputing');
  });

  it('PROGRESS a rebuild that was stopped begins anew with the next start', async () => {
    const { store, rebuildWith } = await filled();
    await store.ask(AUDIT);
    const first = rebuildWith(async () => void first.stop());
    await first.run();
    expect(await store.open()).not.toBeNull();
    await rebuildWith(PAUSE).run();
    expect(await store.open()).toBeNull();
  });
});

function sorted(list: readonly object[]): string[] {
  return list.map((each) => JSON.stringify(each, Object.keys(each).toSorted())).toSorted();
}

// A change of a row that another page may or may not have seen.
async function editEverything(server: Awaited<ReturnType<typeof testServer>>, rowId: string, number: number): Promise<void> {
  const { services } = server;
  const { epoch } = await services.syncStore.head();
  const row = await services.syncStore.row(rowId);
  const first = (await services.syncStore.rows('shiqiao', 'projects'))[0];
  for (const [unit, each] of [['liuwan', row] as const, ['shiqiao', first] as const]) {
    if (each === null || each === undefined) continue;
    const set = { totalInvestmentYuan: 60_000_000 + number * 1_000_000, fixedAssetInvestmentYuan: 50_000_000 };
    const base = Object.fromEntries(Object.keys(set).map((key) => [key, each.fields[key] ?? null]));
    const mut = {
      id: services.ids.next('m'),
      rowId: each.rowId,
      kind: 'upsert' as const,
      baseRev: each.rev,
      base,
      set,
      rowNo: 4,
    };
    const file = { fileId: services.ids.next('f'), replicaId: services.ids.next('p'), batchId: services.ids.next('b') };
    const pushed = await services.sync.push(
      { ...file, epoch, unit, ledger: 'projects', schemaVersion: 1, muts: [mut] },
      { id: `clerk-${unit}`, name: '填报员' },
      'commit',
    );
    const status = pushed.ok ? pushed.value.results[0]?.status : pushed.error.detail;
    if (status !== 'accepted') throw new Error(status);
  }
}
