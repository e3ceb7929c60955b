import type { RuleSetting } from '@double-hundred/shared/rule/rule-life';
import type { Database, SqlRow, Statement } from '../database.ts';
import type { KeptRuleSetting, RecheckStep, RejudgedRow, RuleStore } from '../rule-store.ts';
import { auditStatements } from './audit-statements.ts';
import { caseAdjustmentStatements } from './case-adjustment-statements.ts';
import { factStatements } from './commit-statements.ts';
import { createSyncTurn } from './sync-turn.ts';

const WITH_FINDINGS = `SELECT r.ledger || ' ' || (f.value ->> 'ruleId') AS rule, count(DISTINCT r.row_id) AS n
  FROM ledger_row AS r, json_each(r.findings) AS f WHERE r.deleted = 0 AND r.findings IS NOT NULL GROUP BY 1`;
const PAGE = 'SELECT row_id FROM ledger_row WHERE ledger = ? AND row_id > ? AND deleted = 0 ORDER BY row_id LIMIT ?';
const REJUDGE = `UPDATE ledger_row SET unexplained = j.value ->> 1, findings = j.value ->> 2, explanations = j.value ->> 3,
    rules_version = ?, checked_day = ? FROM json_each(?) AS j WHERE ledger_row.row_id = j.value ->> 0`;
const BEGIN = `INSERT INTO recheck (ledger, rules_version, cursor, total, done, changed, started_at, finished_at)
  SELECT ?, ?, '', (SELECT count(*) FROM ledger_row WHERE ledger = ? AND deleted = 0), 0, 0, ?, NULL
  WHERE true ON CONFLICT (ledger) DO UPDATE SET rules_version = excluded.rules_version, cursor = '', total = excluded.total,
    done = 0, changed = 0, started_at = excluded.started_at, finished_at = NULL`;

/** Settings of rules and rechecks in the tables of `0012-rule-lives.sql`. */
export function createRuleStore(database: Database): RuleStore {
  return {
    async load(campaignId) {
      const settings = await database.query({ sql: 'SELECT * FROM rule_setting WHERE campaign_id = ?', args: [campaignId] });
      const versions = await database.query({ sql: 'SELECT * FROM rule_version WHERE campaign_id = ?', args: [campaignId] });
      return {
        settings: settings.map(settingOf),
        versions: versions.map((row) => ({
          ledger: String(row['ledger']),
          version: Number(row['version']),
          rules: String(row['rules']),
        })),
      };
    },
    begin: (campaignId, { ledger, version, rules }, { setting, startedAt, audit }) =>
      database.exclusive(async (turn) =>
        turn.write([
          ...(setting === null ? [] : [settingStatement(campaignId, setting)]),
          {
            sql: `INSERT INTO rule_version (campaign_id, ledger, version, rules) VALUES (?, ?, ?, ?)
              ON CONFLICT (campaign_id, ledger) DO UPDATE SET version = excluded.version, rules = excluded.rules`,
            args: [campaignId, ledger, BigInt(version), rules],
          },
          ...(startedAt === null ? [] : [{ sql: BEGIN, args: [ledger, BigInt(version), ledger, startedAt] }]),
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    async rechecks() {
      return (await database.query({ sql: 'SELECT * FROM recheck ORDER BY ledger', args: [] })).map((row) => ({
        ledger: String(row['ledger']),
        rulesVersion: Number(row['rules_version']),
        cursor: String(row['cursor']),
        total: Number(row['total']),
        done: Number(row['done']),
        changed: Number(row['changed']),
        startedAt: String(row['started_at']),
        finishedAt: typeof row['finished_at'] === 'string' ? row['finished_at'] : null,
      }));
    },
    async rowsWithFindings() {
      const rows = await database.query({ sql: WITH_FINDINGS, args: [] });
      return new Map(rows.map((row) => [String(row['rule']), Number(row['n'])]));
    },
    async checkedUnder(rowId) {
      const sql = 'SELECT rules_version, checked_day FROM ledger_row WHERE row_id = ?';
      const [row] = await database.query({ sql, args: [rowId] });
      return row === undefined ? null : { rulesVersion: Number(row['rules_version']), checkedDay: String(row['checked_day']) };
    },
    exclusive: (work) =>
      database.exclusive((turn) =>
        work({
          ...createSyncTurn(turn, () => undefined),
          async page(ledger, after, limit) {
            return (await turn.query({ sql: PAGE, args: [ledger, after, BigInt(limit)] })).map((row) => String(row['row_id']));
          },
          saveJudged: (rows, under) => turn.write(judgedStatements(rows, under)),
          saveStep: async (step) =>
            turn.write([...stepStatements(step), ...(await caseAdjustmentStatements(turn, step.facts, step.at))]),
        }),
      ),
  };
}

function judgedStatements(
  judged: readonly RejudgedRow[],
  { rulesVersion, day }: Pick<RecheckStep, 'rulesVersion' | 'day'>,
): Statement[] {
  const rows = judged.map((row) => [
    row.rowId,
    row.unexplained ? 1 : 0,
    row.findings.length === 0 ? null : JSON.stringify(row.findings),
    Object.keys(row.explanations).length === 0 ? null : JSON.stringify(row.explanations),
  ]);
  return rows.length === 0 ? [] : [{ sql: REJUDGE, args: [BigInt(rulesVersion), day, JSON.stringify(rows)] }];
}

function stepStatements(step: RecheckStep): Statement[] {
  return [
    ...judgedStatements(step.rows, step),
    ...factStatements(step.facts, step.at),
    // Totals answer 304 while their stamp stands, and no revision tells of this change.
    ...(step.facts.rowIds.length === 0 ? [] : [{ sql: 'UPDATE target_version SET version = version + 1', args: [] }]),
    {
      sql: `UPDATE recheck SET cursor = ?, done = done + ?, changed = changed + ?, finished_at = ?
        WHERE ledger = ? AND rules_version = ?`,
      args: [step.cursor, BigInt(step.done), BigInt(step.changed), step.finishedAt, step.ledger, BigInt(step.rulesVersion)],
    },
  ];
}

function settingStatement(campaignId: string, setting: KeptRuleSetting): Statement {
  const { ledger, ruleId, severity, life, note, userId, userName, at } = setting;
  return {
    sql: `INSERT INTO rule_setting (campaign_id, ledger, rule_id, severity, life, note, user_id, user_name, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (campaign_id, ledger, rule_id) DO UPDATE SET severity = excluded.severity,
        life = excluded.life, note = excluded.note, user_id = excluded.user_id, user_name = excluded.user_name, at = excluded.at`,
    args: [campaignId, ledger, ruleId, severity, life === null ? null : JSON.stringify(life), note, userId, userName, at],
  };
}

function settingOf(row: SqlRow): KeptRuleSetting {
  return {
    ledger: String(row['ledger']),
    ruleId: String(row['rule_id']),
    severity: typeof row['severity'] === 'string' ? (row['severity'] as KeptRuleSetting['severity']) : null,
    life: typeof row['life'] === 'string' ? (JSON.parse(row['life']) as RuleSetting['life']) : null,
    note: String(row['note']),
    userId: String(row['user_id']),
    userName: String(row['user_name']),
    at: String(row['at']),
  };
}
