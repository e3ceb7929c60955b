import { roleSchema } from '@double-hundred/shared/protocol/session';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../testing/filling-unit.ts';
import { ACCOUNTS, testServer } from '../testing/test-server.ts';
import { ACCESS } from './access.ts';
import { openApiDocument } from './routes/documentation.ts';

interface DescribedOperation {
  readonly operationId: string;
  readonly 'x-roles': readonly string[];
  readonly 'x-scope': string;
  readonly parameters?: readonly { name: string; in: string }[];
}

const OWN = 'shiqiao';
const FOREIGN = 'liuwan';
const DISTRICT_ROLES = ['districtOffice', 'inspector', 'leader', 'admin'];

async function described() {
  const server = await testServer();
  const document = JSON.parse(JSON.stringify(openApiDocument(server.app, '0'))) as {
    paths: Record<string, Record<string, DescribedOperation>>;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return { ...server, operations };
}

function request(path: string, operation: DescribedOperation, unit: string) {
  const access = ACCESS[operation.operationId as keyof typeof ACCESS];
  const filled = path.replace('{ledger}', 'projects').replace('{rowId}', 'r000000000000000');
  const query = new URLSearchParams({ unit, ledger: 'issues', epoch: 'e1', ids: 'm000000000000000' });
  const type = 'body' in access && access.body === 'xlsx' ? 'application/octet-stream' : 'application/json';
  const body = 'body' in access ? { unit } : undefined;
  return { url: `${filled}?${query.toString()}`, body, headers: { 'content-type': type } };
}

describe('rights of every route', () => {
  it('AUTH every route under /api is described with its roles and the scope the access table gives it', async () => {
    const { app, operations } = await described();
    const routed = app.routes
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const told = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect(new Set(routed)).toEqual(new Set(told.filter((route) => route.includes('/api/'))));
    for (const { operation } of operations) {
      const access = ACCESS[operation.operationId as keyof typeof ACCESS];
      expect(operation['x-roles']).toEqual(access.roles === 'public' ? ['public'] : access.roles);
      expect(operation['x-scope']).toBe(access.scope);
    }
  });

  it('AUTH nobody without a token gets past a route that is not public', async () => {
    const { call, operations } = await described();
    for (const { method, path, operation } of operations) {
      if (operation['x-roles'][0] === 'public') continue;
      const { url, body, headers } = request(path, operation, OWN);
      expect.soft((await call(null, method, url, body, headers)).status, `${method} ${path}`).toBe(401);
    }
  });

  it('AUTH each role is refused exactly where it is not named', async () => {
    const { call, signIn, operations } = await described();
    for (const role of roleSchema.options) {
      for (const { method, path, operation } of operations) {
        if (operation['x-roles'][0] === 'public' || operation.operationId === 'signOut') continue;
        const { url, body, headers } = request(path, operation, OWN);
        const response = await call(await signIn(ACCOUNTS[role]), method, url, body, headers);
        const answer = (await response
          .clone()
          .json()
          .catch(() => ({}))) as { code?: string };
        const named = operation['x-roles'].includes(role);
        expect.soft(answer.code === 'ROLE_FORBIDDEN', `${role} ${method} ${path}`).toBe(!named);
        if (named)
          expect.soft([401, 403, 500], `${role} ${method} ${path} ${JSON.stringify(answer)}`).not.toContain(response.status);
      }
    }
  });

  it('AUTH a unit account is refused for a foreign unit on every route that takes a unit, the district people are not', async () => {
    const { call, signIn, operations } = await described();
    const scoped = operations.filter(({ operation }) => ['query', 'body'].includes(operation['x-scope']));
    expect(scoped.length).toBeGreaterThan(7);
    for (const role of roleSchema.options) {
      for (const { method, path, operation } of scoped) {
        if (!operation['x-roles'].includes(role)) continue;
        const { url, body, headers } = request(path, operation, FOREIGN);
        const response = await call(await signIn(ACCOUNTS[role]), method, url, body, headers);
        const expected = DISTRICT_ROLES.includes(role)
          ? expect.not.objectContaining({ code: 'UNIT_FORBIDDEN' })
          : expect.objectContaining({ code: 'UNIT_FORBIDDEN' });
        expect.soft(await response.json().catch(() => ({})), `${role} ${method} ${path}`).toEqual(expected);
      }
    }
  });

  it('AUTH a unit account cannot tell a row, file or receipt of another unit from one that does not exist', async () => {
    const { tokens, push, as, call, signIn, app } = await fillingUnit();
    const rowId = testId('r', 1);
    await push(rowId, signedProject('甲项目'));
    const uploaded = await app.request(`/api/v1/rows/${rowId}/evidence?name=contract.pdf`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.clerk}`, 'content-type': 'application/octet-stream' },
      body: '%PDF-1.7\n%%EOF',
    });
    const file = (await uploaded.json()) as { id: string };
    const handedIn = await as<{ receipt: string }>('reviewer', 'POST', '/api/v1/submission/submit', {
      unit: OWN,
      ledger: 'projects',
      period: '2026-W48',
    });
    const found = { unit: OWN, rowId, day: '2026-11-20', team: '林秋实', found: '未开工', demand: '限期开工' };
    const inspected = await as<{ id: string }>('inspector', 'POST', '/api/v1/inspections', found);
    const known: Record<string, string> = { rowId, id: file.id, number: handedIn.body.receipt, inspection: inspected.body.id };
    expect(known).toMatchObject({ id: expect.stringMatching(/^v/), number: expect.stringMatching(/^20261123-/) });
    const absent: Record<string, string> = {
      rowId: testId('r', 9),
      id: testId('v', 9),
      number: '20261123-0999-7K',
      inspection: testId('i', 9),
    };
    const byRow = Object.entries(ACCESS).filter(([, access]) => access.scope === 'row');
    const { operations } = await described();
    const walked = operations.filter(({ operation }) => byRow.some(([name]) => name === operation.operationId));
    expect(walked).toHaveLength(byRow.length);
    for (const account of ['clerk-liuwan', 'reviewer-liuwan']) {
      const token = await signIn(account);
      for (const { method, path, operation } of walked) {
        if (operation.operationId === 'getMutations') continue;
        const ask = async (names: Record<string, string>) => {
          const inspection = path.includes('/inspections/') ? names['inspection'] : undefined;
          const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inspection ?? names[name] ?? '');
          const url = method === 'POST' && path.endsWith('/evidence') ? `${filled}?name=a.pdf` : filled;
          const body = method === 'POST' ? { reason: '传错了', text: '已整改' } : undefined;
          const response = await call(token, method, url, body);
          const text = await response.text();
          return Object.entries(names).reduce(
            (told, [name, value]) => told.replaceAll(value, name),
            `${response.status} ${text.replace(/"requestId":"[^"]*"/, '')}`,
          );
        };
        const foreign = await ask(known);
        expect.soft(foreign, `${account} ${method} ${path}`).toBe(await ask(absent));
        expect.soft(foreign, `${account} ${method} ${path}`).toMatch(/^404 /);
      }
    }
  });

  it('AUTH a unit parameter given twice does not smuggle a foreign unit in', async () => {
    const { call, signIn } = await described();
    const token = await signIn('clerk-shiqiao');
    const response = await call(token, 'GET', `/api/v1/conflicts?unit=${OWN}&unit=${FOREIGN}&ledger=projects`);
    expect(response.status).toBe(422);
  });
});
