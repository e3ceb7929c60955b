import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { SpotCheck, SpotCheckDraw } from '@double-hundred/shared/protocol/spot-checks';
import { describe, expect, it } from 'vitest';
import { issueId, withIssues } from '../../testing/with-issues.ts';

describe('SPOTCHECK over HTTP', () => {
  it('SPOTCHECK a sample of closed issues is drawn by a seed that is kept; one that does not hold is open again and counted', async () => {
    const { decide, as, fieldsOf, desk } = await withIssues();
    const path = '/api/v1/spot-checks';
    expect((await as<Problem>('inspector', 'POST', path, { size: 5 })).body).toMatchObject({ errors: [{ code: 'EMPTY_POOL' }] });
    await decide();
    const drawn = (await as<SpotCheck>('inspector', 'POST', path, { size: 5, seed: '2026-11-23' })).body;
    expect(drawn).toMatchObject({ pool: 1, size: 1, seed: '2026-11-23', items: [{ rowId: issueId(1), result: null }] });
    const results = `${path}/${drawn.id}/results`;
    const result = { rowId: issueId(1), holds: false, verifier: '林秋实', finding: '又被占用' };
    expect((await as<Problem>('inspector', 'POST', results, { ...result, rowId: issueId(2) })).body).toMatchObject({
      errors: [{ code: 'NOT_DRAWN' }],
    });
    const kept = await as<SpotCheck>('inspector', 'POST', results, result);
    expect(kept.body.items[0]?.result).toMatchObject({ holds: false, finding: '又被占用' });
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '重新打开' });
    expect(await desk('?state=reopened')).toMatchObject({
      closeOuts: [{ reopenedCount: 1 }],
      counts: [{ reopened: 1, everReopened: 1 }],
    });
    expect((await as<Problem>('inspector', 'POST', results, result)).body).toMatchObject({
      errors: [{ code: 'CHECKED_ALREADY' }],
    });
  });

  it('SPOTCHECK a result and the reopening it leads to are one transaction, and nobody checks what he answers for', async () => {
    const { decide, as, fieldsOf, database, desk } = await withIssues();
    await decide();
    const drawn = (await as<SpotCheck>('inspector', 'POST', '/api/v1/spot-checks', { size: 1 })).body;
    const record = (changes: object = {}) =>
      as<Problem>('inspector', 'POST', `/api/v1/spot-checks/${drawn.id}/results`, {
        rowId: issueId(1),
        holds: false,
        verifier: '林秋实',
        finding: '又被占用',
        ...changes,
      });
    for (const holds of [true, false])
      expect((await record({ holds, verifier: '曹佳宁' })).body).toMatchObject({ errors: [{ code: 'SAME_PERSON' }] });
    const trigger = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
    await trigger("CREATE TRIGGER broken BEFORE INSERT ON spot_check_result BEGIN SELECT RAISE(ABORT, 'gone'); END");
    expect((await record()).status).toBe(500);
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '已销号' });
    expect((await desk('?state=closed')).closeOuts[0]?.decisions).toHaveLength(1);
    await trigger('DROP TRIGGER broken');
    expect((await record()).status).toBe(200);
    expect((await desk('?state=reopened')).closeOuts[0]?.decisions.map(({ decision }) => decision)).toEqual(['close', 'reopen']);
  });

  it('SPOTCHECK a draw keeps what it was drawn from, and comes out the same when it is done again after issues changed', async () => {
    const { decide, as, pushTo } = await withIssues();
    await pushTo('issues', issueId(2), { closeOut: '申请销号', closedDay: '2026-11-21' });
    await decide();
    await decide({ rowId: issueId(2) });
    const ask = { size: 1, seed: '七区联审', units: ['shiqiao'], category: '征迁', fromDay: '2026-11-01', toDay: '2026-11-30' };
    const drawn = (await as<SpotCheck>('districtOffice', 'POST', '/api/v1/spot-checks', ask)).body;
    const { size: _size, seed: _seed, ...filter } = ask;
    expect(drawn).toMatchObject({ pool: 2, size: 1, filter });
    await decide({ rowId: drawn.items[0]?.rowId, decision: 'reopen', ground: '反弹' });
    const again = (await as<SpotCheckDraw>('inspector', 'GET', `/api/v1/spot-checks/${drawn.id}/draw`)).body;
    expect(again).toMatchObject({ seed: '七区联审', size: 1, same: true });
    expect(again.candidates.map((candidate) => candidate.drawn)).toEqual([true, false]);
    expect(again.candidates[0]?.rowId).toBe(drawn.items[0]?.rowId);
    const [first = '', second = ''] = again.candidates.map(({ hash }) => hash);
    expect(first < second).toBe(true);
    for (const outside of [{ category: '资金' }, { units: ['liuwan'] }, { toDay: '2026-11-01' }])
      expect((await as<Problem>('inspector', 'POST', '/api/v1/spot-checks', { ...ask, ...outside })).body).toMatchObject({
        errors: [{ code: 'EMPTY_POOL' }],
      });
  });

  it('SCORE counts issues opened again and demands missed by itself, and lets nobody enter them by hand', async () => {
    const { decide, as } = await withIssues();
    await decide();
    await decide({ decision: 'reopen', ground: '又被占用' });
    const found = {
      unit: 'shiqiao',
      day: '2026-11-10',
      team: '林秋实',
      found: '围挡破损',
      demand: '修好围挡',
      dueDay: '2026-11-15',
    };
    const { id } = (await as<Inspection>('inspector', 'POST', '/api/v1/inspections', found)).body;
    const items = async (role: 'districtOffice' | 'leader', asOf: string) => {
      const { units } = (await as<ScoresResponse>(role, 'GET', `/api/v1/scores?asOf=${asOf}`)).body;
      const own = units.find(({ unitId }) => unitId === 'shiqiao')?.items ?? [];
      return ['reopened', 'overdueDemand'].map((itemId) => own.find((item) => item.itemId === itemId));
    };
    expect(await items('districtOffice', '2026-11-23')).toMatchObject([
      {
        points: -1,
        trace: [{ kind: 'occurrence', counts: 'reopened', rowId: issueId(1), day: '2026-11-23', ground: '又被占用' }],
      },
      { points: -0.5, trace: [{ kind: 'occurrence', counts: 'overdueDemand', rowId: id, day: '2026-11-15' }] },
    ]);
    expect(JSON.stringify(await items('leader', '2026-11-23'))).not.toMatch(/又被占用|修好围挡/);
    expect((await items('districtOffice', '2026-11-15')).map((item) => item?.points)).toEqual([0, 0]);
    const entry = { itemId: 'reopened', unit: 'shiqiao', day: '2026-11-20', amount: 1, ground: '手工' };
    expect((await as<Problem>('districtOffice', 'POST', '/api/v1/score-entries', entry)).body).toMatchObject({
      errors: [{ code: 'ITEM_COMPUTED' }],
    });
  });
});
