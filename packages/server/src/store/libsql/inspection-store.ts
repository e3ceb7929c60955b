import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { type CloseOutRecord, closeOutRequestSchema, inspectionRequestSchema } from '@double-hundred/shared/protocol/inspections';
import type { Database, SqlRow, SqlValue } from '../database.ts';
import type { InspectionStore, IssueRow, KeptInspection } from '../inspection-store.ts';
import { auditStatements } from './audit-statements.ts';

const INSPECTIONS = `SELECT i.*, v.wire FROM inspection AS i LEFT JOIN ledger_row AS r ON r.row_id = i.row_id
  LEFT JOIN row_revision AS v ON v.seq = r.seq
  WHERE (?1 IS NULL OR i.unit_id = ?1) AND (?2 IS NULL OR i.row_id = ?2) ORDER BY i.day DESC, i.at DESC, i.id DESC LIMIT ?3`;
// Who applied is who wrote the revision in which the state became 申请销号.
const ISSUES = `SELECT r.row_id, r.unit_id, r.rev, v.wire,
    (SELECT json_array(p.user_id, p.user_name, p.at) FROM row_revision AS a JOIN push AS p ON p.id = a.push_id
      WHERE a.row_id = r.row_id AND a.wire ->> '$.fields.closeOut' = '申请销号' AND NOT EXISTS
        (SELECT 1 FROM row_revision AS b WHERE b.row_id = a.row_id AND b.rev = a.rev - 1 AND b.wire ->> '$.fields.closeOut' = '申请销号')
      ORDER BY a.rev DESC LIMIT 1) AS applicant,
    (SELECT count(*) FROM close_out AS c WHERE c.row_id = r.row_id AND c.decision = 'reopen') AS reopened
  FROM ledger_row AS r JOIN row_revision AS v ON v.seq = r.seq
  WHERE r.ledger = 'issues' AND r.deleted = 0 AND (?1 IS NULL OR r.unit_id = ?1) AND (?2 IS NULL OR r.row_id = ?2) ORDER BY r.row_id`;

/** Inspections, close-outs and spot checks in the tables of `0016-inspections.sql`. */
export function createInspectionStore(database: Database): InspectionStore {
  const query = (sql: string, ...args: SqlValue[]) => database.query({ sql, args });
  const insert = (sql: string, args: readonly SqlValue[], audit: Parameters<typeof auditStatements>[1][number]) =>
    database.exclusive(async (turn) => turn.write([{ sql, args }, ...(await auditStatements(turn, [audit]))]));
  return {
    inspections: async ({ unitId, rowId, limit }) => (await query(INSPECTIONS, unitId, rowId, BigInt(limit))).map(inspectionOf),
    saveInspection: ({ id, unit, rowId, ledger, day, userId, by, at, ...body }, audit) =>
      insert(
        'INSERT INTO inspection (id, unit_id, row_id, ledger, day, body, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [id, unit, rowId ?? null, ledger, day, JSON.stringify(body), userId, by, at],
        audit,
      ),
    issues: async (unitId) => (await query(ISSUES, unitId, null)).map(issueOf),
    async issue(rowId) {
      const [row] = await query(ISSUES, null, rowId);
      return row === undefined ? null : issueOf(row);
    },
    decisions: async (rowId) => (await query('SELECT * FROM close_out WHERE row_id = ? ORDER BY id', rowId)).map(decisionOf),
    saveDecision: ({ rowId, decision, verifier, ground, rev, userId, by, at }, audit) =>
      insert(
        'INSERT INTO close_out (row_id, decision, verifier, ground, rev, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [rowId, decision, verifier, ground, BigInt(rev), userId, by, at],
        audit,
      ),
    spotChecks: async () =>
      (await query('SELECT * FROM spot_check ORDER BY at DESC, id DESC LIMIT 100')).map((row) => ({
        id: String(row['id']),
        seed: String(row['seed']),
        pool: Number(row['pool']),
        drawn: JSON.parse(String(row['drawn'])) as string[],
        by: String(row['user_name']),
        at: String(row['at']),
      })),
    saveSpotCheck: ({ id, seed, pool, drawn, by, at }, audit) =>
      insert(
        'INSERT INTO spot_check (id, seed, pool, drawn, user_name, at) VALUES (?, ?, ?, ?, ?, ?)',
        [id, seed, BigInt(pool), JSON.stringify(drawn), by, at],
        audit,
      ),
    results: async (spotCheckId) =>
      (await query('SELECT * FROM spot_check_result WHERE spot_check_id = ? ORDER BY row_id', spotCheckId)).map((row) => ({
        rowId: String(row['row_id']),
        holds: row['holds'] === 1,
        verifier: String(row['verifier']),
        finding: String(row['finding']),
        by: String(row['user_name']),
        at: String(row['at']),
      })),
    saveResult: (spotCheckId, { rowId, holds, verifier, finding, by, at }, audit) =>
      database.exclusive(async (turn) => {
        const present = {
          sql: 'SELECT 1 FROM spot_check_result WHERE spot_check_id = ? AND row_id = ?',
          args: [spotCheckId, rowId],
        };
        if ((await turn.query(present)).length > 0) return false;
        const sql =
          'INSERT INTO spot_check_result (spot_check_id, row_id, holds, verifier, finding, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?)';
        const args = [spotCheckId, rowId, holds ? 1n : 0n, verifier, finding, by, at];
        await turn.write([{ sql, args }, ...(await auditStatements(turn, [audit]))]);
        return true;
      }),
  };
}

function inspectionOf(row: SqlRow): KeptInspection {
  const { found, team, demand, dueDay } = inspectionRequestSchema
    .omit({ unit: true, rowId: true, day: true })
    .parse(JSON.parse(String(row['body'])));
  return {
    id: String(row['id']),
    unit: String(row['unit_id']),
    day: inspectionRequestSchema.shape.day.parse(row['day']),
    found,
    team,
    ...(typeof row['row_id'] === 'string' ? { rowId: row['row_id'] } : {}),
    ...(demand === undefined ? {} : { demand }),
    ...(dueDay === undefined ? {} : { dueDay }),
    ledger: typeof row['ledger'] === 'string' ? row['ledger'] : null,
    fields: typeof row['wire'] === 'string' ? fieldsOf(row['wire']) : null,
    userId: String(row['user_id']),
    by: String(row['user_name']),
    at: String(row['at']),
  };
}

function issueOf(row: SqlRow): IssueRow {
  const applicant = typeof row['applicant'] === 'string' ? (JSON.parse(row['applicant']) as [string, string, string]) : null;
  return {
    rowId: String(row['row_id']),
    unitId: String(row['unit_id']),
    rev: Number(row['rev']),
    reopened: Number(row['reopened']),
    fields: fieldsOf(String(row['wire'])),
    applicant: applicant && { userId: applicant[0], userName: applicant[1], at: applicant[2] },
  };
}

function decisionOf(row: SqlRow): CloseOutRecord {
  const { rowId, decision, verifier, ground } = closeOutRequestSchema.parse({
    rowId: row['row_id'],
    decision: row['decision'],
    verifier: row['verifier'],
    ground: row['ground'],
  });
  return { rowId, decision, verifier, ground, rev: Number(row['rev']), by: String(row['user_name']), at: String(row['at']) };
}

function fieldsOf(wire: string): RowFields {
  return (JSON.parse(wire) as { fields: RowFields }).fields;
}
