import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import { describe, expect, it } from 'vitest';
import { demoProjects } from '../../services/seed/demo-projects.ts';
import { DEMO_UNITS } from '../../services/seed/demo-units.ts';
import { testServer } from '../../testing/test-server.ts';
import type { Day } from '@double-hundred/shared/kernel/day';

const UNIT = 'shiqiao';
const SECRETS = ['滨江秘密工程', '神秘投资集团', '神秘项目公司', '秘密建设内容', '13900005678'];
const id = (letter: string, number: number) => `${letter}${String(number).padStart(25, '0')}`;

/** A server on which the clerk of 石桥镇 sent one early project and one signed one. */
async function withRows() {
  const server = await testServer();
  const clerk = await server.signIn(`clerk-${UNIT}`);
  const signed = demoProjects(DEMO_UNITS[5] ?? never(), 5, '2026-09-01' as Day).find(({ stage }) => stage === '立项') ?? never();
  const early = {
    projectName: '滨江秘密工程',
    industry: '服务业',
    investor: '神秘投资集团',
    company: '神秘项目公司',
    content: '秘密建设内容',
    investorOrigin: '省外',
    introducingUnit: UNIT,
    totalInvestmentYuan: 230_000_000,
    stage: '在谈',
    responsiblePerson: '曹佳宁',
    phone: '13900005678',
    progress: '正在商谈。',
  };
  const opened = await server.call(clerk, 'POST', '/api/v1/files/open', {
    fileId: id('f', 1),
    replicaId: id('p', 1),
    incarnation: 0,
    unit: UNIT,
    ledger: 'projects',
    schemaVersion: 1,
  });
  const { epoch } = (await opened.json()) as { epoch: string };
  let sent = 0;
  const push = async (
    rowId: string,
    baseRev: number,
    base: Record<string, FieldValue | null>,
    set: Record<string, FieldValue | null>,
    mode = 'commit',
  ) => {
    sent += 1;
    const mut = { id: id('m', sent), rowId, kind: 'upsert', baseRev, base, set };
    const response = await server.call(clerk, 'POST', `/api/v1/push?mode=${mode}`, {
      epoch,
      fileId: id('f', 1),
      replicaId: id('p', 1),
      batchId: id('b', sent),
      schemaVersion: 1,
      unit: UNIT,
      ledger: 'projects',
      muts: [mut],
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { results: MutationResult[] }).results[0] ?? never();
  };
  const row = { early: id('r', 1), signed: id('r', 2) };
  expect((await push(row.early, 0, {}, early)).status).toBe('accepted');
  expect((await push(row.signed, 0, {}, signed)).status).toBe('accepted');
  const read = async (user: string, path: string) => {
    const response = await server.call(await server.signIn(user), 'GET', path);
    expect(response.status).toBe(200);
    return response.text();
  };
  return { ...server, epoch, row, early, signed, push, read };
}

function never(): never {
  throw new Error('the demo data changed');
}

describe('rows over HTTP', () => {
  it('HTTP what a clerk pushed is pulled again by cursor, each row once', async () => {
    const { read, epoch, row } = await withRows();
    const path = `/api/v1/changes?unit=${UNIT}&ledger=projects&epoch=${epoch}`;
    const first = JSON.parse(await read(`reviewer-${UNIT}`, `${path}&cursor=0&limit=1`)) as {
      changes: { rowId: string }[];
      next: number;
      more: boolean;
    };
    expect([first.changes.map(({ rowId }) => rowId), first.more]).toEqual([[row.early], true]);
    const second = JSON.parse(await read(`reviewer-${UNIT}`, `${path}&cursor=${first.next}&limit=1`)) as typeof first;
    expect([second.changes.map(({ rowId }) => rowId), second.more]).toEqual([[row.signed], false]);
  });

  it('HTTP another epoch is 409 with the epoch in force', async () => {
    const { call, signIn, epoch } = await withRows();
    const response = await call(await signIn('office'), 'GET', `/api/v1/changes?unit=${UNIT}&ledger=projects&epoch=old`);
    expect([response.status, await response.json()]).toMatchObject([409, { code: 'EPOCH_CHANGED', epoch }]);
  });

  it('HTTP validating leaves no trace', async () => {
    const { push, call, signIn } = await withRows();
    const result = await push(id('r', 9), 0, {}, { projectName: '试算项目' }, 'validate');
    expect(result.status).toBe('invalid');
    const clerk = await signIn(`clerk-${UNIT}`);
    expect(await (await call(clerk, 'GET', `/api/v1/mutations?ids=${result.id}`)).json()).toEqual({ mutations: [] });
    expect(await (await call(clerk, 'GET', `/api/v1/quarantine?unit=${UNIT}&ledger=projects`)).json()).toEqual({
      items: [],
      next: null,
    });
  });
});

describe('masking', () => {
  it('AUTH an early project is a code name to inspectors in changes, revisions, results, conflicts and quarantine', async () => {
    const { read, push, row, epoch, early } = await withRows();
    await push(row.early, 1, { investor: early.investor }, { investor: '神秘投资集团二' });
    await push(row.early, 1, { investor: early.investor }, { investor: '神秘投资集团三' });
    await push(
      row.early,
      3,
      { content: early.content, totalInvestmentYuan: 230_000_000 },
      { content: '秘密建设内容二', totalInvestmentYuan: -5 },
    );
    const query = `unit=${UNIT}&ledger=projects`;
    const paths = [
      `/api/v1/changes?${query}&epoch=${epoch}`,
      `/api/v1/rows/${row.early}/revisions`,
      `/api/v1/mutations?ids=${[1, 2, 3, 4, 5].map((number) => id('m', number)).join(',')}`,
      `/api/v1/conflicts?${query}`,
      `/api/v1/quarantine?${query}`,
    ];
    for (const path of paths) {
      const seen = await read('inspector', path);
      for (const secret of SECRETS.slice(0, 4)) expect.soft(seen, path).not.toContain(secret);
      expect.soft(await read(`clerk-${UNIT}`, path), path).toMatch(/神秘|秘密/);
      expect.soft(await read('office', path), path).toMatch(/神秘|秘密/);
    }
    expect(await read('inspector', paths[0] ?? '')).toContain('保密项目-');
    expect(JSON.parse(await read('inspector', paths[3] ?? ''))).toMatchObject({
      conflicts: [{ field: 'investor', server: null, mine: null }],
    });
  });

  it('AUTH a signed project is shown to inspectors with its phone', async () => {
    const { read, row, signed } = await withRows();
    const seen = await read('inspector', `/api/v1/rows/${row.signed}/revisions`);
    for (const key of ['projectName', 'investor', 'phone']) expect(seen).toContain(String(signed[key]));
  });

  it('AUTH once signed, what happened while the project was early stays confidential to others', async () => {
    const { read, push, row, signed, early } = await withRows();
    const set = { ...signed, projectName: '滨江公开工程', investor: '公开投资集团', content: '公开的内容' };
    const base = Object.fromEntries(
      Object.keys(set).map((key) => [key, Object.entries(early).find(([known]) => known === key)?.[1] ?? null]),
    );
    expect(['accepted', 'merged']).toContain((await push(row.early, 1, base, set)).status);
    const seen = await read('inspector', `/api/v1/rows/${row.early}/revisions`);
    for (const secret of SECRETS.slice(0, 4)) expect.soft(seen).not.toContain(secret);
    expect(seen).toContain('滨江公开工程');
  });

  it('AUTH a foreign row is not known by its id, and results of foreign mutations are left out', async () => {
    const { call, signIn, row } = await withRows();
    const foreign = await signIn('clerk-liuwan');
    const revisions = await call(foreign, 'GET', `/api/v1/rows/${row.signed}/revisions`);
    expect([revisions.status, await revisions.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
    expect(await (await call(foreign, 'GET', `/api/v1/mutations?ids=${id('m', 1)}`)).json()).toEqual({ mutations: [] });
  });
});
