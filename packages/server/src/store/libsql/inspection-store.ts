import type { Database, SqlRow, SqlValue, Statement } from '../database.ts';
import type { InspectionStore, KeptInspectionStep, KeptSpotCheck } from '../inspection-store.ts';
import type { AuditDraft } from '../sync-store.ts';
import { auditStatements } from './audit-statements.ts';
import { inspectionStatement, resultStatement } from './beside-statements.ts';
import { readPlace } from '../place.ts';
import { page } from './page-of-rows.ts';
import { inspectionOf, issueOf } from './inspection-codec.ts';

const INSPECTIONS = `SELECT i.*, v.wire, w.wire AS issue_wire,
    (SELECT json_group_array(json_array(step, text, day, due_day, user_name, at)) FROM
      (SELECT * FROM inspection_step AS s WHERE s.inspection_id = i.id ORDER BY s.id)) AS steps,
    (SELECT count(*) FROM evidence AS e WHERE e.row_id = i.id AND NOT EXISTS
      (SELECT 1 FROM evidence_removal AS x WHERE x.evidence_id = e.id)) AS files
  FROM inspection AS i LEFT JOIN ledger_row AS r ON r.row_id = i.row_id LEFT JOIN row_revision AS v ON v.seq = r.seq
  LEFT JOIN ledger_row AS q ON q.row_id = i.body ->> '$.issueRowId' AND q.deleted = 0 LEFT JOIN row_revision AS w ON w.seq = q.seq
  WHERE (?1 IS NULL OR i.unit_id = ?1) AND (?2 IS NULL OR i.row_id = ?2 OR i.body ->> '$.issueRowId' = ?2) AND (?3 IS NULL OR i.id = ?3)
    AND (?5 IS NULL OR (i.day, i.at, i.id) < (?5, ?6, ?7)) ORDER BY i.day DESC, i.at DESC, i.id DESC LIMIT ?4`;
// Who applied is who wrote the revision in which the state became 申请销号.
const ISSUE = `SELECT r.row_id, r.unit_id, r.rev, v.wire,
    (SELECT json_array(p.user_id, p.user_name, p.at) FROM row_revision AS a JOIN push AS p ON p.id = a.push_id
      WHERE a.row_id = r.row_id AND a.wire ->> '$.fields.closeOut' = '申请销号' AND NOT EXISTS
        (SELECT 1 FROM row_revision AS b WHERE b.row_id = a.row_id AND b.rev = a.rev - 1 AND b.wire ->> '$.fields.closeOut' = '申请销号')
      ORDER BY a.rev DESC LIMIT 1) AS applicant,
    (SELECT json_group_array(json_array(decision, verifier, ground, rev, user_name, at)) FROM
      (SELECT * FROM close_out AS c WHERE c.row_id = r.row_id ORDER BY c.id)) AS decisions
  FROM ledger_row AS r JOIN row_revision AS v ON v.seq = r.seq WHERE r.ledger = 'issues' AND r.deleted = 0`;
// The rows of all ledgers are many, their units few: those are stepped through, and each unit's issues are found by the index.
const UNITS = `WITH RECURSIVE unit(id) AS (SELECT min(unit_id) FROM ledger_row
  UNION ALL SELECT (SELECT min(unit_id) FROM ledger_row WHERE unit_id > unit.id) FROM unit WHERE unit.id IS NOT NULL)`;
export const ISSUES = {
  ofAll: `${UNITS} ${ISSUE} AND r.unit_id IN (SELECT id FROM unit) ORDER BY r.row_id`,
  ofUnit: `${ISSUE} AND r.unit_id = ? ORDER BY r.row_id`,
  one: `${ISSUE} AND r.row_id = ?`,
  named: `${ISSUE} AND r.row_id IN (SELECT value FROM json_each(?))`,
} as const;
const SPOT_CHECKS = `SELECT * FROM spot_check WHERE (?1 IS NULL OR id = ?1) AND (?3 IS NULL OR (at, id) < (?3, ?4))
  ORDER BY at DESC, id DESC LIMIT ?2`;

