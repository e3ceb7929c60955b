import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { ACCESS } from '../access.ts';
import { testServer } from '../../testing/test-server.ts';
import { openApiDocument } from './documentation.ts';

const ADJUSTMENT = { unit: 'shiqiao', kind: 'signed', basis: 'claimed', count: 1, yuan: 0, note: '补记' };
const INSPECTION = { unit: 'shiqiao', day: '2026-11-20', team: '林秋实', found: '进度滞后', demand: '限期开工' };
const KEY = 'k-0001-0001';

async function desk() {
  const server = await testServer();
  const tokens = { office: await server.signIn('office'), inspector: await server.signIn('inspector') };
  const post = async (path: string, body: unknown, key: string | null = KEY, token = tokens.office) => {
    const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key };
    const response = await server.call(token, 'POST', `/api/v1${path}`, body, headers);
    return { status: response.status, text: await response.text(), replay: response.headers.get('idempotent-replay') };
  };
  const count = async (table: string) => (await server.database.query({ sql: `SELECT * FROM ${table}`, args: [] })).length;
  const run = (sql: string) => server.database.exclusive((turn) => turn.write([{ sql, args: [] }]));
  /** Lets nothing more into the table of answers until it is mended. */
  const breakKeeping = async () => {
    await run(`CREATE TRIGGER full BEFORE INSERT ON kept_answer BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    return () => run('DROP TRIGGER full');
  };
  return { ...server, tokens, post, count, breakKeeping };
}

describe('ONCE', () => {
  it('ONCE a correction sent again, also at the same moment, is made once and gets the first answer', async () => {
    const { post, count } = await desk();
    const twice = await Promise.all([post('/adjustments', ADJUSTMENT), post('/adjustments', ADJUSTMENT)]);
    const later = await post('/adjustments', ADJUSTMENT);
    expect([...twice, later].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set([...twice, later].map(({ text }) => text)).size).toBe(1);
    expect([later.replay, await count('adjustment')]).toEqual(['true', 1]);
  });

  it('ONCE holds for whatever would add up: inspections, reminders and entries of scores', async () => {
    const { post, count, tokens } = await desk();
    const acts = [
      ['/inspections', INSPECTION, tokens.inspector, 'inspection'],
      ['/reminders', { ledger: 'projects', period: '2026-W48', units: ['shiqiao'] }, tokens.office, 'reminder'],
      ['/ranking-exemptions', { unit: 'shiqiao', day: '2026-11-20', reason: '区委决定' }, tokens.office, 'ranking_exemption'],
    ] as const;
    for (const [path, body, token, table] of acts) {
      const first = await post(path, body, `${KEY}${table}`, token);
      expect.soft([path, first.status, first.status === 200 ? '' : first.text]).toEqual([path, 200, '']);
      expect.soft(await post(path, body, `${KEY}${table}`, token)).toMatchObject({ text: first.text, replay: 'true' });
      expect.soft(await count(table), path).toBe(1);
    }
  });

  it('ONCE a key is one user’s and for one request; without a key everything is done as often as it is sent', async () => {
    const { post, count, tokens } = await desk();
    await post('/inspections', INSPECTION, KEY, tokens.inspector);
    await post('/inspections', INSPECTION, KEY, tokens.office);
    expect(await count('inspection')).toBe(2);
    const other = await post('/inspections', { ...INSPECTION, found: '另一件事' }, KEY, tokens.inspector);
    expect([other.status, (JSON.parse(other.text) as Problem).errors?.[0]?.code]).toEqual([422, 'IDEMPOTENCY_KEY']);
    expect((await post('/adjustments', ADJUSTMENT, 'short')).status).toBe(422);
    for (let times = 0; times < 2; times += 1) await post('/adjustments', ADJUSTMENT, null);
    expect(await count('adjustment')).toBe(2);
  });

  it('ONCE what was refused is judged anew, and after a day a key says nothing any more', async () => {
    const { post, count, advance, signIn } = await desk();
    expect((await post('/adjustments', { ...ADJUSTMENT, note: '' })).status).toBe(422);
    expect((await post('/adjustments', ADJUSTMENT)).status).toBe(200);
    advance(25 * 3_600_000);
    await post('/adjustments', ADJUSTMENT, 'k-another-key', await signIn('office'));
    expect(await count('kept_answer')).toBe(1);
  });

  it('ONCE an act whose answer cannot be kept is answered all the same, and its repeat does not act again', async () => {
    const { post, count, breakKeeping, logLines } = await desk();
    const mend = await breakKeeping();
    const first = await post('/adjustments', ADJUSTMENT);
    expect([first.status, await count('kept_answer')]).toEqual([200, 0]);
    expect(logLines.filter((line) => line.includes('answer not kept'))).toHaveLength(1);
    expect(await post('/adjustments', ADJUSTMENT)).toMatchObject({ status: 200, text: first.text, replay: 'true' });
    await mend();
    expect(await post('/adjustments', ADJUSTMENT)).toMatchObject({ status: 200, text: first.text, replay: 'true' });
    expect([await count('adjustment'), await count('kept_answer')]).toEqual([1, 1]);
  });

  it('ONCE an answer that could not be kept is kept with the next act, whoever does it', async () => {
    const { post, count, breakKeeping, tokens } = await desk();
    const mend = await breakKeeping();
    await post('/adjustments', ADJUSTMENT);
    await mend();
    await post('/inspections', INSPECTION, KEY, tokens.inspector);
    expect(await count('kept_answer')).toBe(2);
  });

  it('ONCE a key says nothing any more after a day, also when nobody has acted since and none could be kept', async () => {
    for (const broken of [false, true]) {
      const { post, count, advance, signIn, breakKeeping } = await desk();
      if (broken) await breakKeeping();
      await post('/adjustments', ADJUSTMENT);
      advance(25 * 3_600_000);
      expect(await post('/adjustments', ADJUSTMENT, KEY, await signIn('office'))).toMatchObject({ status: 200, replay: null });
      expect([broken, await count('adjustment')]).toEqual([broken, 2]);
    }
  });

  it('ONCE the description of a route says whether it takes a key', async () => {
    const { app } = await desk();
    const { paths } = JSON.parse(JSON.stringify(openApiDocument(app, '0'))) as {
      paths: Record<string, Record<string, { operationId: string; parameters?: { name: string }[] }>>;
    };
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const takes = operations.filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
    const once = Object.entries(ACCESS).filter(([, access]) => 'once' in access);
    expect(takes.map(({ operationId }) => operationId).toSorted()).toEqual(once.map(([name]) => name).toSorted());
  });
});

describe('VERSION', () => {
  it('VERSION of two who replace the same state the second is told, and nothing of the first is lost', async () => {
    const { call, tokens, signIn } = await desk();
    const admin = await signIn('admin');
    for (const [path, token, change] of [
      ['/campaign', tokens.office, (was: object) => ({ ...was, name: '百日攻坚' })],
      ['/targets', tokens.office, () => ({ targets: [{ unitId: 'shiqiao', kind: 'signed', count: 3, yuan: null }] })],
      ['/reporting/cycles', tokens.office, (was: { cycles: object[] }) => ({ cycles: was.cycles.slice(1) })],
      ['/units', admin, (was: { units: object[] }) => ({ units: was.units.toReversed() })],
    ] as const) {
      const read = await call(token, 'GET', `/api/v1${path}`);
      const version = { 'if-match': read.headers.get('etag') ?? '' };
      expect.soft(version['if-match'], path).toMatch(/^"[\w-]{22}"$/);
      const was = (await read.json()) as { cycles: object[]; units: object[] };
      const first = await call(token, 'PUT', `/api/v1${path}`, change(was), version);
      expect.soft([path, first.status]).toEqual([path, 200]);
      const second = await call(token, 'PUT', `/api/v1${path}`, was, version);
      expect.soft([path, second.status, ((await second.json()) as Problem).code]).toEqual([path, 412, 'VERSION_CHANGED']);
      const now = await call(token, 'GET', `/api/v1${path}`);
      expect.soft(now.headers.get('etag'), path).toBe(first.headers.get('etag'));
      expect.soft((await call(token, 'PUT', `/api/v1${path}`, was)).status, path).toBe(200);
    }
  });

  it('VERSION two replacements at the same moment are held one after the other', async () => {
    const { call, tokens } = await desk();
    const read = await call(tokens.office, 'GET', '/api/v1/targets');
    const put = (count: number) =>
      call(
        tokens.office,
        'PUT',
        '/api/v1/targets',
        { targets: [{ unitId: 'shiqiao', kind: 'signed', count, yuan: null }] },
        { 'if-match': read.headers.get('etag') ?? '' },
      );
    expect((await Promise.all([put(1), put(2)])).map(({ status }) => status)).toEqual([200, 412]);
  });
});
