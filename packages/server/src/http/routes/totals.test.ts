import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { Target, TotalRow, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { signedProject as project } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

const id = (letter: string, number: number) => `${letter}${String(number).padStart(25, '0')}`;

/** A server to which the clerk of 石桥镇 sends rows, and what the office then reads. */
async function district() {
  const server = await testServer();
  const clerk = await server.signIn('clerk-shiqiao');
  const office = await server.signIn('office');
  const opened = await server.call(clerk, 'POST', '/api/v1/files/open', {
    fileId: id('f', 1),
    replicaId: id('p', 1),
    incarnation: 0,
    unit: 'shiqiao',
    ledger: 'projects',
    schemaVersion: 1,
  });
  const { epoch } = (await opened.json()) as { epoch: string };
  let sent = 0;
  const push = async (rowId: string, baseRev: number, base: FieldChanges, set: FieldChanges) => {
    sent += 1;
    const mut = { id: id('m', sent), rowId, kind: 'upsert', baseRev, base, set };
    const response = await server.call(clerk, 'POST', '/api/v1/push?mode=commit', {
      epoch,
      fileId: id('f', 1),
      replicaId: id('p', 1),
      batchId: id('b', sent),
      schemaVersion: 1,
      unit: 'shiqiao',
      ledger: 'projects',
      muts: [mut],
    });
    return ((await response.json()) as { results: { status: string }[] }).results[0]?.status;
  };
  const totals = async (query = '', token = office) =>
    (await (await server.call(token, 'GET', `/api/v1/totals${query}`)).json()) as TotalsResponse;
  const signed = async (query = '') => (await totals(query)).district.find(({ kind }) => kind === 'signed');
  const verify = async (changes: Record<string, string> = {}) => {
    const body = {
      rowId: id('r', 1),
      kind: 'signed',
      basis: 'verified',
      decision: 'confirm',
      day: '2026-09-10',
      ground: '合同原件已核',
      ...changes,
    };
    return (await server.call(office, 'POST', '/api/v1/verifications', body)).status;
  };
  return { ...server, clerk, office, push, totals, signed, verify };
}

describe('TOTALS over HTTP', () => {
  it('TOTALS count a project of exactly one hundred million yuan, and not one a yuan below', async () => {
    const { push, signed } = await district();
    expect(await push(id('r', 1), 0, {}, project('恰好一亿项目'))).toBe('accepted');
    await push(id('r', 2), 0, {}, project('差一元项目', { totalInvestmentYuan: 99_999_999 }));
    expect(await signed()).toMatchObject({ count: 1, yuan: 100_000_000 });
  });

  it('TOTALS as of a day count up to that day, and the schedule share is that of the day', async () => {
    const { push, signed } = await district();
    await push(id('r', 1), 0, {}, project('甲项目'));
    expect(await signed('?asOf=2026-09-09')).toMatchObject({ count: 0, scheduleShare: 0.09 });
    expect(await signed('?asOf=2026-09-10')).toMatchObject({ count: 1, scheduleShare: 0.1 });
  });

  it('I8 an edit moves the figure by the difference, and the rows behind it add up to it', async () => {
    const { push, signed, call, office } = await district();
    const shared = [
      { unit: 'shiqiao', bps: 3_333 },
      { unit: 'liuwan', bps: 6_667 },
    ];
    await push(id('r', 1), 0, {}, project('甲项目', { totalInvestmentYuan: 100_000_001, attribution: shared }));
    await push(id('r', 2), 0, {}, project('乙项目', { totalInvestmentYuan: 300_000_000 }));
    await push(id('r', 2), 1, { totalInvestmentYuan: 300_000_000 }, { totalInvestmentYuan: 310_000_000 });
    expect(await signed()).toMatchObject({ count: 2, yuan: 410_000_001 });
    for (const unit of ['', '&unit=shiqiao', '&unit=liuwan']) {
      const response = await call(office, 'GET', `/api/v1/totals/rows?kind=signed${unit}`);
      const { rows } = (await response.json()) as { rows: TotalRow[] };
      const sum = {
        count: rows.reduce((all, row) => all + row.countShare, 0),
        yuan: rows.reduce((all, row) => all + row.yuanShare, 0),
      };
      const figures = (await (await call(office, 'GET', '/api/v1/totals?kind=signed')).json()) as TotalsResponse;
      const figure = unit === '' ? figures.district[0] : figures.rows.find(({ unitId }) => unit === `&unit=${unitId}`);
      expect(sum).toEqual({ count: figure?.count, yuan: figure?.yuan });
    }
  });

  it('I8 rows behind a figure come in pages that add up to it: no row twice, none left out, shared projects whole', async () => {
    const { push, call, office } = await district();
    const shared = [
      { unit: 'shiqiao', bps: 3_333 },
      { unit: 'liuwan', bps: 6_667 },
    ];
    for (let number = 1; number <= 7; number += 1) {
      const changes = { attribution: number % 2 === 0 ? shared : null, signedDay: `2026-09-1${number % 3}` };
      await push(id('r', number), 0, {}, project(`${number}号项目`, changes));
    }
    const read = async (query: string) =>
      (await (await call(office, 'GET', `/api/v1/totals/rows?${query}`)).json()) as { rows: TotalRow[]; next: string | null };
    for (const query of ['kind=signed', 'kind=signed&unit=shiqiao', 'kind=signed&unit=liuwan', 'unit=shiqiao', '']) {
      const whole = await read(query);
      expect(whole.next).toBeNull();
      const paged: TotalRow[] = [];
      let pages = 0;
      for (let next: string | null | undefined; next !== null; pages += 1) {
        const page = await read(`${query}&limit=2${next === undefined ? '' : `&next=${encodeURIComponent(next)}`}`);
        expect(page.rows.length).toBeLessThanOrEqual(2);
        paged.push(...page.rows);
        next = page.next;
      }
      expect(pages).toBeGreaterThan(1);
      expect(paged).toEqual(whole.rows);
    }
    expect((await read('kind=signed&next=nonsense')).rows).toHaveLength(7);
  });

  it('TOTALS show a unit account its own unit and the district sums, and another unit its part under a code name', async () => {
    const { push, totals, call, signIn } = await district();
    await push(
      id('r', 1),
      0,
      {},
      project('不应外传的项目', {
        attribution: [
          { unit: 'shiqiao', bps: 6_000 },
          { unit: 'liuwan', bps: 4_000 },
        ],
      }),
    );
    const liuwan = await signIn('clerk-liuwan');
    const seen = await totals('', liuwan);
    expect(new Set(seen.rows.map(({ unitId }) => unitId))).toEqual(new Set(['liuwan']));
    expect(seen.district).toHaveLength(4);
    expect((await call(liuwan, 'GET', '/api/v1/totals/rows?kind=signed&unit=shiqiao')).status).toBe(403);
    const behind = await (await call(liuwan, 'GET', '/api/v1/totals/rows?kind=signed&unit=liuwan')).text();
    expect(behind).toContain('40000000');
    expect(behind).not.toContain('不应外传');
  });

  it('TOTALS that did not change answer 304, and change again with the next push', async () => {
    const { push, call, office } = await district();
    const first = await call(office, 'GET', '/api/v1/totals');
    const etag = first.headers.get('etag') ?? '';
    expect((await call(office, 'GET', '/api/v1/totals', undefined, { 'if-none-match': etag })).status).toBe(304);
    await push(id('r', 1), 0, {}, project('甲项目'));
    expect((await call(office, 'GET', '/api/v1/totals', undefined, { 'if-none-match': etag })).status).toBe(200);
  });

  it('TOTALS verified only what was confirmed, fall back when the claim changes, and come back when confirmed again', async () => {
    const { push, signed, verify } = await district();
    await push(id('r', 1), 0, {}, project('甲项目'));
    expect(await verify({ basis: 'official' })).toBe(422);
    expect(await verify()).toBe(200);
    expect(await signed('?basis=verified')).toMatchObject({ count: 1 });
    await push(id('r', 1), 1, { progress: '正在办理注册。' }, { progress: '已取得营业执照。' });
    expect(await signed('?basis=verified')).toMatchObject({ count: 1 });
    await push(id('r', 1), 2, { totalInvestmentYuan: 100_000_000 }, { totalInvestmentYuan: 110_000_000 });
    expect(await signed('?basis=verified')).toMatchObject({ count: 0 });
    expect(await verify()).toBe(200);
    expect(await verify({ basis: 'official' })).toBe(200);
    expect(await signed('?basis=official')).toMatchObject({ count: 1, yuan: 110_000_000 });
    expect(await verify({ decision: 'refuse' })).toBe(200);
    expect(await signed('?basis=official')).toMatchObject({ count: 0 });
    expect(await signed()).toMatchObject({ count: 1 });
  });

  it('TOTALS cannot be verified while the reason of a finding is missing', async () => {
    const { push, verify, signed } = await district();
    expect(await push(id('r', 1), 0, {}, project('无佐证项目', { evidence: null }))).toBe('accepted');
    expect(await signed()).toMatchObject({ count: 1, unexplainedCount: 1 });
    expect(await verify()).toBe(422);
  });
});

describe('TARGETS over HTTP', () => {
  it('TARGETS are replaced as a whole, and a district figure that differs from the sum is told', async () => {
    const { call, office, totals } = await district();
    const targets: Target[] = [
      { unitId: 'shiqiao', kind: 'signed', count: 6, yuan: null },
      { unitId: 'district', kind: 'signed', count: 50, yuan: null },
    ];
    const answer = await call(office, 'PUT', '/api/v1/targets', { targets });
    expect(await answer.json()).toMatchObject({ findings: [{ ruleId: 'TARGET_SUM', severity: 'explain' }] });
    const read = (await (await call(office, 'GET', '/api/v1/targets')).json()) as { targets: Target[] };
    expect(read.targets).toHaveLength(2);
    expect((await totals('?kind=signed')).district[0]?.target).toBe(50);
  });

  it('TARGETS of unknown units or written twice are refused with their place', async () => {
    const { call, office } = await district();
    const answer = await call(office, 'PUT', '/api/v1/targets', {
      targets: [{ unitId: 'nowhere', kind: 'signed', count: 1, yuan: null }],
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { errors: [{ pointer: '/targets/0/unitId', code: 'UNIT_UNKNOWN' }] },
    ]);
  });
});
