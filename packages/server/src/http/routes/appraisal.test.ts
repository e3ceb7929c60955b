import { defaultScoringRules } from '@double-hundred/shared/appraisal/default-scoring-rules';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { describe, expect, it } from 'vitest';

import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

const YI = 100_000_000;
const signed = (unit: string, number: number): FieldChanges =>
  signedProject(`${unit}第${number}号项目`, { totalInvestmentYuan: 2 * YI, introducingUnit: unit, hostUnit: unit });

/** A district with targets in which two units signed projects, and an office that verifies, scores and tries rules. */
async function district() {
  const server = await testServer();
  const office = await server.signIn('office');
  const [a = '', b = ''] = await sendRows(server, 'shiqiao', [signed('shiqiao', 1), signed('shiqiao', 2)]);
  const [c = ''] = await sendRows(server, 'liuwan', [signed('liuwan', 3)]);
  const targets = ['shiqiao', 'liuwan'].map((unitId) => ({ unitId, kind: 'signed', count: 2, yuan: null }));
  await server.call(office, 'PUT', '/api/v1/targets', { targets });
  const json = async (method: string, path: string, body?: unknown, token = office) => {
    const response = await server.call(token, method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const verify = async (rowId: string) => {
    const row = await server.services.syncStore.row(rowId);
    const day = row?.fields['signedDay'];
    const body = { rowId, kind: 'signed', basis: 'verified', decision: 'confirm', day, ground: '合同原件已核' };
    expect((await json('POST', '/api/v1/verifications', body)).status).toBe(200);
  };
  const scores = async (query = '', token = office) =>
    (await json('GET', `/api/v1/scores${query}`, undefined, token)).body as unknown as ScoresResponse;
  const unit = (response: ScoresResponse, id: string) => response.units.find(({ unitId }) => unitId === id);
  return { ...server, office, rows: { a, b, c }, json, verify, scores, unit };
}

describe('SCORE over HTTP', () => {
  it('SCORE reads verified figures only: a claim never moves the ranking, a verification does', async () => {
    const { scores, unit, verify, rows } = await district();
    expect(unit(await scores(), 'shiqiao')).toMatchObject({ rank: null, points: 0 });
    await verify(rows.c);
    expect(unit(await scores(), 'liuwan')).toMatchObject({ rank: 1 });
    expect(unit(await scores(), 'shiqiao')).toMatchObject({ rank: null });
    await verify(rows.a);
    await verify(rows.b);
    const after = await scores();
    expect([unit(after, 'shiqiao')?.rank, unit(after, 'liuwan')?.rank]).toEqual([1, 2]);
  });

  it('SCORE items carry their formula and the revisions of the rows behind them', async () => {
    const { scores, unit, verify, rows } = await district();
    await verify(rows.a);
    const item = unit(await scores(), 'shiqiao')?.items.find(({ itemId }) => itemId === 'signed');
    expect(item).toMatchObject({ points: 15, trace: [{ kind: 'row', rowId: rows.a, rev: 1, yuan: 2 * YI }] });
    expect(item?.formula).toContain('1 ÷ 2 × 30 分');
  });

  it('SCORE compares with an earlier day, so that a change of rank can be shown', async () => {
    const { scores, unit, verify, rows } = await district();
    await verify(rows.a);
    const compared = unit(await scores('?compareTo=2026-09-02'), 'shiqiao');
    expect(compared?.before).toEqual({ points: 0, rank: null });
  });

  it('SCORE entries need a ground, fit their item, can be withdrawn, and stay readable', async () => {
    const { json, scores, unit, verify, rows } = await district();
    await verify(rows.a);
    const before = unit(await scores(), 'shiqiao')?.points ?? 0;
    const entry = { itemId: 'late', unit: 'shiqiao', day: '2026-11-20', amount: 2, ground: '11 月中旬报表迟报两次' };
    const added = await json('POST', '/api/v1/score-entries', entry);
    expect(unit(await scores(), 'shiqiao')?.points).toBe(before - 2);
    expect(unit(await scores('?asOf=2026-11-19'), 'shiqiao')?.points).toBe(before);
    for (const wrong of [
      { ground: '' },
      { itemId: 'signed' },
      { itemId: 'nowhere' },
      { unit: 'nowhere' },
      { amount: 1.5 },
      { day: '2026-11-24' },
    ]) {
      const refused = await json('POST', '/api/v1/score-entries', { ...entry, ...wrong });
      expect(refused, JSON.stringify(wrong)).toMatchObject({ status: 422, body: { errors: [{ detail: expect.any(String) }] } });
    }
    const withdrawal = { id: added.body['id'], ground: '经核实为系统故障' };
    expect((await json('POST', '/api/v1/appraisal/withdrawals', withdrawal)).status).toBe(200);
    expect((await json('POST', '/api/v1/appraisal/withdrawals', withdrawal)).status).toBe(422);
    expect(unit(await scores(), 'shiqiao')?.points).toBe(before);
    expect((await json('GET', '/api/v1/score-entries')).body['entries']).toMatchObject([
      { withdrawn: { ground: '经核实为系统故障' } },
    ]);
  });

  it('SCORE exemption keeps a unit off the list of the last', async () => {
    const { json, scores, unit, verify, rows } = await district();
    for (const rowId of Object.values(rows)) await verify(rowId);
    const rules = { ...defaultScoringRules, tailSize: 1 };
    expect((await json('PUT', '/api/v1/scoring-rules', { rules })).body).toMatchObject({ version: 1 });
    expect(unit(await scores(), 'liuwan')?.tail).toBe(true);
    await json('POST', '/api/v1/ranking-exemptions', { unit: 'liuwan', day: '2026-11-01', reason: '10 月遭遇洪灾' });
    expect(unit(await scores(), 'liuwan')).toMatchObject({ tail: false, exempt: '已登记免列末位：10 月遭遇洪灾' });
  });

  it('SCORE what-if shows other rules beside those in force and saves nothing', async () => {
    const { json, scores, verify, rows } = await district();
    await verify(rows.a);
    const rules = {
      ...defaultScoringRules,
      items: defaultScoringRules.items.map((item) => (item.kind === 'ratio' ? { ...item, points: 60 } : item)),
    };
    const tried = (await json('POST', '/api/v1/scores/what-if', { rules })).body as unknown as ScoresResponse;
    const shiqiao = tried.units.find(({ unitId }) => unitId === 'shiqiao');
    expect((shiqiao?.points ?? 0) - (shiqiao?.before?.points ?? 0)).toBe(15);
    expect(await scores()).toMatchObject({ rulesVersion: 0 });
  });

  it('SCORE rules that leave a unit in no group, or name an unknown one, are refused with their place', async () => {
    const { json } = await district();
    const groups = defaultScoringRules.groups.slice(0, 1);
    const refused = await json('PUT', '/api/v1/scoring-rules', {
      rules: { ...defaultScoringRules, groups: [{ ...groups[0], unitIds: ['nowhere'] }] },
    });
    expect(refused.status).toBe(422);
    expect((refused.body['errors'] as { code: string }[]).map(({ code }) => code)).toEqual(['UNIT_UNKNOWN', 'UNIT_UNGROUPED']);
  });

  it('SCORE of a unit account is its own unit alone', async () => {
    const { scores, signIn, verify, rows, json } = await district();
    for (const rowId of Object.values(rows)) await verify(rowId);
    const clerk = await signIn('clerk-liuwan');
    expect((await scores('', clerk)).units.map(({ unitId }) => unitId)).toEqual(['liuwan']);
    expect(JSON.stringify(await json('GET', '/api/v1/scores', undefined, clerk))).not.toContain(rows.a);
  });

  it('SCORE preview calculates without storing', async () => {
    const { json } = await district();
    const items = [
      { kind: 'ratio', done: 9, target: 8, points: 30, cap: 1.2 },
      { kind: 'efficacy', x: 5, min: 1, max: 9, weight: 0.2 },
    ];
    expect((await json('POST', '/api/v1/appraisal/preview', { items })).body).toMatchObject({
      items: [{ points: 33.75 }, { points: 16 }],
      total: 49.75,
    });
  });
});

describe('BONUS and PROGRESS over HTTP', () => {
  it('BONUS is earned by verified achievements only, once a project, and its parts add up', async () => {
    const { json, verify, rows } = await district();
    await json('PUT', '/api/v1/scoring-rules', {
      rules: { ...defaultScoringRules, bonus: { ...defaultScoringRules.bonus, achievement: 'signed' } },
    });
    expect((await json('GET', '/api/v1/bonuses')).body).toEqual({ bonuses: [], yuan: 0 });
    await verify(rows.a);
    const { body } = await json('GET', '/api/v1/bonuses');
    expect(body).toMatchObject({
      yuan: 190_000,
      bonuses: [
        {
          rowId: rows.a,
          yuan: 190_000,
          parts: [
            {
              unitId: 'shiqiao',
              yuan: 190_000,
              fundsRowId: null,
              proposal: { kind: '项目奖金', achievement: '新签约', amountYuan: 190_000, projectRef: { rowId: rows.a } },
            },
          ],
        },
      ],
    });
  });

  it('PROGRESS tells the running total by day, the plan of every day, and a forecast in words', async () => {
    const { json } = await district();
    const { body } = await json('GET', '/api/v1/progress?unit=shiqiao');
    const kinds = body['kinds'] as { kind: string; days: { total: number }[]; plan: unknown[]; forecast: { done: number } }[];
    expect(kinds[0]?.days.at(-1)?.total).toBe(2);
    expect(kinds[0]?.plan).toHaveLength(100);
    expect(kinds[0]?.forecast).toMatchObject({ done: 2, outlook: 'met' });
  });
});
