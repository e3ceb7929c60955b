import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Figure } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { RowReason } from '@double-hundred/shared/protocol/totals';
import type { Database, SqlRow } from '../database.ts';
import type { KeptExplanations, KeptRow } from '../sync-store.ts';
import type { FactRow, TotalsStore } from '../totals-store.ts';
import { adjustmentOf, adjustmentStatements } from './adjustment-statements.ts';
import { auditStatements } from './audit-statements.ts';

const FIGURES = `
SELECT kind, unit_id, SUM(count_bps) AS share_bps, SUM(lead_count) AS lead, SUM(each_count) AS each, SUM(yuan) AS yuan,
  SUM(unexplained_bps) AS u_share_bps, SUM(unexplained_lead) AS u_lead, SUM(unexplained_each) AS u_each
FROM total_day WHERE basis = ? AND day <= ? GROUP BY kind, unit_id`;

// What was known at a moment: the same sums over the changes that had been made by then.
const FIGURES_KNOWN = FIGURES.replace('FROM total_day WHERE', 'FROM total_change WHERE at <= ? AND');

const DAYS = `
SELECT kind, unit_id, day, count_bps, lead_count, each_count FROM total_day
WHERE basis = ? AND day <= ? AND each_count > 0 ORDER BY day, kind, unit_id`;

const ROWS_BEHIND = `
SELECT f.row_id, r.unit_id AS handed_in, f.unit_id, f.kind, f.day, f.bps, f.lead, f.yuan, f.unexplained, r.rev, r.findings, r.explanations,
  json_extract(v.wire, '$.fields.' || ?) AS name, json_extract(v.wire, '$.fields.' || ?) AS stage,
  (SELECT c.id || ' ' || c.state FROM duplicate_case_row k JOIN duplicate_case c ON c.id = k.case_id
    WHERE k.row_id = f.row_id AND c.state <> 'decided' LIMIT 1) AS undecided
FROM fact f JOIN ledger_row r ON r.row_id = f.row_id JOIN row_revision v ON v.seq = r.seq
WHERE f.basis = ? AND f.day <= ? AND (? IS NULL OR f.unit_id = ?) AND (? IS NULL OR f.kind = ?)
ORDER BY f.kind, f.day, f.row_id, f.unit_id`;

const ADJUSTMENTS = `SELECT * FROM adjustment WHERE basis = ? AND day <= ? AND (? IS NULL OR at <= ?) ORDER BY id`;

const STAMP = `
SELECT (SELECT head_seq FROM meta) AS head_seq, (SELECT COALESCE(MAX(id), 0) FROM verification) AS last_verification,
  (SELECT version FROM target_version) AS targets_version, (SELECT COALESCE(MAX(id), 0) FROM adjustment) AS last_adjustment`;

/** Totals, the facts behind them and targets, read from what pushes and verifications keep up to date. */
export function createTotalsStore(database: Database): TotalsStore {
  return {
    async stamp() {
      const [row] = await database.query({ sql: STAMP, args: [] });
      return {
        headSeq: Number(row?.['head_seq'] ?? 0),
        lastVerification: Number(row?.['last_verification'] ?? 0),
        targetsVersion: Number(row?.['targets_version'] ?? 0),
        lastAdjustment: Number(row?.['last_adjustment'] ?? 0),
      };
    },
    async figures({ basis, asOf, knownAt }) {
      const statement =
        knownAt === null ? { sql: FIGURES, args: [basis, asOf] } : { sql: FIGURES_KNOWN, args: [knownAt, basis, asOf] };
      return (await database.query(statement)).map(figureOf);
    },
    async adjustments({ basis, asOf, knownAt }) {
      const args = [basis, asOf, knownAt, knownAt];
      return (await database.query({ sql: ADJUSTMENTS, args })).map(adjustmentOf);
    },
    addAdjustment: (adjustment, audit) =>
      database.exclusive(async (turn) =>
        turn.write([...adjustmentStatements([adjustment]), ...(await auditStatements(turn, [audit]))]),
      ),
    async days({ basis, asOf }) {
      return (await database.query({ sql: DAYS, args: [basis, asOf] })).map((row) => ({
        unitId: String(row['unit_id']),
        kind: achievementKindSchema.parse(row['kind']),
        day: String(row['day']) as Day,
        shareBps: Number(row['count_bps']),
        lead: Number(row['lead_count']),
        each: Number(row['each_count']),
      }));
    },
    async rowsBehind({ basis, asOf, unitId, kind, nameColumn, stageColumn }) {
      const args = [nameColumn, stageColumn, basis, asOf, unitId, unitId, kind, kind];
      return (await database.query({ sql: ROWS_BEHIND, args })).map(factRowOf);
    },
    async targets() {
      const rows = await database.query({
        sql: 'SELECT unit_id, kind, count, yuan FROM target ORDER BY unit_id, kind',
        args: [],
      });
      return rows.map((row) => ({
        unitId: String(row['unit_id']),
        kind: achievementKindSchema.parse(row['kind']),
        count: Number(row['count']),
        yuan: row['yuan'] === null || row['yuan'] === undefined ? null : Number(row['yuan']),
      }));
    },
    saveTargets: (targets, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          { sql: 'DELETE FROM target', args: [] },
          {
            sql: `INSERT INTO target (unit_id, kind, count, yuan)
              SELECT value ->> 'unitId', value ->> 'kind', value ->> 'count', value ->> 'yuan' FROM json_each(?)`,
            args: [JSON.stringify(targets)],
          },
          { sql: 'UPDATE target_version SET version = version + 1', args: [] },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
  };
}

function figureOf(row: SqlRow): Figure {
  return {
    unitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    shareBps: Number(row['share_bps']),
    lead: Number(row['lead']),
    each: Number(row['each']),
    yuan: Number(row['yuan']),
    unexplained: { shareBps: Number(row['u_share_bps']), lead: Number(row['u_lead']), each: Number(row['u_each']) },
  };
}

function factRowOf(row: SqlRow): FactRow {
  return {
    rowId: String(row['row_id']),
    unitId: String(row['handed_in']),
    shareUnitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    day: String(row['day']) as Day,
    bps: Number(row['bps']),
    lead: row['lead'] === 1,
    yuan: Number(row['yuan']),
    unexplained: row['unexplained'] === 1,
    rev: Number(row['rev']),
    name: String(row['name'] ?? ''),
    stage: String(row['stage'] ?? ''),
    duplicate: undecidedOf(row['undecided']),
    reasons: reasonsOf(row),
  };
}

function reasonsOf(row: SqlRow): readonly RowReason[] {
  if (typeof row['findings'] !== 'string') return [];
  const findings = JSON.parse(row['findings']) as KeptRow['findings'];
  const given = typeof row['explanations'] === 'string' ? (JSON.parse(row['explanations']) as KeptExplanations) : {};
  return findings.flatMap(({ severity, ruleId, message }) =>
    severity === 'explain' ? [{ ruleId, message, text: given[ruleId]?.text ?? null }] : [],
  );
}

function undecidedOf(text: SqlRow[string] | undefined): FactRow['duplicate'] {
  if (typeof text !== 'string') return null;
  const [caseId = '', state] = text.split(' ');
  return { caseId, state: state === 'proposed' ? 'proposed' : 'open' };
}
