import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { demoCampaign } from '../seed/demo-campaign.ts';
import { seedRows } from '../seed/seed-demo.ts';
import { TEST_TODAY, testServer } from '../../testing/test-server.ts';
import { seededBytes } from '../../testing/seeded-bytes.ts';

async function seeded() {
  const server = await testServer();
  const deps = { ...server.services, randomBytes: seededBytes(1) };
  await seedRows(deps, demoCampaign(TEST_TODAY));
  const health = async () => {
    const response = await server.call(await server.signIn('office'), 'GET', '/api/v1/health/totals');
    expect(response.status).toBe(200);
    return (await response.json()) as TotalsHealth;
  };
  const damage = (sql: string) => server.database.exclusive((turn) => turn.write([{ sql, args: [] }]));
  return { ...server, health, damage };
}

describe('recomputing totals', () => {
  it('I8 the totals kept by difference are those recomputed from the stored rows, over HTTP', async () => {
    const { health, services } = await seeded();
    expect((await services.syncStore.totals()).length).toBeGreaterThan(50);
    expect(await health()).toEqual({ equal: true, differences: [] });
  });

  it('I8 a wrong sum, a moved day and a lost fact are told with unit, kind, basis and both figures', async () => {
    const { health, damage, database } = await seeded();
    const [total] = await database.query({
      sql: "SELECT * FROM total_day WHERE basis = 'claimed' AND lead_count = 1 LIMIT 1",
      args: [],
    });
    const where = `basis = 'claimed' AND kind = '${total?.['kind']}' AND unit_id = '${total?.['unit_id']}'`;
    await damage(`UPDATE total_day SET yuan = yuan + 1 WHERE ${where} AND day = '${total?.['day']}'`);
    const { equal, differences } = await health();
    expect(equal).toBe(false);
    expect(differences).toMatchObject([{ unitId: total?.['unit_id'], kind: total?.['kind'], basis: 'claimed' }]);
    expect((differences[0]?.kept.yuan ?? 0) - (differences[0]?.recomputed.yuan ?? 0)).toBe(1);

    await damage(`UPDATE total_day SET yuan = yuan - 1 WHERE ${where} AND day = '${total?.['day']}'`);
    await damage(`UPDATE total_day SET day = '2026-11-22' WHERE ${where} AND day = '${total?.['day']}'`);
    const moved = (await health()).differences;
    expect(moved.map(({ kept }) => kept)).toEqual(moved.map(({ recomputed }) => recomputed));
    expect(moved).toHaveLength(1);

    await damage(`UPDATE total_day SET day = '${total?.['day']}' WHERE ${where} AND day = '2026-11-22'`);
    expect((await health()).equal).toBe(true);
    await damage(`DELETE FROM fact WHERE ${where} AND day = '${total?.['day']}'`);
    expect((await health()).differences).toHaveLength(1);
  });

  it('I8 repair mends facts and totals from the rows and says so in the audit', async () => {
    const { health, damage, services, database } = await seeded();
    const before = { facts: sorted(await services.syncStore.facts()), totals: sorted(await services.syncStore.totals()) };
    await damage('UPDATE total_day SET count_bps = 0, lead_count = 7');
    await damage("DELETE FROM fact WHERE kind = 'signed'");
    expect((await services.repairTotals()).differences.length).toBeGreaterThan(3);
    expect((await health()).equal).toBe(true);
    expect({ facts: sorted(await services.syncStore.facts()), totals: sorted(await services.syncStore.totals()) }).toEqual(
      before,
    );
    const entries = await database.query({
      sql: "SELECT action FROM audit_entry WHERE action IN ('totals.repair', 'figures.rebuilt') ORDER BY seq",
      args: [],
    });
    expect(entries).toMatchObject([{ action: 'totals.repair' }, { action: 'figures.rebuilt' }]);
    expect(await services.repairTotals()).toEqual({ equal: true, differences: [] });
  });

  it('STORE a check sees one moment while pushes go on', async () => {
    const { services, database } = await seeded();
    const seen = await database.snapshot(async (moment) => {
      const count = async () =>
        Number((await moment.query({ sql: 'SELECT count(*) AS n FROM audit_entry', args: [] }))[0]?.['n']);
      const before = await count();
      await services.totalsStore.saveTargets([], {
        at: '',
        actor: 'office',
        action: 'targets.replace',
        subject: 'targets',
        detail: {},
      });
      return [before, await count()];
    });
    expect(seen[0]).toBe(seen[1]);
    await expect(database.snapshot((moment) => moment.exclusive(() => Promise.resolve()))).rejects.toThrow('moment');
  });
});

function sorted(list: readonly object[]): string[] {
  return list.map((one) => JSON.stringify(one)).sort();
}
