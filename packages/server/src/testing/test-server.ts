import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import type { Role } from '@double-hundred/shared/protocol/session';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type AppDeps, createApp } from '../app.ts';
import { createMetrics } from '../http/metrics.ts';
import { composeServices } from '../services.ts';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { demoPeople } from '../services/seed/demo-people.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/libsql/open-database.ts';
import { createReferenceStore } from '../store/libsql/reference-store.ts';
import { seededBytes } from './seeded-bytes.ts';

export const TEST_PASSWORD = 'test-password';
export const TEST_TODAY = '2026-11-23' as Day;
const CHEAP = { logN: 4, r: 8, p: 1 };

interface TestOptions {
  readonly pushQueueLimit?: number;
  /** The server works on what this makes of its database, such as one that fails now and then. */
  readonly faults?: (database: Database) => Database;
}

/** A whole server on a database of its own, without a network; everything ends with the test. */
export async function testServer(changes: Partial<AppDeps> = {}, { faults, ...options }: TestOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  let now = Date.parse('2026-11-23T02:00:00Z');
  const clock = { now: () => now, today: () => shanghaiDay(now) };
  const opened = await openDatabase({ url: `file:${join(folder, 'test.db')}`, newEpoch: () => 'e1' });
  if (!opened.ok) throw new Error(opened.error);
  const database = opened.value;
  let stopRecheck = (): Promise<void> => Promise.resolve();
  onTestFinished(async () => {
    await stopRecheck();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await createReferenceStore(database).save({ campaign: demoCampaign(TEST_TODAY), units: DEMO_UNITS, demo: false });
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  const services = await composeServices({
    database: faults?.(database) ?? database,
    clock,
    randomBytes: seededBytes(42),
    passwordProfile: CHEAP,
    evidenceFolder: join(folder, 'evidence'),
    onTrouble: (what, error) => logger.error({ err: error }, what),
    ...options,
  });
  stopRecheck = async () => {
    await services.recheck.stop();
    await services.rebuild.stop();
    await services.auditNotes.drain();
  };
  const passwordHash = await services.hasher.hash(TEST_PASSWORD);
  await services.users.addUsers(demoPeople(DEMO_UNITS).map((user) => ({ ...user, passwordHash, disabled: false })));
  const folders = { workbench: join(folder, 'workbench'), pane: join(folder, 'pane'), console: join(folder, 'console') };
  const app = createApp({
    services,
    logger,
    metrics: createMetrics({ process: false }),
    folders,
    https: false,
    officeJsUrl: null,
    version: '0.0.0',
    ...changes,
  });

  const signIn = async (user: string, password = TEST_PASSWORD) => {
    const response = await app.request('/api/v1/session', post({ user, password }));
    if (response.status !== 201) throw new Error(`${user} could not sign in: ${await response.text()}`);
    return ((await response.json()) as { token: string }).token;
  };
  return {
    app,
    services,
    database,
    folder,
    logLines: lines,
    advance: (ms: number) => {
      now += ms;
    },
    signIn,
    /** A call as a user; an object as body is sent as JSON. */
    call: async (token: string | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const request: RequestInit = {
        method,
        headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      };
      if (body !== undefined) {
        request.body = JSON.stringify(body);
        request.headers = { 'content-type': 'application/json', ...request.headers };
      }
      return app.request(path, request);
    },
  };
}

/** The account a role is tested with; unit roles belong to 石桥镇. */
export const ACCOUNTS: Readonly<Record<Role, string>> = {
  clerk: 'clerk-shiqiao',
  reviewer: 'reviewer-shiqiao',
  districtOffice: 'office',
  inspector: 'inspector',
  leader: 'leader',
  admin: 'admin',
};

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
