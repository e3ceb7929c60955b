import { type RuleExemption, ruleExemptionSchema } from '@double-hundred/shared/submission/rule-exemption';
import type { Database, SqlRow } from '../database.ts';
import type { ExemptionStore } from '../exemption-store.ts';
import { auditStatements } from './audit-statements.ts';

const ALL = `SELECT e.*, a.granted, a.reason AS answer_reason, a.user_name AS answer_by, a.at AS answer_at
  FROM rule_exemption AS e LEFT JOIN rule_exemption_answer AS a ON a.exemption_id = e.id ORDER BY e.at DESC, e.id DESC`;
const ASK = `INSERT INTO rule_exemption (id, unit_id, ledger, rule_id, period, first_day, last_day, reason, user_name, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const JUDGE_AGAIN = `INSERT INTO unit_recheck (ledger, unit_id, asked_at) SELECT ledger, unit_id, ? FROM rule_exemption WHERE id = ?
  ON CONFLICT (ledger, unit_id) DO UPDATE SET asked_at = excluded.asked_at`;
const ANSWER = 'INSERT INTO rule_exemption_answer (exemption_id, granted, reason, user_name, at) VALUES (?, ?, ?, ?, ?)';

/** Exemptions in the tables of `0017-rule-exemptions.sql`; who is to be judged again is in `0027-judged-days.sql`. */
export function createExemptionStore(database: Database): ExemptionStore {
  return {
    all: async () => (await database.query({ sql: ALL, args: [] })).map(exemptionOf),
    ask: ({ id, unitId, ledger, ruleId, period, firstDay, lastDay, reason, by, at }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          { sql: ASK, args: [id, unitId, ledger, ruleId, period, firstDay, lastDay, reason, by, at] },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    answer: (id, { granted, reason, by, at }, audit) =>
      database.exclusive(async (turn) => {
        const known = { sql: 'SELECT 1 FROM rule_exemption_answer WHERE exemption_id = ?', args: [id] };
        if ((await turn.query(known)).length > 0) return false;
        const args = [id, granted ? 1n : 0n, reason, by, at];
        const again = granted ? [{ sql: JUDGE_AGAIN, args: [at, id] }] : [];
        await turn.write([{ sql: ANSWER, args }, ...again, ...(await auditStatements(turn, [audit]))]);
        return true;
      }),
  };
}

function exemptionOf(row: SqlRow): RuleExemption {
  const answered = row['granted'] !== null;
  return ruleExemptionSchema.parse({
    id: row['id'],
    unitId: row['unit_id'],
    ledger: row['ledger'],
    ruleId: row['rule_id'],
    period: row['period'],
    firstDay: row['first_day'],
    lastDay: row['last_day'],
    reason: row['reason'],
    by: row['user_name'],
    at: row['at'],
    state: answered ? (row['granted'] === 1 ? 'granted' : 'refused') : 'asked',
    answer: answered ? { reason: row['answer_reason'], by: row['answer_by'], at: row['answer_at'] } : null,
  });
}
