import type { Database } from '../database.ts';
import type { OnceStore } from '../once-store.ts';

/** Answers in the table of the migration `kept-answers`. */
export function createOnceStore(database: Database): OnceStore {
  return {
    async find(userId, key, since) {
      const sql = 'SELECT * FROM kept_answer WHERE user_id = ? AND key = ? AND at >= ?';
      const [row] = await database.query({ sql, args: [userId, key, BigInt(since)] });
      if (row === undefined) return null;
      return {
        request: String(row['request']),
        status: Number(row['status']),
        contentType: String(row['content_type']),
        body: String(row['body']),
      };
    },
    keep: (userId, key, { request, status, contentType, body, at }, before) =>
      database.exclusive((turn) =>
        turn.write([
          { sql: 'DELETE FROM kept_answer WHERE at < ?', args: [BigInt(before)] },
          {
            sql: `INSERT INTO kept_answer (user_id, key, request, status, content_type, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT DO NOTHING`,
            args: [userId, key, request, BigInt(status), contentType, body, BigInt(at)],
          },
        ]),
      ),
  };
}
