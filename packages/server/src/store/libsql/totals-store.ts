import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Figure } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { Database, SqlRow } from '../database.ts';
import type { FactPart, TotalsStore } from '../totals-store.ts';
import { adjustmentOf, adjustmentStatements } from './adjustment-statements.ts';
import { auditStatements } from './audit-statements.ts';
import { rowsBehind } from './rows-behind.ts';

const FIGURES = `
SELECT kind, unit_id, SUM(count_bps) AS share_bps, SUM(lead_count) AS lead, SUM(each_count) AS each, SUM(yuan) AS yuan,
  SUM(unexplained_bps) AS u_share_bps, SUM(unexplained_lead) AS u_lead, SUM(unexplained_each) AS u_each
FROM total_day WHERE basis = ? AND day <= ? GROUP BY kind, unit_id`;

// What was known at a moment: the same sums over the changes that had been made by then.
const FIGURES_KNOWN = FIGURES.replace('FROM total_day WHERE', 'FROM total_change WHERE at <= ? AND');

const DAYS = `
SELECT kind, unit_id, day, count_bps, lead_count, each_count FROM total_day
WHERE basis = ? AND day <= ? AND each_count > 0 ORDER BY day, kind, unit_id`;

const PARTS = `SELECT group_concat(json_array(f.row_id, r.rev, f.unit_id, f.kind, f.day, f.bps, f.yuan)) AS parts
  FROM (SELECT * FROM fact WHERE basis = ? AND day <= ? ORDER BY kind, day, row_id, unit_id) AS f CROSS JOIN ledger_row AS r ON r.row_id = f.row_id`;

// A project that one unit has alone is its own whole.
const LED_YUAN = `SELECT f.unit_id, CASE WHEN f.bps = 10000 THEN f.yuan
    ELSE (SELECT sum(g.yuan) FROM fact AS g WHERE g.row_id = f.row_id AND g.kind = f.kind AND g.basis = f.basis) END AS whole, count(*) AS n
  FROM fact AS f WHERE f.basis = ? AND f.kind = ? AND f.day <= ? AND f.lead = 1`;
const BY_YUAN = 'GROUP BY f.unit_id, whole';

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
    rowsBehind: (query) => rowsBehind(database, query),
    parts: async ({ basis, asOf }) => partsOf((await database.query({ sql: PARTS, args: [basis, asOf] }))[0]?.['parts']),
    async ledYuan({ basis, asOf, kind }) {
      // Said twice, since only then the index of what is not merely claimed is used.
      const verified = basis === 'claimed' ? '' : "AND f.basis <> 'claimed'";
      const rows = await database.query({ sql: `${LED_YUAN} ${verified} ${BY_YUAN}`, args: [basis, kind, asOf] });
      return rows.map((row) => ({ unitId: String(row['unit_id']), yuan: Number(row['whole']), count: Number(row['n']) }));
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

function partsOf(text: SqlRow[string] | undefined): readonly FactPart[] {
  if (typeof text !== 'string') return [];
  const list = JSON.parse(`[${text}]`) as [string, number, string, FactPart['kind'], Day, number, number][];
  return list.map(([rowId, rev, unitId, kind, day, bps, yuan]) => ({ rowId, rev, unitId, kind, day, bps, yuan }));
}