/** Inspections, close-outs and spot checks in the tables of `0016-inspections.sql` and `0022-inspection-follow-up.sql`. */
export function createInspectionStore(database: Database): InspectionStore {
  const query = (sql: string, ...args: SqlValue[]) => database.query({ sql, args });
  const insert = (statement: Statement, audit: AuditDraft) =>
    database.exclusive(async (turn) => turn.write([statement, ...(await auditStatements(turn, [audit]))]));
  return {
    async inspections({ unitId, rowId, limit, after }) {
      const [day = null, at = null, last = null] = readPlace(after, 3);
      const found = await query(INSPECTIONS, unitId, rowId, null, BigInt(limit + 1), day, at, last);
      return page(found, limit, ['day', 'at', 'id'], inspectionOf);
    },
    async inspection(id) {
      const [row] = await query(INSPECTIONS, null, null, id, 1n, null, null, null);
      return row === undefined ? null : inspectionOf(row);
    },
    saveInspection: (inspection, audit) => insert(inspectionStatement(inspection), audit),
    saveStep: (inspectionId, step, audit) => insert(stepStatement(inspectionId, step), audit),
    issues: async (unitId) => (await (unitId === null ? query(ISSUES.ofAll) : query(ISSUES.ofUnit, unitId))).map(issueOf),
    async issue(rowId) {
      const [row] = await query(ISSUES.one, rowId);
      return row === undefined ? null : issueOf(row);
    },
    issuesOf: async (rowIds) => (await query(ISSUES.named, JSON.stringify(rowIds))).map(issueOf),
    async spotChecks({ limit, after }) {
      const [at = null, last = null] = readPlace(after, 2);
      return page(await query(SPOT_CHECKS, null, BigInt(limit + 1), at, last), limit, ['at', 'id'], spotCheckOf);
    },
    async spotCheck(id) {
      const [row] = await query(SPOT_CHECKS, id, 1n, null, null);
      return row === undefined ? null : spotCheckOf(row);
    },
    saveSpotCheck: ({ id, seed, filter, candidates, pool, drawn, by, at }, audit) => {
      const sql =
        'INSERT INTO spot_check (id, seed, filter, candidates, pool, drawn, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
      const lists = [JSON.stringify(filter), JSON.stringify(candidates), BigInt(pool), JSON.stringify(drawn)];
      return insert({ sql, args: [id, seed, ...lists, by, at] }, audit);
    },
    results: async (spotCheckId) =>
      (await query('SELECT * FROM spot_check_result WHERE spot_check_id = ? ORDER BY row_id', spotCheckId)).map((row) => ({
        rowId: String(row['row_id']),
        holds: row['holds'] === 1,
        verifier: String(row['verifier']),
        finding: String(row['finding']),
        by: String(row['user_name']),
        at: String(row['at']),
      })),
    saveResult: (spotCheckId, result, audit) =>
      database.exclusive(async (turn) => {
        const sql = 'SELECT 1 FROM spot_check_result WHERE spot_check_id = ? AND row_id = ?';
        if ((await turn.query({ sql, args: [spotCheckId, result.rowId] })).length > 0) return false;
        await turn.write([resultStatement(spotCheckId, result), ...(await auditStatements(turn, [audit]))]);
        return true;
      }),
  };
}

function stepStatement(
  inspectionId: string,
  { step, text, day, dueDay, userId, by, at }: KeptInspectionStep & { readonly userId: string },
): Statement {
  return {
    sql: 'INSERT INTO inspection_step (inspection_id, step, text, day, due_day, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [inspectionId, step, text, day, dueDay ?? null, userId, by, at],
  };
}

function spotCheckOf(row: SqlRow): KeptSpotCheck {
  const listOf = (text: SqlRow[string] | undefined) => (typeof text === 'string' ? (JSON.parse(text) as string[] | null) : null);
  return {
    id: String(row['id']),
    seed: String(row['seed']),
    filter: typeof row['filter'] === 'string' ? (JSON.parse(row['filter']) as KeptSpotCheck['filter']) : {},
    candidates: listOf(row['candidates']),
    pool: Number(row['pool']),
    drawn: listOf(row['drawn']) ?? [],
    by: String(row['user_name']),
    at: String(row['at']),
  };
}
