import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { FunnelResponse, FunnelRowsResponse, ProblemsResponse } from '@double-hundred/shared/protocol/progress-problems';
import { describe, expect, it } from 'vitest';
import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

async function desk() {
  const server = await testServer();
  const ask = async <T>(path: string, user = 'office') => {
    const response = await server.call(await server.signIn(user), 'GET', `/api/v1/progress/${path}`);
    return (await response.json()) as T;
  };
  const send = (unit: string, name: string, more = {}) =>
    sendRows(server, unit, [signedProject(name, { introducingUnit: unit, hostUnit: unit, ...more })]);
  return { ...server, ask, send };
}

describe('PROGRESS', () => {
  it('PROGRESS the funnel counts whoever reached a stage as rows come in, by unit and for the district', async () => {
    const { ask, send } = await desk();
    await send('shiqiao', '甲项目');
    await send('liuwan', '乙项目', { plannedStartDay: '2026-12-31' });
    const { steps } = await ask<FunnelResponse>('funnel');
    expect(steps.map(({ reached }) => reached)).toEqual([2, 2, 2, 0, 0, 0, 0, 0]);
    expect(steps[2]).toMatchObject({ stage: '签约', here: 2 });
    const own = await ask<FunnelResponse>('funnel?unit=shiqiao', 'clerk-shiqiao');
    expect([own.unitId, own.steps[0]?.reached]).toEqual(['shiqiao', 1]);
  });

  it('PROGRESS a plan whose day has passed is a problem of its unit, with days and reason', async () => {
    const { ask, send } = await desk();
    await send('shiqiao', '迟开工项目', { plannedStartDay: '2026-11-20' });
    await send('liuwan', '未到期项目', { plannedStartDay: '2026-12-31' });
    const { problems, counts } = await ask<ProblemsResponse>('problems');
    const overdue = problems.filter(({ kind }) => kind === 'startOverdue');
    expect(overdue).toMatchObject([{ name: '迟开工项目', unitId: 'shiqiao', days: 3, since: '2026-11-21' }]);
    expect(counts).toContainEqual({ unitId: 'shiqiao', kind: 'startOverdue', count: 1 });
    expect((await ask<ProblemsResponse>('problems', 'clerk-liuwan')).problems.map(({ unitId }) => unitId)).not.toContain(
      'shiqiao',
    );
  });

  it('PROGRESS counters and alerts worked out anew are the same as those kept by difference', async () => {
    const { ask, send, database, call, signIn, services } = await desk();
    await send('shiqiao', '甲项目', { plannedStartDay: '2026-11-20' });
    await send('liuwan', '乙项目', {
      totalInvestmentYuan: 60_000_000,
      fixedAssetInvestmentYuan: 50_000_000,
      fundsInPlaceYuan: 0,
    });
    const read = async () => [
      await ask('funnel?qualifying=false'),
      await ask('funnel'),
      await ask('funnel/rows?stage=签约&qualifying=false'),
      await ask('problems'),
    ];
    const kept = await read();
    await database.exclusive((turn) => turn.write([{ sql: 'UPDATE figure_rebuild SET asked = asked + 1', args: [] }]));
    await services.rebuild.run();
    expect(await read()).toEqual(kept);
    const office = await signIn('office');
    const campaign = (await (await call(office, 'GET', '/api/v1/campaign')).json()) as object;
    await call(office, 'PUT', '/api/v1/campaign', { ...campaign, thresholdYuan: 50_000_000 });
    await services.rebuild.run();
    expect((await ask<FunnelResponse>('funnel')).steps[0]?.reached).toBe(2);
  });

  it('PROGRESS every number of the funnel opens to as many projects, page by page, and a change of a row moves it', async () => {
    const server = await desk();
    const { ask, send } = server;
    const rows = async (query: string, user = 'office') => {
      const all: FunnelRowsResponse['rows'] = [];
      let next: string | null = null;
      do {
        const place: string = next === null ? '' : `&next=${encodeURIComponent(next)}`;
        const page: FunnelRowsResponse = await ask(`funnel/rows?limit=1&${query}${place}`, user);
        expect(page.rows.length).toBeLessThanOrEqual(1);
        all.push(...page.rows);
        next = page.next;
      } while (next !== null);
      return all;
    };
    const [first = ''] = await send('shiqiao', '甲项目');
    await send('liuwan', '乙项目');
    await send('liuwan', '丙项目', { stage: '终止', remark: '投资方退出' });
    const { steps } = await ask<FunnelResponse>('funnel');
    for (const { stage, reached, here, ended } of steps) {
      expect((await rows(`stage=${stage}`)).length, stage).toBe(reached);
      expect((await rows(`stage=${stage}&part=here`)).length, stage).toBe(here);
      expect((await rows(`stage=${stage}&part=ended`)).length, stage).toBe(ended);
    }
    expect((await rows('stage=签约')).map(({ name }) => name).toSorted()).toEqual(['丙项目', '乙项目', '甲项目'].toSorted());
    expect((await rows('stage=签约&part=ended'))[0]).toMatchObject({ unitId: 'liuwan', stage: '终止', furthest: '签约' });
    expect((await rows('stage=签约', 'clerk-shiqiao')).map(({ rowId }) => rowId)).toEqual([first]);
    const refused = await server.call(await server.signIn('office'), 'GET', '/api/v1/progress/funnel/rows?stage=签约&next=x');
    expect(refused.status).toBe(422);
  });

  it('PROGRESS all problems are read page by page, each once, and one kind alone', async () => {
    const { ask, send } = await desk();
    for (const name of ['甲项目', '乙项目', '丙项目']) await send('shiqiao', name, { plannedStartDay: '2026-11-20' });
    const { problems: whole } = await ask<ProblemsResponse>('problems');
    const first = await ask<ProblemsResponse>('problems?limit=2');
    const second = await ask<ProblemsResponse>(`problems?limit=500&next=${encodeURIComponent(first.next ?? '')}`);
    expect([...first.problems, ...second.problems]).toEqual(whole);
    expect(second.next).toBeNull();
    const kinds = (await ask<ProblemsResponse>('problems?kind=startOverdue')).problems.map(({ kind }) => kind);
    expect(kinds).toEqual(['startOverdue', 'startOverdue', 'startOverdue']);
  });

  it('STALLED a campaign that allows a stage other days has its projects looked at anew', async () => {
    const { ask, send, call, signIn, services } = await desk();
    await send('shiqiao', '甲项目');
    const stalled = async () => (await ask<ProblemsResponse>('problems?kind=stalled')).problems;
    expect(await stalled()).toMatchObject([{ since: '2026-11-10' }]);
    const office = await signIn('office');
    const campaign = (await (await call(office, 'GET', '/api/v1/campaign')).json()) as Campaign;
    const allow = async (signed: number) => {
      const stalledAfterDays = { signed, registered: 60, approved: 90 };
      const kept = await call(office, 'PUT', '/api/v1/campaign', { ...campaign, stalledAfterDays });
      expect(await kept.json()).toMatchObject({ stalledAfterDays });
      await services.rebuild.run();
    };
    await allow(100);
    expect(await stalled()).toEqual([]);
    await allow(30);
    await send('shiqiao', '乙项目');
    expect((await stalled()).map(({ since }) => since)).toEqual(['2026-10-11', '2026-10-11']);
  });

  it('PROGRESS a leader and an inspector do not read the name of a confidential project', async () => {
    const { ask, send, database } = await desk();
    const [rowId = ''] = await send('shiqiao', '机密项目', { plannedStartDay: '2026-11-20' });
    expect(JSON.stringify(await ask('problems', 'leader'))).toContain('机密项目');
    await database.exclusive((turn) =>
      turn.write([
        { sql: 'DROP TRIGGER row_revision_keeps', args: [] },
        { sql: 'UPDATE row_revision SET wire = replace(wire, \'"签约"\', \'"在谈"\') WHERE row_id = ?', args: [rowId] },
      ]),
    );
    expect(JSON.stringify(await ask('problems', 'leader'))).not.toContain('机密项目');
    expect(JSON.stringify(await ask('problems', 'office'))).toContain('机密项目');
  });
});
