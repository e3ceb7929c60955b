import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { DuplicateCase } from '@double-hundred/shared/protocol/duplicates';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { pushFile } from '../../testing/push-file.ts';
import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

const YI = 100_000_000;
const SECRET = '只有石桥镇知道的内容';
const twice = (unit: string, more: FieldChanges = {}) =>
  signedProject('恒睿储能电池组装基地项目', {
    investor: '苏陵恒睿新能源集团有限公司',
    totalInvestmentYuan: 3 * YI,
    introducingUnit: unit,
    hostUnit: unit,
    ...more,
  });

/** A district in which two units report the same project, and the desk that deals with it. */
async function desk() {
  const server = await testServer();
  const office = await server.signIn('office');
  const [a = ''] = await sendRows(server, 'shiqiao', [twice('shiqiao', { content: SECRET })]);
  const [b = ''] = await sendRows(server, 'liuwan', [twice('liuwan', { totalInvestmentYuan: 310_000_000, place: '工业路1号' })]);
  const json = async (method: string, path: string, body?: unknown, token = office) => {
    const response = await server.call(token, method, path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const scanned = (await json('POST', '/api/v1/duplicates/scan', {})).body;
  const cases = async (token = office) =>
    (await json('GET', '/api/v1/duplicates', undefined, token)).body['cases'] as DuplicateCase[];
  const totals = async (query = '') =>
    (await json('GET', `/api/v1/totals?kind=signed${query}`)).body as unknown as TotalsResponse;
  const caseId = (await cases())[0]?.id ?? '';
  const shares = [
    { unit: 'shiqiao', bps: 7_000 },
    { unit: 'liuwan', bps: 3_000 },
  ];
  const same = { kind: 'same', leadRowId: a, shares };
  const step = (name: string, body: unknown, token = office) => json('POST', `/api/v1/duplicates/${caseId}/${name}`, body, token);
  /** The unit deletes a row of its file. */
  const remove = async (unit: string, rowId: string) => {
    const file = await pushFile(server, { unit, number: 9 });
    const base = (await server.services.syncStore.row(rowId))?.fields ?? {};
    expect(await file.send([{ rowId, kind: 'delete', baseRev: 1, base }])).toMatchObject([{ status: 'accepted' }]);
  };
  return { ...server, remove, office, rows: { a, b }, json, scanned, cases, totals, caseId, same, step };
}

/** Total = claims of the units + adjustments, for count and money. */
function addsUp({ rows, district, adjustments }: TotalsResponse): boolean {
  const sum = (list: readonly { count: number; yuan: number }[], pick: 'count' | 'yuan') =>
    list.reduce((all, each) => all + each[pick], 0);
  const total: Pick<Total, 'count' | 'yuan'> = district[0] ?? { count: 0, yuan: 0 };
  return (['count', 'yuan'] as const).every((pick) => sum(rows, pick) + sum(adjustments, pick) === total[pick]);
}

describe('DUPLICATE cases over HTTP', () => {
  it('DUPLICATE project of two units is found once, with reasons, and counts for both until it is decided', async () => {
    const { scanned, cases, totals, json } = await desk();
    expect(scanned).toEqual({ scanned: 2, found: 1 });
    expect((await json('POST', '/api/v1/duplicates/scan', {})).body).toEqual({ scanned: 2, found: 0 });
    expect((await cases())[0]).toMatchObject({ state: 'open', score: 85, unitIds: ['liuwan', 'shiqiao'] });
    expect((await totals()).district[0]).toMatchObject({ count: 2, yuan: 610_000_000 });
    const behind = (await json('GET', '/api/v1/totals/rows?kind=signed')).body['rows'] as { duplicate?: { state: string } }[];
    expect(behind.map(({ duplicate }) => duplicate?.state)).toEqual(['open', 'open']);
  });

  it('DUPLICATE decision counts the project once by dated adjustments, and everything still adds up', async () => {
    const { step, same, totals } = await desk();
    const decided = await step('decision', { decision: same, note: '经核实为同一项目' });
    expect([decided.status, decided.body['state']]).toEqual([200, 'decided']);
    const after = await totals();
    expect(after.district[0]).toMatchObject({ count: 1, yuan: 300_000_000 });
    expect(after.rows.find(({ unitId }) => unitId === 'liuwan')).toMatchObject({
      count: 1,
      yuan: 310_000_000,
      adjustmentCount: -1,
      adjustmentYuan: -220_000_000,
    });
    expect(after.adjustments).toContainEqual(expect.objectContaining({ unitId: 'liuwan', day: '2026-11-23', count: -1 }));
    expect(addsUp(after)).toBe(true);
    expect((await totals('&asOf=2026-11-22')).district[0]).toMatchObject({ count: 2 });
  });

  it('DUPLICATE decision follows its rows: an edit or deletion moves the adjustments by what is missing', async () => {
    const { step, same, totals, rows, remove } = await desk();
    await step('decision', { decision: same, note: '经核实为同一项目' });
    await remove('liuwan', rows.b);
    const after = await totals();
    expect(after.district[0]).toMatchObject({ count: 1, yuan: 300_000_000 });
    expect(after.rows.find(({ unitId }) => unitId === 'liuwan')).toMatchObject({ count: 0, adjustmentYuan: 90_000_000 });
    expect(addsUp(after)).toBe(true);
  });

  it('DUPLICATE decision in force goes on following its rows while another one is only proposed', async () => {
    const { step, same, totals, rows, remove } = await desk();
    await step('decision', { decision: same, note: '经核实为同一项目' });
    const shares = [
      { unit: 'shiqiao', bps: 5_000 },
      { unit: 'liuwan', bps: 5_000 },
    ];
    expect((await step('proposal', { decision: { ...same, shares }, note: '拟改为各半' })).body['state']).toBe('proposed');
    await remove('liuwan', rows.b);
    const after = await totals();
    expect(after.district[0]).toMatchObject({ count: 1, yuan: 300_000_000 });
    expect(after.rows.find(({ unitId }) => unitId === 'liuwan')).toMatchObject({ count: 0, adjustmentCount: 0 });
    expect(addsUp(after)).toBe(true);
  });

  it('DUPLICATE a unit that objects while the decision waits is heard, and its answer does not land on a decided case', async () => {
    const { step, same, signIn, database, cases } = await desk();
    const [shiqiao, liuwan] = [await signIn('reviewer-shiqiao'), await signIn('reviewer-liuwan')];
    const together = async (...steps: (() => ReturnType<typeof step>)[]) => {
      let open = (): void => undefined;
      const held = database.exclusive(() => new Promise<void>((resolve) => (open = resolve)));
      const sent: ReturnType<typeof step>[] = [];
      for (const send of steps) {
        sent.push(send());
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      open();
      await held;
      return Promise.all(sent);
    };
    const answer = (agree: boolean, unit: string, token: string) => () => step('answer', { unit, agree, note: '意见' }, token);
    const decide = () => step('decision', { decision: same, note: '按建议办理' });
    await step('proposal', { decision: same, note: '建议石桥镇牵头' });
    await together(answer(true, 'shiqiao', shiqiao), answer(true, 'liuwan', liuwan));
    const [objected, refused] = await together(answer(false, 'liuwan', liuwan), decide);
    expect([objected?.status, refused?.body]).toMatchObject([200, { errors: [{ code: 'OPEN_OBJECTIONS' }] }]);
    await step('answer', { unit: 'liuwan', agree: true, note: '再议后同意' }, liuwan);
    const [decided, late] = await together(decide, answer(false, 'liuwan', liuwan));
    expect([decided?.status, late?.body]).toMatchObject([200, { errors: [{ code: 'NOT_PROPOSED' }] }]);
    expect((await cases())[0]?.steps.at(-1)?.kind).toBe('decide');
  });

  it('DUPLICATE a search is in the audit trail with what it found', async () => {
    const { database } = await desk();
    const kept = await database.query({ sql: "SELECT * FROM audit_entry WHERE action = 'duplicate.scan'", args: [] });
    expect(kept).toMatchObject([{ actor: 'office', detail: '{"scanned":2,"found":1}' }]);
  });

  it('DUPLICATE decision of different projects leaves both, and a later decision adjusts again', async () => {
    const { step, same, totals } = await desk();
    await step('decision', { decision: same, note: '经核实为同一项目' });
    await step('decision', { decision: { kind: 'different' }, note: '复核：两期项目各自独立' });
    const after = await totals();
    expect(after.district[0]).toMatchObject({ count: 2, yuan: 610_000_000 });
    expect(after.adjustments.reduce((sum, { count }) => sum + count, 0)).toBe(0);
    expect(addsUp(after)).toBe(true);
  });

  it('DUPLICATE shares are confirmed by the units concerned before they are decided, or overruled with a note', async () => {
    const { step, same, signIn, cases } = await desk();
    await step('proposal', { decision: same, note: '建议石桥镇牵头' });
    expect((await cases())[0]?.waitingFor).toEqual(['shiqiao', 'liuwan']);
    const [shiqiao, liuwan] = [await signIn('reviewer-shiqiao'), await signIn('reviewer-liuwan')];
    await step('answer', { unit: 'shiqiao', agree: true, note: '同意' }, shiqiao);
    await step('answer', { unit: 'liuwan', agree: false, note: '我镇应占五成' }, liuwan);
    const waiting = await step('decision', { decision: same, note: '按建议办理' });
    expect(waiting).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', detail: expect.stringContaining('柳湾镇') },
    });
    expect((await step('decision', { decision: same, note: '区专班会议决定', overrule: true })).status).toBe(200);
    expect((await step('answer', { unit: 'shiqiao', agree: false, note: '迟到的意见' }, shiqiao)).status).toBe(422);
  });

  it('DUPLICATE case shows a unit its own row and not a byte of the other unit’s', async () => {
    const { call, signIn, rows } = await desk();
    const text = await (await call(await signIn('clerk-liuwan'), 'GET', '/api/v1/duplicates')).text();
    expect(text).toContain(rows.b);
    for (const foreign of [rows.a, SECRET, 'shiqiao', '石桥']) expect(text).not.toContain(foreign);
    expect(await (await call(await signIn('clerk-jiangbin'), 'GET', '/api/v1/duplicates')).json()).toEqual({
      cases: [],
      counts: { open: 0, proposed: 0, decided: 0 },
      next: null,
    });
  });

  it('DUPLICATE case that is proposed, answered or decided does not tell a unit who is on the other side', async () => {
    const { call, signIn, rows, step, same, cases } = await desk();
    const [liuwan, shiqiao] = [await signIn('clerk-liuwan'), await signIn('reviewer-shiqiao')];
    const seen = async () => (await call(liuwan, 'GET', '/api/v1/duplicates')).text();
    const totals = async () => (await call(liuwan, 'GET', '/api/v1/totals?kind=signed')).text();
    await step('proposal', { decision: same, note: '建议石桥镇牵头' });
    const proposed = await seen();
    await step('answer', { unit: 'shiqiao', agree: true, note: '石桥镇同意' }, shiqiao);
    const answered = await seen();
    await step('decision', { decision: same, note: '会议定由石桥镇牵头', overrule: true });
    const scores = await (await call(liuwan, 'GET', '/api/v1/scores?basis=claimed')).text();
    expect(scores).toContain('疑似重复案件');
    for (const text of [proposed, answered, await seen(), await totals(), scores]) {
      for (const foreign of [rows.a, SECRET, 'shiqiao', '石桥']) expect(text).not.toContain(foreign);
    }
    const [mine] = await cases(liuwan);
    expect(mine).toMatchObject({ state: 'decided', decision: { kind: 'same', shares: [{ unit: 'liuwan', bps: 3_000 }] } });
    expect((await cases(shiqiao))[0]?.decision).toMatchObject({ leadRowId: rows.a, shares: [{ unit: 'shiqiao', bps: 7_000 }] });
    expect((await cases())[0]).toMatchObject({ decision: same, steps: [{ note: '建议石桥镇牵头' }, {}, {}] });
  });

  it('DUPLICATE decisions that name a row or unit outside are refused with their place', async () => {
    const { step, same, json } = await desk();
    const wrongs = [
      { decision: { ...same, leadRowId: 'r00000000000000000' }, code: 'LEAD_OUTSIDE' },
      { decision: { ...same, shares: [{ unit: 'nowhere', bps: 10_000 }] }, code: 'UNIT_UNKNOWN' },
    ];
    for (const { decision, code } of wrongs) {
      expect(await step('decision', { decision, note: '试' })).toMatchObject({ status: 422, body: { errors: [{ code }] } });
    }
    expect((await json('POST', '/api/v1/duplicates/d0/decision', { decision: same, note: '试' })).status).toBe(404);
    expect((await step('decision', { decision: same, note: ' ' })).status).toBe(422);
  });
});

describe('ADJUSTMENT and what was known when', () => {
  it('ADJUSTMENT by hand corrects the district with a note and is dated; nothing published earlier changes', async () => {
    const { json, totals } = await desk();
    const adjustment = { unit: 'shiqiao', kind: 'signed', basis: 'claimed', count: -1, yuan: -300_000_000, note: '锁定后核减' };
    expect((await json('POST', '/api/v1/adjustments', adjustment)).body).toMatchObject({ day: '2026-11-23', count: -1 });
    const after = await totals();
    expect(after.district[0]).toMatchObject({ count: 1, yuan: 310_000_000 });
    expect(addsUp(after)).toBe(true);
    expect((await totals('&asOf=2026-11-22')).adjustments).toEqual([]);
    for (const wrong of [{ count: 0, yuan: 0 }, { unit: 'nowhere' }, { day: '2026-11-24' }, { note: '' }]) {
      expect((await json('POST', '/api/v1/adjustments', { ...adjustment, ...wrong })).status).toBe(422);
    }
  });

  it('ADJUSTMENT of half a project is refused unless shares are counted; what is taken back leaves nothing', async () => {
    const { json, totals } = await desk();
    const half = { unit: 'shiqiao', kind: 'signed', basis: 'claimed', count: 0.5, yuan: 0, note: '折算' };
    const refused = await json('POST', '/api/v1/adjustments', half);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/count', code: 'COUNT_WHOLE' }] } });
    const campaign = (await json('GET', '/api/v1/campaign')).body;
    await json('PUT', '/api/v1/campaign', { ...campaign, countPolicy: 'share' });
    for (const count of [0.5, -0.5]) expect((await json('POST', '/api/v1/adjustments', { ...half, count })).status).toBe(200);
    await json('PUT', '/api/v1/campaign', campaign);
    expect((await totals()).adjustments.reduce((sum, { count }) => sum + count, 0)).toBe(0);
  });

  it('TOTALS as known at an earlier moment are what they were then, adjustments included', async () => {
    const { advance, step, same, totals } = await desk();
    const before = await totals();
    advance(3_600_000);
    await step('decision', { decision: same, note: '经核实为同一项目' });
    const known = await totals(`&knownAt=${encodeURIComponent('2026-11-23T02:30:00Z')}`);
    expect([known.district, known.adjustments]).toEqual([before.district, []]);
    expect((await totals('&knownAt=2026-11-23T01:00:00Z')).district[0]).toMatchObject({ count: 0 });
    expect((await totals()).district[0]).toMatchObject({ count: 1 });
    expect((await totals('&knownAt=2027-01-01T00:00:00Z')) as unknown).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
