import { expect, it } from 'vitest';
import type { Database } from '../../store/database.ts';
import { TEST_PASSWORD, testServer } from '../../testing/test-server.ts';

const MINUTE = 60_000;
const template = (unit: string, ledger = 'projects') => `/api/v1/ledgers/${ledger}/template.xlsx?unit=${unit}`;

/** SQLite's own words for a full disk, at every entry of the trail and every use of a session. */
async function fillDisk(database: Database): Promise<() => Promise<void>> {
  const full = "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END";
  const write = (...all: string[]) => database.exclusive((turn) => turn.write(all.map((sql) => ({ sql, args: [] }))));
  await write(
    `CREATE TRIGGER full_trail BEFORE INSERT ON audit_entry ${full}`,
    `CREATE TRIGGER full_session BEFORE UPDATE ON session ${full}`,
  );
  return () => write('DROP TRIGGER full_trail', 'DROP TRIGGER full_session');
}

async function exportsOf(database: Database) {
  const sql = "SELECT actor, subject FROM audit_entry WHERE action = 'ledger.export' ORDER BY seq";
  return (await database.query({ sql, args: [] })).map(({ actor, subject }) => `${String(actor)} ${String(subject)}`);
}

it('AUTH AUDIT a wrong password on a full disk is refused and locked out as ever, and in the trail once there is room', async () => {
  const { call, database, services } = await testServer();
  const makeRoom = await fillDisk(database);
  const attempt = async (password: string) => {
    const answer = await call(null, 'POST', '/api/v1/session', { user: 'leader', password });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  for (let failure = 0; failure < 5; failure += 1) expect(await attempt('wrong')).toEqual([401, 'BAD_CREDENTIALS']);
  expect(await attempt(TEST_PASSWORD)).toEqual([429, 'LOCKED_OUT']);
  await makeRoom();
  await services.auditNotes.drain();
  const kept = await database.query({ sql: 'SELECT action, subject, detail FROM audit_entry ORDER BY seq', args: [] });
  expect(kept.map(({ action, subject }) => [action, subject])).toEqual(Array(5).fill(['session.refused', 'leader']));
  expect(kept.map(({ detail }) => String(detail).includes('"locked":true'))).toEqual([false, false, false, false, true]);
});

it('AUDIT a workbook is given out on a full disk, the log says so, and the trail has it once there is room', async () => {
  const { call, signIn, database, services, advance, logLines } = await testServer();
  const office = await signIn('office');
  const makeRoom = await fillDisk(database);
  advance(2 * MINUTE);
  expect((await call(office, 'GET', template('liuwan'))).status).toBe(200);
  await services.auditNotes.drain();
  expect(logLines.some((line) => line.includes('audit entries wait to be kept'))).toBe(true);
  expect(await exportsOf(database)).toEqual([]);
  await makeRoom();
  await services.auditNotes.drain();
  expect(await exportsOf(database)).toEqual(['office liuwan/projects']);
});

it('AUDIT a workbook does not wait for the writer', async () => {
  const { call, signIn, database, services } = await testServer();
  const office = await signIn('office');
  let open = (): void => undefined;
  const held = database.exclusive(() => new Promise<void>((resolve) => (open = resolve)));
  expect((await call(office, 'GET', template('liuwan'))).status).toBe(200);
  expect(await exportsOf(database)).toEqual([]);
  open();
  await held;
  await services.auditNotes.drain();
  expect(await exportsOf(database)).toEqual(['office liuwan/projects']);
});

it('AUDIT whoever fetches the same workbook again and again is in the trail once a minute', async () => {
  const { call, signIn, database, services, advance } = await testServer();
  const [office, clerk] = [await signIn('office'), await signIn('clerk-liuwan')];
  const fetches = [
    [office, template('liuwan')],
    [office, template('liuwan')],
    [office, template('liuwan', 'all')],
    [clerk, template('liuwan')],
    [office, template('liuwan')],
  ] as const;
  const answers = [];
  for (const [token, path] of fetches) answers.push((await call(token, 'GET', path)).status);
  advance(MINUTE);
  answers.push((await call(office, 'GET', template('liuwan'))).status);
  await services.auditNotes.drain();
  expect(answers).toEqual(Array(6).fill(200));
  expect(await exportsOf(database)).toEqual([
    'office liuwan/projects',
    'office liuwan/all',
    'clerk-liuwan liuwan/projects',
    'office liuwan/projects',
  ]);
});
