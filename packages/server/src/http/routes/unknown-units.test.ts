import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../services/operation/verify-audit.ts';
import { createAuditLog } from '../../store/libsql/audit-log.ts';
import { testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const FILE = { fileId: testId('f', 1), replicaId: testId('p', 1), ledger: 'issues', schemaVersion: 1 };

async function desk() {
  const server = await testServer();
  const inspector = await server.signIn('inspector');
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await server.call(inspector, method, `/api/v1${path}`, body);
    return { status: response.status, body: (await response.json()) as Problem };
  };
  const muts = [{ id: testId('m', 1), rowId: testId('r', 1), kind: 'upsert', baseRev: 0, base: {}, set: { nothing: 1 } }];
  const push = (unit: string) => ask('POST', '/push', { ...FILE, epoch: 'e1', batchId: testId('b', 1), unit, muts });
  const audit = () => verifyAudit(createAuditLog(server.database), null);
  return { ...server, ask, push, audit };
}

describe('UNIT', () => {
  it('UNIT one that is not in the list is refused by name wherever the district may send or read, and nothing is stored', async () => {
    const { ask, push, database } = await desk();
    const bodies = [await ask('POST', '/files/open', { ...FILE, incarnation: 0, unit: 'nosuch' }), await push('nosuch')];
    for (const { status, body } of bodies) {
      expect([status, body.code, body.errors?.[0]?.code, body.errors?.[0]?.pointer]).toEqual([
        422,
        'VALIDATION_FAILED',
        'UNIT_UNKNOWN',
        '/unit',
      ]);
      expect(body.detail).toContain('nosuch');
    }
    for (const path of ['changes?epoch=e1&', 'submission?', 'quarantine?', 'conflicts?', 'ledgers/issues/template.xlsx?']) {
      const { status, body } = await ask('GET', `/${path}unit=nosuch&ledger=issues`);
      expect.soft([status, body.code, body.detail.includes('nosuch')], path).toEqual([404, 'NOT_FOUND', true]);
    }
    for (const table of ['file', 'quarantine', 'mutation'])
      expect(await database.query({ sql: `SELECT * FROM ${table}`, args: [] })).toEqual([]);
  });
});

describe('AUDIT', () => {
  it('AUDIT a name with half a character is refused before it reaches the chain', async () => {
    const { push, audit } = await desk();
    expect((await push('\ud800')).status).toBe(422);
    expect(await audit()).toMatchObject({ intact: true });
  });

  it('AUDIT the chain holds whatever a text of an entry is made of', async () => {
    const { services, audit } = await desk();
    const at = '2026-11-23T02:00:00Z';
    const entry = { at, actor: 'a\u0000b', action: 'test', subject: '\ud800/石桥\u0000镇', detail: { note: '\udc00\u0000' } };
    await services.users.disableUser('leader', entry);
    await services.users.disableUser('inspector', entry);
    expect(await audit()).toMatchObject({ intact: true, entries: 3 });
  });

  it('AUDIT a note with a character that cannot be kept is refused at its place, never cut', async () => {
    const { signIn, call } = await desk();
    const body = { unit: 'shiqiao', kind: 'signed', basis: 'claimed', count: 1, yuan: 0, note: 'a\u0000b' };
    const response = await call(await signIn('office'), 'POST', '/api/v1/adjustments', body);
    const { detail, errors } = (await response.json()) as Problem;
    expect([response.status, errors?.[0]?.pointer, errors?.[0]?.code]).toEqual([422, '/note', 'TEXT_UNREADABLE']);
    expect(detail).toContain('请删去');
  });

  it('AUDIT a file name with such a character is stored with a mark in its place', async () => {
    const { database } = await desk();
    await database.exclusive((turn) =>
      turn.write([{ sql: 'INSERT INTO reporting_setup (id, cycles) VALUES (1, ?)', args: ['a\u0000b\ud800'] }]),
    );
    expect(await database.query({ sql: 'SELECT cycles FROM reporting_setup', args: [] })).toEqual([{ cycles: 'a\uFFFDb\uFFFD' }]);
  });
});
