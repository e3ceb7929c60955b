import { scoringRulesSchema } from '@double-hundred/shared/appraisal/scoring-rules';
import type { KeptScoreEntry } from '@double-hundred/shared/protocol/appraisal';
import type { AppraisalStore } from '../appraisal-store.ts';
import type { Database, SqlRow } from '../database.ts';
import { page } from './page-of-rows.ts';
import { auditStatements } from './audit-statements.ts';
import { readPlace } from '../place.ts';
import { createInspectionStore } from './inspection-store.ts';

const WITHDRAWN = 'w.ground AS w_ground, w.user_name AS w_by, w.at AS w_at';
const ENTRIES = `SELECT e.*, ${WITHDRAWN} FROM score_entry e LEFT JOIN appraisal_withdrawal w ON w.subject = e.id
  WHERE (?1 IS NULL OR e.unit_id = ?1) AND (e.at, e.id) > (?2, ?3) ORDER BY e.at, e.id LIMIT ?4`;
const EXEMPTIONS = `SELECT e.*, ${WITHDRAWN} FROM ranking_exemption e LEFT JOIN appraisal_withdrawal w ON w.subject = e.id ORDER BY e.at, e.id`;

const ALL = 1_000_000;
const REOPENINGS = `SELECT c.row_id, r.unit_id, COALESCE(c.day, date(c.at, '+8 hours')) AS day, c.ground FROM close_out AS c
  JOIN ledger_row AS r ON r.row_id = c.row_id AND r.deleted = 0 WHERE c.decision = 'reopen' ORDER BY c.id`;

/** Scoring rules, entries and exemptions in the tables of the migration `appraisal`. */
export function createAppraisalStore(database: Database): AppraisalStore {
  return {
    async rules() {
      const [row] = await database.query({ sql: 'SELECT * FROM scoring_rules ORDER BY version DESC LIMIT 1', args: [] });
      if (!row) return null;
      const rules = scoringRulesSchema.parse(JSON.parse(String(row['body'])));
      return { version: Number(row['version']), rules, by: String(row['user_name']), at: String(row['at']) };
    },
    saveRules: (rules, act, audit) =>
      database.exclusive(async (turn) => {
        const [last] = await turn.query({ sql: 'SELECT COALESCE(MAX(version), 0) AS version FROM scoring_rules', args: [] });
        const version = Number(last?.['version'] ?? 0) + 1;
        await turn.write([
          {
            sql: 'INSERT INTO scoring_rules (version, body, user_id, user_name, at) VALUES (?, ?, ?, ?, ?)',
            args: [BigInt(version), JSON.stringify(rules), act.userId, act.userName, act.at],
          },
          ...(await auditStatements(turn, [audit])),
        ]);
        return version;
      }),
    entries: async () => (await database.query({ sql: ENTRIES, args: [null, '', '', -1n] })).map(entryOf),
    async entriesPage({ unitId, limit, after }) {
      const [at = '', id = ''] = readPlace(after, 2);
      return page(
        await database.query({ sql: ENTRIES, args: [unitId, at, id, BigInt(limit + 1)] }),
        limit,
        ['at', 'id'],
        entryOf,
      );
    },
    reopenings: async () =>
      (await database.query({ sql: REOPENINGS, args: [] })).map((row) => ({
        rowId: String(row['row_id']),
        unitId: String(row['unit_id']),
        day: String(row['day']),
        ground: String(row['ground']),
      })),
    inspections: async () =>
      (await createInspectionStore(database).inspections({ unitId: null, rowId: null, limit: ALL, after: null })).rows,
    addEntry: ({ id, itemId, unitId, day, amount, ground, by, at }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          {
            sql: 'INSERT INTO score_entry (id, item_id, unit_id, day, amount, ground, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            args: [id, itemId, unitId, day, String(amount), ground, by, at],
          },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    async exemptions() {
      return (await database.query({ sql: EXEMPTIONS, args: [] })).map((row) => ({
        id: String(row['id']),
        unitId: String(row['unit_id']),
        day: String(row['day']),
        reason: String(row['reason']),
        by: String(row['user_name']),
        at: String(row['at']),
        withdrawn: withdrawnOf(row),
      }));
    },
    addExemption: ({ id, unitId, day, reason, by, at }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          {
            sql: 'INSERT INTO ranking_exemption (id, unit_id, day, reason, user_name, at) VALUES (?, ?, ?, ?, ?, ?)',
            args: [id, unitId, day, reason, by, at],
          },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    withdraw: (subject, ground, { userName, at }, audit) =>
      database.exclusive(async (turn) => {
        const known = await turn.query({ sql: 'SELECT 1 FROM appraisal_withdrawal WHERE subject = ?', args: [subject] });
        if (known.length > 0) return false;
        await turn.write([
          {
            sql: 'INSERT INTO appraisal_withdrawal (subject, ground, user_name, at) VALUES (?, ?, ?, ?)',
            args: [subject, ground, userName, at],
          },
          ...(await auditStatements(turn, [audit])),
        ]);
        return true;
      }),
  };
}

function withdrawnOf(row: SqlRow): { by: string; at: string; ground: string } | null {
  return row['w_at'] === null ? null : { by: String(row['w_by']), at: String(row['w_at']), ground: String(row['w_ground']) };
}

function entryOf(row: SqlRow): KeptScoreEntry {
  return {
    id: String(row['id']),
    itemId: String(row['item_id']),
    unitId: String(row['unit_id']),
    day: String(row['day']),
    amount: Number(row['amount']),
    ground: String(row['ground']),
    by: String(row['user_name']),
    at: String(row['at']),
    withdrawn: withdrawnOf(row),
  };
}
