import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Services, composeServices } from '@double-hundred/server/src/services.ts';
import { createReferenceStore } from '@double-hundred/server/src/store/libsql/reference-store.ts';
import { type OpenDatabase, openDatabase } from '@double-hundred/server/src/store/libsql/open-database.ts';
import { benchCampaign, benchUnits } from './district.ts';
import { builtFolder } from './folders.ts';
import { TODAY } from './project-rows.ts';

const CHEAP = { logN: 4, r: 8, p: 1 };

/**
 * The product's services on a data folder, with a district of that many units when it is new. `asServer` writes in a thread
 * of its own, as the server does; commands and seeds do not.
 */
export async function openBench(
  folder: string,
  unitCount: number,
  asServer = false,
): Promise<{ database: OpenDatabase; services: Services }> {
  const writerThread = asServer ? pathToFileURL(join(builtFolder, 'writer-thread.js')) : undefined;
  const url = `file:${join(folder, 'double-hundred.db')}`;
  const opened = await openDatabase({ url, newEpoch: () => 'bench', writerThread });
  if (!opened.ok) throw new Error(opened.error);
  const database = opened.value;
  const store = createReferenceStore(database);
  if ((await store.load()) === null) await store.save({ campaign: benchCampaign(), units: benchUnits(unitCount), demo: true });
  const clock = { now: () => Date.now(), today: () => TODAY };
  const services = await composeServices({
    database,
    clock,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    passwordProfile: CHEAP,
    evidenceFolder: join(folder, 'evidence'),
  });
  return { database, services };
}

/** The token of an account in the bench's district; only its hash is stored, as for every session. */
export function tokenOf(account: string): string {
  return createHash('sha256').update(`bench ${account}`).digest('base64url');
}

/** Signs in a clerk for every unit and the district office. */
export async function addSessions({ users }: Services, unitCount: number): Promise<void> {
  const clerks = benchUnits(unitCount).map(({ id, name }) => ({
    id: `clerk-${id}`,
    name: `${name}填报员`,
    role: 'clerk' as const,
    unitId: id,
  }));
  const people = [{ id: 'office', name: '区专班', role: 'districtOffice' as const, unitId: null }, ...clerks];
  await users.addUsers(people.map((user) => ({ ...user, passwordHash: 'none', disabled: false })));
  const now = Date.now();
  for (const { id } of people) {
    const tokenHash = createHash('sha256').update(tokenOf(id)).digest('hex');
    const session = { tokenHash, userId: id, createdAt: now, lastSeenAt: now, expiresAt: now + 36_000_000, revoked: false };
    const audit = { at: new Date(now).toISOString(), actor: id, action: 'session.signIn', subject: id, detail: {} };
    await users.addSession(session, now, audit);
  }
}
