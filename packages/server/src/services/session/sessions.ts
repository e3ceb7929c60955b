import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { Session, User } from '@double-hundred/shared/protocol/session';
import { createHash } from 'node:crypto';
import { isStorageBusy, isStorageFull } from '../../store/storage-failure.ts';
import type { AuditDraft } from '../../store/sync-store.ts';
import type { UserStore } from '../../store/user-store.ts';
import type { AuditNotes } from '../audit/audit-notes.ts';
import type { PasswordHasher } from '../people/password.ts';
import type { SignInThrottle } from './throttle.ts';

/** A session ends 12 hours after sign-in, or after two hours without a call: long enough for a clerk who fills before sending. */
const ABSOLUTE_MS = 12 * 3_600_000;
const IDLE_MS = 2 * 3_600_000;
const TOUCH_EVERY_MS = 60_000;
/** Who comes back after a holiday is still told that the session has run out, not that it was ended. */
const KEPT_MS = 30 * 24 * 3_600_000;

export type SignInFailure =
  | { readonly code: 'BAD_CREDENTIALS' }
  | { readonly code: 'LOCKED_OUT'; readonly retryAfterSeconds: number };
export type SessionFailure = { readonly code: 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' };

/** Sign-in, who calls, sign-out. Tokens are 32 random bytes as base64url; only their SHA-256 is stored. */
export interface Sessions {
  signIn(credentials: { user: string; password: string; address: string }): Promise<Result<Session, SignInFailure>>;
  /** The user behind a token; counts as use of the session. */
  find(token: string): Promise<Result<{ user: User; tokenHash: string; expiresAt: string }, SessionFailure>>;
  signOut(tokenHash: string, user: User): Promise<void>;
}

export interface SessionDeps {
  readonly users: UserStore;
  readonly hasher: PasswordHasher;
  readonly throttle: SignInThrottle;
  readonly auditNotes: AuditNotes;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** The sessions over a user store. */
export function createSessions({ users, hasher, throttle, auditNotes, clock, randomBytes }: SessionDeps): Sessions {
  const inTurn = createQueues();
  return {
    async signIn({ user: id, password, address }) {
      const account = id.trim().toLowerCase().slice(0, 200);
      // One attempt at a time per account: guesses sent at once must not all pass before the first one fails.
      return inTurn(account, () => attempt(account, password, address));
    },

    async find(token) {
      const tokenHash = hashToken(token);
      const found = await users.findSession(tokenHash);
      if (!found || found.session.revoked || found.user.disabled) return err({ code: 'TOKEN_REVOKED' });
      const { session, user } = found;
      const now = clock.now();
      if (now >= session.expiresAt || now - session.lastSeenAt >= IDLE_MS) return err({ code: 'TOKEN_EXPIRED' });
      if (now - session.lastSeenAt >= TOUCH_EVERY_MS) await touch(tokenHash, now);
      return ok({ user: publicUser(user), tokenHash, expiresAt: new Date(session.expiresAt).toISOString() });
    },

    signOut: (tokenHash, user) => users.revokeSession(tokenHash, told('session.signOut', user.id, user.id, {})),
  };

  // Reading must go on when nothing can be written; the next call tries to note the use again.
  async function touch(tokenHash: string, now: number): Promise<void> {
    await users.touchSession(tokenHash, now).catch((error: unknown) => {
      if (!isStorageFull(error) && !isStorageBusy(error)) throw error;
    });
  }

  function told(action: string, actor: string, subject: string, detail: AuditDraft['detail']): AuditDraft {
    return { at: new Date(clock.now()).toISOString(), actor, action, subject, detail };
  }

  async function attempt(account: string, password: string, address: string): Promise<Result<Session, SignInFailure>> {
    const retryAfterSeconds = throttle.waitSeconds(account, address);
    if (retryAfterSeconds > 0) return err({ code: 'LOCKED_OUT', retryAfterSeconds });
    const user = await users.findUser(account);
    const verdict = await hasher.verify(password, user?.passwordHash ?? null);
    if (!user || user.disabled || !verdict.matches) {
      const locked = throttle.failed(account, address);
      // A name nobody has may be a password typed into the wrong field.
      auditNotes.note(told('session.refused', 'nobody', user?.id ?? 'unknown', { address, locked }));
      return err({ code: 'BAD_CREDENTIALS' });
    }
    throttle.succeeded(account, address);
    if (verdict.renewed !== null) await users.replacePasswordHash(user.id, verdict.renewed);
    const token = Buffer.from(randomBytes(32)).toString('base64url');
    const now = clock.now();
    const session = {
      tokenHash: hashToken(token),
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_MS,
    };
    await users.addSession({ ...session, revoked: false }, now - KEPT_MS, told('session.signIn', user.id, user.id, { address }));
    return ok({ token, expiresAt: new Date(session.expiresAt).toISOString(), user: publicUser(user) });
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function publicUser({ id, name, role, unitId }: User): User {
  return { id, name, role, unitId };
}

function createQueues(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => null);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
