import type { AuditLog } from '../audit-log.ts';
import type { Database } from '../database.ts';
import { headOf } from './sync-turn.ts';

const UNLIKE = `SELECT seq FROM row_revision
  WHERE seq IS NOT wire ->> 'seq' OR row_id IS NOT wire ->> 'rowId' OR rev IS NOT wire ->> 'rev' OR deleted IS NOT wire ->> 'deleted' LIMIT 1`;
const NOT_AT_LATEST = `SELECT row_id FROM (
    SELECT r.row_id, r.rev, r.deleted, r.seq, v.row_id AS v_row_id, v.rev AS v_rev, v.deleted AS v_deleted,
      (SELECT max(rev) FROM row_revision AS w WHERE w.row_id = r.row_id) AS last
    FROM ledger_row AS r LEFT JOIN row_revision AS v ON v.seq = r.seq)
  WHERE row_id IS NOT v_row_id OR rev IS NOT v_rev OR deleted IS NOT v_deleted OR rev IS NOT last
  UNION ALL SELECT row_id FROM row_revision WHERE row_id NOT IN (SELECT row_id FROM ledger_row) LIMIT 1`;

/** Reads the tables of `0003-audit.sql` and `0001-ledger-rows.sql`. */
export function createAuditLog(database: Pick<Database, 'query'>): AuditLog {
  const query = (sql: string, ...args: bigint[]) => database.query({ sql, args });
  const first = async (sql: string, column: string, ...args: bigint[]) => (await query(sql, ...args))[0]?.[column] ?? null;
  return {
    head: async () => headOf((await query('SELECT epoch, epoch_start, head_seq FROM meta'))[0]),
    async entries(after, limit) {
      const rows = await query('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?', BigInt(after), BigInt(limit));
      return rows.map((row) => ({
        seq: Number(row['seq']),
        at: String(row['at']),
        actor: String(row['actor']),
        action: String(row['action']),
        subject: String(row['subject']),
        detail: String(row['detail']),
        previousHash: String(row['previous_hash']),
        hash: String(row['hash']),
      }));
    },
    async changes(fromSeq, toSeq) {
      const rows = await query(
        'SELECT wire FROM row_revision WHERE seq BETWEEN ? AND ? ORDER BY seq',
        BigInt(fromSeq),
        BigInt(toSeq),
      );
      return rows.map((row) => String(row['wire']));
    },
    async revisionAbove(seq) {
      const found = await first('SELECT seq FROM row_revision WHERE seq > ? LIMIT 1', 'seq', BigInt(seq));
      return found === null ? null : Number(found);
    },
    async revisionUnlikeItsChange() {
      const found = await first(UNLIKE, 'seq');
      return found === null ? null : Number(found);
    },
    async rowNotAtItsLatest() {
      const found = await first(NOT_AT_LATEST, 'row_id');
      return found === null ? null : String(found);
    },
  };
}
