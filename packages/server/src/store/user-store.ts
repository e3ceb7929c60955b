import type { Person } from '@double-hundred/shared/protocol/people';
import type { User } from '@double-hundred/shared/protocol/session';
import type { AuditDraft } from './sync-store.ts';

/** A user with the hash of the password, `algorithm$parameters$salt$hash`. */
export interface StoredUser extends User {
  readonly passwordHash: string;
  readonly disabled: boolean;
}

/** A session as kept: the token itself is never stored. Times in epoch milliseconds. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/** Users and their sessions. Rejects with StorageBusy or StorageFull like the database below it. */
export interface UserStore {
  findUser(id: string): Promise<StoredUser | null>;
  listUsers(): Promise<readonly User[]>;
  listPeople(): Promise<readonly Person[]>;
  /** Adds users that do not exist yet; gives the ids it added. The audit entry is kept when any was. */
  addUsers(users: readonly StoredUser[], audit?: AuditDraft): Promise<readonly string[]>;
  replacePasswordHash(userId: string, passwordHash: string): Promise<void>;
  /** Disabling ends all sessions of the user at once. False: it is the last admin, and nothing is changed. */
  disableUser(userId: string, audit?: AuditDraft): Promise<boolean>;
  enableUser(userId: string, audit: AuditDraft): Promise<void>;
  /** Puts a password in place of the old one and ends all sessions of the user. */
  resetPassword(userId: string, passwordHash: string, audit: AuditDraft): Promise<void>;
  /** Keeps a session, and lets go of those that ended before the time. */
  addSession(session: StoredSession, endedBefore: number, audit: AuditDraft): Promise<void>;
  findSession(tokenHash: string): Promise<{ readonly session: StoredSession; readonly user: StoredUser } | null>;
  touchSession(tokenHash: string, lastSeenAt: number): Promise<void>;
  revokeSession(tokenHash: string, audit: AuditDraft): Promise<void>;
  revokeSessionsOf(userId: string): Promise<void>;
}
