import type { RuleSetting } from '@double-hundred/shared/rule/rule-life';
import type { Database, SqlRow, Statement } from '../database.ts';
import type { FactChange } from '../sync-store.ts';
import type { KeptRuleSetting, RecheckStep, RejudgedRow, RuleStore, RuleVersion } from '../rule-store.ts';
import { auditStatements } from './audit-statements.ts';
import { caseAdjustmentStatements } from './case-adjustment-statements.ts';
import { factStatements } from './commit-statements.ts';
import { createSyncTurn } from './sync-turn.ts';

const WITH_FINDINGS = `SELECT r.ledger || ' ' || (f.value ->> 'ruleId') AS rule, count(DISTINCT r.row_id) AS n
  FROM ledger_row AS r, json_each(r.findings) AS f WHERE r.deleted = 0 AND r.findings IS NOT NULL GROUP BY 1`;
// A row that is written meanwhile gets a later seq: it comes again, and none is left out.
const PAGE = `SELECT row_id, unit_id, seq FROM ledger_row WHERE +ledger = ?1 AND (unit_id, ledger, seq) > (?2, ?1, ?3)
  AND unit_id <= ?4 AND deleted = 0 ORDER BY unit_id, ledger, seq LIMIT ?5`;
const BEYOND_UNITS = '\u{10ffff}';
const REJUDGE = `UPDATE ledger_row SET unexplained = j.value ->> 1, findings = j.value ->> 2, explanations = j.value ->> 3,
    rules_version = ?, checked_day = ? FROM json_each(?) AS j WHERE ledger_row.row_id = j.value ->> 0`;
const BEGIN = `INSERT INTO recheck (ledger, rules_version, cursor, total, done, changed, started_at, finished_at, cause, day)
  SELECT ?, ?, '', (SELECT count(*) FROM ledger_row WHERE ledger = ? AND deleted = 0), 0, 0, ?, NULL, ?, ?
  WHERE true ON CONFLICT (ledger) DO UPDATE SET rules_version = excluded.rules_version, cursor = '', total = excluded.total,
    done = 0, changed = 0, started_at = excluded.started_at, finished_at = NULL, cause = excluded.cause, day = excluded.day`;
// A row that a passing day left as it was is not written; the recheck says that it was looked at.
const UNDER = `SELECT r.rules_version, max(r.checked_day, COALESCE(c.day, '')) AS checked_day FROM ledger_row AS r
  LEFT JOIN recheck AS c ON c.ledger = r.ledger AND c.finished_at IS NOT NULL WHERE r.row_id = ?`;

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
          day: String(row['day']),
        })),
      };
    },
    begin: (campaignId, version, { setting, recheck, audit }) =>
      database.exclusive(async (turn) =>
        turn.write([
          ...(setting === null ? [] : [settingStatement(campaignId, setting)]),
          ...(version === null ? [] : versionStatements(campaignId, version, recheck)),
          ...(audit === null ? [] : await auditStatements(turn, [audit])),
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
        cause: row['cause'] === 'day' ? ('day' as const) : ('rules' as const),
      }));
    },
    async judgedOtherwise(ledger, day) {
      const sql = 'SELECT 1 FROM ledger_row WHERE ledger = ? AND deleted = 0 AND checked_day <> ? LIMIT 1';
      return (await database.query({ sql, args: [ledger, day] })).length > 0;
    },
    async askedUnits() {
      const rows = await database.query({ sql: 'SELECT * FROM unit_recheck ORDER BY asked_at', args: [] });
      return rows.map((row) => ({
        ledger: String(row['ledger']),
        unitId: String(row['unit_id']),
        askedAt: String(row['asked_at']),
      }));
    },
    answeredUnit: ({ ledger, unitId, askedAt }) =>
      database.exclusive((turn) => {
        const sql = 'DELETE FROM unit_recheck WHERE ledger = ? AND unit_id = ? AND asked_at = ?';
        return turn.write([{ sql, args: [ledger, unitId, askedAt] }]);
      }),
    async rowsWithFindings() {
      const rows = await database.query({ sql: WITH_FINDINGS, args: [] });
      return new Map(rows.map((row) => [String(row['rule']), Number(row['n'])]));
    },
    async checkedUnder(rowId) {
      const [row] = await database.query({ sql: UNDER, args: [rowId] });
      return row === undefined ? null : { rulesVersion: Number(row['rules_version']), checkedDay: String(row['checked_day']) };
    },
    exclusive: (work) =>
      database.exclusive((turn) =>
        work({
          ...createSyncTurn(turn, () => undefined),
          async page({ ledger, unitId }, after, limit) {
            // Before the pages went by units the cursor was the id of a row: such a recheck begins anew.
            const space = after.lastIndexOf(' ');
            const [unit, seq] = space < 0 ? [unitId ?? '', '0'] : [after.slice(0, space), after.slice(space + 1)];
            const args = [ledger, unit, BigInt(seq), unitId ?? BEYOND_UNITS, BigInt(limit)];
            const rows = await turn.query({ sql: PAGE, args });
            const last = rows.at(-1);
            return {
              rowIds: rows.map((row) => String(row['row_id'])),
              next: last === undefined ? after : `${String(last['unit_id'])} ${String(last['seq'])}`,
            };
          },
          async saveJudged(rows, { facts, at, ...under }) {
            const moved = facts === undefined || at === undefined ? [] : figureStatements(facts, at);
            const cases = facts === undefined || at === undefined ? [] : await caseAdjustmentStatements(turn, facts, at);
            await turn.write([...judgedStatements(rows, under), ...moved, ...cases]);
          },
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
    ...figureStatements(step.facts, step.at),
    // One that has begun anew meanwhile stands somewhere else than where the step came from.
    {
      sql: `UPDATE recheck SET cursor = ?, done = min(total, done + ?), changed = changed + ?, finished_at = ?
        WHERE ledger = ? AND rules_version = ? AND cursor = ?`,
      args: [
        step.cursor,
        BigInt(step.done),
        BigInt(step.changed),
        step.finishedAt,
        step.ledger,
        BigInt(step.rulesVersion),
        step.from,
      ],
    },
  ];
}

function figureStatements(facts: FactChange, at: string): Statement[] {
  if (facts.rowIds.length === 0) return [];
  // Totals answer 304 while their stamp stands, and no revision tells of this change.
  return [...factStatements(facts, at), { sql: 'UPDATE target_version SET version = version + 1', args: [] }];
}

function versionStatements(
  campaignId: string,
  { ledger, version, rules, day }: RuleVersion,
  recheck: { readonly startedAt: string; readonly cause: string } | null,
): Statement[] {
  const kept: Statement = {
    sql: `INSERT INTO rule_version (campaign_id, ledger, version, rules, day) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (campaign_id, ledger) DO UPDATE SET version = excluded.version, rules = excluded.rules, day = excluded.day`,
    args: [campaignId, ledger, BigInt(version), rules, day],
  };
  if (recheck === null) return [kept];
  return [kept, { sql: BEGIN, args: [ledger, BigInt(version), ledger, recheck.startedAt, recheck.cause, day] }];
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
