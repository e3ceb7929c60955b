import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { DEMO_PROFILE, type PasswordHasher, type PasswordProfile, createPasswordHasher } from './services/people/password.ts';
import { type Reference, loadReference } from './services/reference/reference.ts';
import { type Sessions, createSessions } from './services/session/sessions.ts';
import { createSignInThrottle } from './services/session/throttle.ts';
import type { Database } from './store/database.ts';
import { createReferenceStore } from './store/libsql/reference-store.ts';
import { createUserStore } from './store/libsql/user-store.ts';
import type { ReferenceStore } from './store/reference-store.ts';
import type { UserStore } from './store/user-store.ts';

/** Everything that works on one database, put together for the server, the commands and the tests alike. */
export interface Services {
  readonly clock: Clock;
  readonly users: UserStore;
  readonly referenceStore: ReferenceStore;
  readonly reference: Reference;
  readonly hasher: PasswordHasher;
  readonly sessions: Sessions;
  /** Rejects when the database does not answer. */
  probe(): Promise<unknown>;
}

export interface ServiceDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly passwordProfile: PasswordProfile;
}

/** Puts the services together over an open database. */
export async function composeServices({ database, clock, randomBytes, passwordProfile }: ServiceDeps): Promise<Services> {
  const users = createUserStore(database);
  const referenceStore = createReferenceStore(database);
  const reference = await loadReference({ store: referenceStore, clock, definitions: builtinLedgers });
  const hasher = createPasswordHasher({
    randomBytes,
    profile: passwordProfile,
    ...(reference.demo() ? { alsoStored: DEMO_PROFILE } : {}),
  });
  const sessions = createSessions({ users, hasher, throttle: createSignInThrottle(clock), clock, randomBytes });
  return {
    clock,
    users,
    referenceStore,
    reference,
    hasher,
    sessions,
    probe: () => database.query({ sql: 'SELECT 1', args: [] }),
  };
}
