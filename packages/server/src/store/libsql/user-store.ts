import { roleSchema } from '@double-hundred/shared/protocol/session';
import type { Database, SqlRow, Statement } from '../database.ts';
import type { AuditDraft } from '../sync-store.ts';
import type { StoredSession, StoredUser, UserStore } from '../user-store.ts';
import { auditStatements } from './audit-statements.ts';

const USER_COLUMNS = 'user.id, user.name, user.role, user.unit_id, user.password_hash, user.disabled';

/** Users and sessions in the tables of `0004-users.sql`. */
export function createUserStore(database: Database): UserStore {
  const write = (statement: Statement) => database.exclusive((turn) => turn.write([statement]));
  const audited = (statements: readonly Statement[], audit: AuditDraft | undefined) =>
    database.exclusive(async (turn) =>
      turn.write([...statements, ...(audit === undefined ? [] : await auditStatements(turn, [audit]))]),
    );
  return {
    async findUser(id) {
      const [row] = await database.query({ sql: `SELECT ${USER_COLUMNS} FROM user WHERE id = ?`, args: [id] });
      return row ? userOf(row) : null;
    },
    async listUsers() {
      const rows = await database.query({ sql: `SELECT ${USER_COLUMNS} FROM user ORDER BY id`, args: [] });
      return rows.map((row) => {
        const { id, name, role, unitId } = userOf(row);
        return { id, name, role, unitId };
      });
    },
    async listPeople() {
      const rows = await database.query({ sql: `SELECT ${USER_COLUMNS} FROM user ORDER BY id`, args: [] });
      return rows.map((row) => {
        const { id, name, role, unitId, disabled } = userOf(row);
        return { id, name, role, unitId, disabled };
      });
    },
    addUsers: (users, audit) =>
      database.exclusive(async (turn) => {
        const present = await turn.query({ sql: 'SELECT id FROM user', args: [] });
        const taken = new Set(present.map((row) => row['id']));
        const added = users.filter((user) => !taken.has(user.id));
        if (added.length > 0) {
          const told = audit === undefined ? [] : await auditStatements(turn, [audit]);
          await turn.write([...added.map(insertUser), ...told]);
        }
        return added.map((user) => user.id);
      }),
    replacePasswordHash: (userId, passwordHash) =>
      write({ sql: 'UPDATE user SET password_hash = ? WHERE id = ?', args: [passwordHash, userId] }),
    disableUser: (userId, audit) =>
      database.exclusive(async (turn) => {
        const admins = await turn.query({ sql: "SELECT id FROM user WHERE role = 'admin' AND disabled = 0", args: [] });
        if (admins.length === 1 && admins[0]?.['id'] === userId) return false;
        const told = audit === undefined ? [] : await auditStatements(turn, [audit]);
        await turn.write([{ sql: 'UPDATE user SET disabled = 1 WHERE id = ?', args: [userId] }, revokeAll(userId), ...told]);
        return true;
      }),
    enableUser: (userId, audit) => audited([{ sql: 'UPDATE user SET disabled = 0 WHERE id = ?', args: [userId] }], audit),
    resetPassword: (userId, passwordHash, audit) =>
      audited(
        [{ sql: 'UPDATE user SET password_hash = ? WHERE id = ?', args: [passwordHash, userId] }, revokeAll(userId)],
        audit,
      ),
    addSession: (session, endedBefore, audit) =>
      audited(
        [
          {
            sql: 'INSERT INTO session (token_hash, user_id, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
            args: [
              session.tokenHash,
              session.userId,
              BigInt(session.createdAt),
              BigInt(session.lastSeenAt),
              BigInt(session.expiresAt),
            ],
          },
          { sql: 'DELETE FROM session WHERE expires_at < ?', args: [BigInt(endedBefore)] },
        ],
        audit,
      ),
    async findSession(tokenHash) {
      const [row] = await database.query({
        sql: `SELECT ${USER_COLUMNS}, session.* FROM session JOIN user ON user.id = session.user_id WHERE token_hash = ?`,
        args: [tokenHash],
      });
      return row ? { session: sessionOf(row), user: userOf(row) } : null;
    },
    touchSession: (tokenHash, lastSeenAt) =>
      write({ sql: 'UPDATE session SET last_seen_at = ? WHERE token_hash = ?', args: [BigInt(lastSeenAt), tokenHash] }),
    revokeSession: (tokenHash, audit) =>
      audited([{ sql: 'UPDATE session SET revoked = 1 WHERE token_hash = ?', args: [tokenHash] }], audit),
    revokeSessionsOf: (userId) => write(revokeAll(userId)),
  };
}

function insertUser(user: StoredUser): Statement {
  return {
    sql: 'INSERT INTO user (id, name, role, unit_id, password_hash, disabled) VALUES (?, ?, ?, ?, ?, ?)',
    args: [user.id, user.name, user.role, user.unitId, user.passwordHash, user.disabled ? 1n : 0n],
  };
}

function revokeAll(userId: string): Statement {
  return { sql: 'UPDATE session SET revoked = 1 WHERE user_id = ?', args: [userId] };
}

function userOf(row: SqlRow): StoredUser {
  return {
    id: String(row['id']),
    name: String(row['name']),
    role: roleSchema.parse(row['role']),
    unitId: row['unit_id'] === null ? null : String(row['unit_id']),
    passwordHash: String(row['password_hash']),
    disabled: row['disabled'] === 1,
  };
}

function sessionOf(row: SqlRow): StoredSession {
  return {
    tokenHash: String(row['token_hash']),
    userId: String(row['user_id']),
    createdAt: Number(row['created_at']),
    lastSeenAt: Number(row['last_seen_at']),
    expiresAt: Number(row['expires_at']),
    revoked: row['revoked'] === 1,
  };
}
