import type { EvidenceType } from '@double-hundred/shared/evidence/evidence-type';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { Database, SqlRow } from '../database.ts';
import type { EvidenceStore, KeptEvidence } from '../evidence-store.ts';
import { auditStatements } from './audit-statements.ts';

const STANDING = 'evidence AS e WHERE NOT EXISTS (SELECT 1 FROM evidence_removal AS x WHERE x.evidence_id = e.id)';
const OF_ROW = `SELECT e.* FROM ${STANDING} AND e.row_id = ? ORDER BY e.at, e.id`;
const FIND = `SELECT e.* FROM ${STANDING} AND e.id = ?`;
const REUSE = `SELECT DISTINCT e.sha256, e.row_id, r.unit_id, r.ledger, v.wire FROM (SELECT e.* FROM ${STANDING}
    AND e.sha256 IN (SELECT value FROM json_each(?)) AND e.row_id <> ?) AS e
  JOIN ledger_row AS r ON r.row_id = e.row_id AND r.deleted = 0 JOIN row_revision AS v ON v.seq = r.seq ORDER BY e.row_id`;
const INSERT = `INSERT INTO evidence (id, row_id, unit_id, ledger, sha256, name, type, bytes, user_id, user_name, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
// The latest decision of a row, kind and basis holds; one that was taken back rests on nothing.
const USED = `SELECT 1 FROM verification AS t WHERE t.row_id = ? AND t.decision = 'confirm'
  AND t.id = (SELECT max(id) FROM verification AS l WHERE l.row_id = t.row_id AND l.kind = t.kind AND l.basis = t.basis)
  AND EXISTS (SELECT 1 FROM json_each(t.evidence) WHERE value = ?) LIMIT 1`;

/** Evidence in the tables of `0011-evidence.sql`. */
export function createEvidenceStore(database: Database): EvidenceStore {
  return {
    ofRow: async (rowId) => (await database.query({ sql: OF_ROW, args: [rowId] })).map(evidenceOf),
    async find(id) {
      const [row] = await database.query({ sql: FIND, args: [id] });
      return row === undefined ? null : evidenceOf(row);
    },
    reuse: async (rowId, hashes) =>
      (await database.query({ sql: REUSE, args: [JSON.stringify(hashes), rowId] })).map((row) => ({
        sha256: String(row['sha256']),
        rowId: String(row['row_id']),
        unitId: String(row['unit_id']),
        ledger: String(row['ledger']),
        fields: (JSON.parse(String(row['wire'])) as { fields: RowFields }).fields,
      })),
    add: (evidence, most, audit) =>
      database.exclusive(async (turn) => {
        const present = (await turn.query({ sql: OF_ROW, args: [evidence.rowId] })).map(evidenceOf);
        const same = present.find(({ sha256 }) => sha256 === evidence.sha256);
        if (same !== undefined) return same;
        if (present.length >= most) return 'tooMany';
        const { id, rowId, unitId, ledger, sha256, name, type, bytes, userId, userName, at } = evidence;
        const args = [id, rowId, unitId, ledger, sha256, name, type, BigInt(bytes), userId, userName, at];
        await turn.write([{ sql: INSERT, args }, ...(await auditStatements(turn, [audit]))]);
        return evidence;
      }),
    remove: (id, { reason, userName, at }, audit) =>
      database.exclusive(async (turn) => {
        const [row] = await turn.query({ sql: FIND, args: [id] });
        if (row === undefined) return true;
        if ((await turn.query({ sql: USED, args: [String(row['row_id']), id] })).length > 0) return false;
        const sql = 'INSERT INTO evidence_removal (evidence_id, reason, user_name, at) VALUES (?, ?, ?, ?)';
        await turn.write([{ sql, args: [id, reason, userName, at] }, ...(await auditStatements(turn, [audit]))]);
        return true;
      }),
    noteRead: (audit) => database.exclusive(async (turn) => turn.write([...(await auditStatements(turn, [audit]))])),
  };
}

function evidenceOf(row: SqlRow): KeptEvidence {
  return {
    id: String(row['id']),
    rowId: String(row['row_id']),
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    sha256: String(row['sha256']),
    name: String(row['name']),
    type: String(row['type']) as EvidenceType,
    bytes: Number(row['bytes']),
    userId: String(row['user_id']),
    userName: String(row['user_name']),
    at: String(row['at']),
  };
}
