import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type Clock, testClock } from '@double-hundred/shared/kernel/clock';
import { type IdSource, createIdSource } from '@double-hundred/shared/kernel/ids';
import { builtinLedger } from '@double-hundred/shared/ledger/builtin';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { textIn } from '@double-hundred/shared/rule/rule-input';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { TotalsStore } from '../../store/totals-store.ts';
import type { UserStore } from '../../store/user-store.ts';
import { generatePassword } from '../people/generate-password.ts';
import { DEMO_PROFILE, type PasswordHasher } from '../people/password.ts';
import type { SyncServices } from '../sync/sync-services.ts';
import { demoLedgerRows } from './demo-ledgers.ts';
import { demoPeople } from './demo-people.ts';
import { demoProjects } from './demo-projects.ts';
import { demoTargets } from './demo-targets.ts';
import { DEMO_UNITS } from './demo-units.ts';

/** 2026-09-01 in Shanghai; ids only look as if they were made then. */
const SEED_TIME = 1_788_192_000_000;

const REPORTS_ANOTHERS = 'qingshi';
const LARGE_YUAN = 500_000_000;

export interface SeedDeps {
  readonly users: UserStore;
  readonly hasher: PasswordHasher;
  readonly sync: SyncServices;
  readonly totalsStore: TotalsStore;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/**
 * Adds the accounts of the demo: one given password for all (hashed once, at full cost), or generated ones at the demo's
 * cost. `keep` gets the passwords by user before anything is stored. Gives the number of accounts added.
 */
export async function seedPeople(
  deps: SeedDeps,
  onePassword: string | null,
  keep: (passwords: Readonly<Record<string, string>>) => void,
): Promise<number> {
  const present = new Set((await deps.users.listUsers()).map(({ id }) => id));
  const people = demoPeople(DEMO_UNITS).filter(({ id }) => !present.has(id));
  if (people.length === 0) return 0;
  const passwords = Object.fromEntries(people.map(({ id }) => [id, onePassword ?? generatePassword(deps.randomBytes)]));
  keep(passwords);
  const oneHash = onePassword === null ? null : await deps.hasher.hash(onePassword);
  const users = people.map(async (user) => {
    const passwordHash = oneHash ?? (await deps.hasher.hash(passwords[user.id] ?? '', DEMO_PROFILE));
    return { ...user, passwordHash, disabled: false };
  });
  return (await deps.users.addUsers(await Promise.all(users))).length;
}

/** Targets and rows of the demo, the rows sent as the units' clerks would. Sending them twice changes nothing. */
export async function seedRows(deps: SeedDeps, campaign: Campaign): Promise<{ rows: number; refused: number }> {
  const at = new Date(deps.clock.now()).toISOString();
  const targets = demoTargets(DEMO_UNITS);
  await deps.totalsStore.saveTargets(targets, {
    at,
    actor: 'office',
    action: 'targets.replace',
    subject: 'targets',
    detail: { seed: true },
  });
  let rows = 0;
  let refused = 0;
  for (const [index, unit] of DEMO_UNITS.entries()) {
    const projects = demoProjects(unit, index, campaign.firstDay);
    const ledgers = [['projects', projects] as const, ...demoLedgerRows(unit, index, projects, campaign.firstDay)];
    for (const [place, [ledger, content]] of ledgers.entries()) {
      if (content.length === 0) continue;
      const results = await pushUnit(deps.sync, unit, { ledger, ids: seedIds(index + place * 1_000), rows: content });
      rows += results.length;
      refused += results.filter((status) => status !== 'accepted').length;
    }
  }
  return { rows, refused };
}

/** A project of one unit that a second unit reports as its own, for the duplicates desk; false when it was refused. */
export async function seedReportedTwice(deps: SeedDeps, campaign: Campaign): Promise<boolean> {
  const unit = DEMO_UNITS.find(({ id }) => id === REPORTS_ANOTHERS);
  const original = DEMO_UNITS.flatMap((each, index) => demoProjects(each, index, campaign.firstDay)).find(isSignedAndLarge);
  if (unit === undefined || original === undefined) return false;
  const { attribution: _shares, ...copied } = original;
  const content = `${textIn(original, 'content') ?? ''}由我镇引进。`;
  const row = { ...copied, introducingUnit: unit.id, content, responsiblePerson: '陆建平', phone: '13900001234' };
  const [status] = await pushUnit(deps.sync, unit, { ledger: 'projects', ids: seedIds(90_000), rows: [row] });
  return status === 'accepted';
}

function isSignedAndLarge(fields: Readonly<Record<string, FieldValue>>): boolean {
  return fields['stage'] === '签约' && Number(fields['totalInvestmentYuan']) >= LARGE_YUAN;
}

interface SeededLedger {
  readonly ledger: string;
  readonly ids: IdSource;
  readonly rows: readonly Readonly<Record<string, FieldValue>>[];
}

async function pushUnit(sync: SyncServices, unit: Unit, { ledger, ids, rows }: SeededLedger): Promise<readonly string[]> {
  const file = {
    fileId: ids.next('f'),
    replicaId: ids.next('p'),
    unit: unit.id,
    ledger,
    schemaVersion: builtinLedger(ledger)?.version ?? 1,
  };
  const author = { id: `clerk-${unit.id}`, name: `${unit.name}填报员` };
  const opened = await sync.openFile({ ...file, incarnation: 0 }, author);
  if (!opened.ok) throw new Error(`seeding ${unit.id}: ${opened.error.detail}`);
  const muts = rows.map((set, place) => ({
    id: ids.next('m'),
    rowId: ids.next('r'),
    kind: 'upsert',
    baseRev: 0,
    base: Object.fromEntries(Object.keys(set).map((key) => [key, null])),
    set,
    rowNo: place + 2,
  }));
  const pushed = await sync.push({ ...file, epoch: opened.value.epoch, batchId: ids.next('b'), muts }, author, 'commit');
  if (!pushed.ok) throw new Error(`seeding ${unit.id}: ${pushed.error.detail}`);
  return pushed.value.results.map(({ status }) => status);
}

// The same ids every time, so that seeding again after a broken-off attempt completes it instead of doubling rows.
function seedIds(index: number): IdSource {
  let state = 7 + index * 104_729;
  const bytes: RandomBytes = (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
  return createIdSource(testClock(SEED_TIME), bytes);
}
