import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { Database, SqlRow, Statement, WriteTurn } from '../database.ts';
import type { FigureRebuildStore, PageMending, RebuildTurn, RevisionStep } from '../figure-rebuild-store.ts';
import { auditStatements } from './audit-statements.ts';
import { caseAdjustmentStatements } from './case-adjustment-statements.ts';
import { TOTAL_COLUMNS, TOTAL_FIGURES, factStatements } from './commit-statements.ts';
import { progressStatements } from './progress-statements.ts';
import { createRebuildReader } from './rebuild-page.ts';

/** Polls of figures look at this version. */
const FIGURES_CHANGED: Statement = { sql: 'UPDATE target_version SET version = version + 1', args: [] };
const DAYS = 'SELECT DISTINCT basis, day FROM total_day UNION SELECT DISTINCT basis, day FROM total_change';
const ADD_UP = `INSERT INTO total_day (${TOTAL_COLUMNS.join(', ')})
  SELECT basis, kind, unit_id, day, SUM(bps), SUM(lead), COUNT(*), SUM(yuan), SUM(bps * unexplained), SUM(lead * unexplained), SUM(unexplained)
  FROM fact WHERE basis = ? AND kind = ? AND unit_id = ? GROUP BY day`;
const NOTE = `INSERT INTO total_change (at, ${TOTAL_COLUMNS.join(', ')})
  SELECT ?, basis, kind, unit_id, day, ${TOTAL_FIGURES.map((name) => `SUM(${name})`).join(', ')} FROM (
    SELECT ${TOTAL_COLUMNS.join(', ')} FROM total_day WHERE basis = ?2 AND day = ?3
    UNION ALL SELECT basis, kind, unit_id, day, ${TOTAL_FIGURES.map((name) => `-${name}`).join(', ')} FROM total_change WHERE basis = ?2 AND day = ?3
  ) GROUP BY basis, kind, unit_id, day HAVING ${TOTAL_FIGURES.map((name) => `SUM(${name}) <> 0`).join(' OR ')}`;
const STEPS = `SELECT v.seq, v.row_id, v.wire, r.ledger, r.unit_id,
    (SELECT b.wire FROM row_revision AS b WHERE b.row_id = v.row_id AND b.rev = v.rev - 1) AS was
  FROM row_revision AS v JOIN ledger_row AS r ON r.row_id = v.row_id WHERE v.seq > ? ORDER BY v.seq LIMIT ?`;
const STAND = `UPDATE ledger_row SET reported_day = j.value ->> 1, at_rest = j.value ->> 2
  FROM json_each(?) AS j WHERE ledger_row.row_id = j.value ->> 0`;

/** Whatever is kept of rows has to be worked out anew: what it depends on has changed. `at` is RFC 3339. */
export function figuresStale(at: string): Statement {
  const sql = `UPDATE figure_rebuild SET since = CASE WHEN asked = built THEN ? ELSE since END, asked = asked + 1`;
  return { sql, args: [at] };
}

/** Working out anew what is kept of rows, in the tables of the migrations `facts`, `stages-and-alerts` and `kept-figures`. */
export function createFigureRebuildStore(database: Database): FigureRebuildStore {
  const query = (sql: string) => database.query({ sql, args: [] });
  return {
    async open() {
      const [row] = await query('SELECT asked, since FROM figure_rebuild WHERE asked <> built');
      return row === undefined ? null : { asked: Number(row['asked']), since: String(row['since']) };
    },
    ask: (audit) =>
      database.exclusive(async (turn) => turn.write([figuresStale(audit.at), ...(await auditStatements(turn, [audit]))])),
    countRows: async () => Number((await query('SELECT count(*) AS n FROM ledger_row'))[0]?.['n'] ?? 0),
    totalsDays: async () => (await query(DAYS)).map((row) => ({ basis: String(row['basis']), day: String(row['day']) })),
    exclusive: (work) => database.exclusive((turn) => work(turnOf(turn))),
  };
}

function turnOf(turn: WriteTurn): RebuildTurn {
  return {
    ...createRebuildReader((statement) => turn.query(statement)),
    async savePage(mending, at) {
      const statements = [...pageStatements(mending), ...(await caseAdjustmentStatements(turn, mending.facts, at))];
      if (statements.length > 0) await turn.write(statements);
    },
    revisionsAfter: async (seq, most) => (await turn.query({ sql: STEPS, args: [BigInt(seq), BigInt(most)] })).map(stepOf),
    addUp: (parts) =>
      turn.write(
        parts.flatMap(({ basis, kind, unitId }) => [
          { sql: 'DELETE FROM total_day WHERE basis = ? AND kind = ? AND unit_id = ?', args: [basis, kind, unitId] },
          { sql: ADD_UP, args: [basis, kind, unitId] },
        ]),
      ),
    noteChanges: (days, at) => turn.write(days.map(({ basis, day }) => ({ sql: NOTE, args: [at, basis, day] }))),
    finish: async (asked, stages, audit) =>
      turn.write([
        { sql: 'DELETE FROM stage_total', args: [] },
        ...progressStatements({ rowIds: [], alerts: [], stages, stagesGone: [], stagesNew: [] }),
        { sql: 'UPDATE figure_rebuild SET built = ?', args: [BigInt(asked)] },
        FIGURES_CHANGED,
        ...(await auditStatements(turn, [audit])),
      ]),
  };
}

function pageStatements({ facts, alertRowIds, alerts, stagesGone, stagesNew, standings }: PageMending): Statement[] {
  const rows = standings.map(({ rowId, reportedDay, atRest }) => [rowId, reportedDay, atRest ? 1 : 0]);
  return [
    ...factStatements(facts, null),
    ...progressStatements({ rowIds: alertRowIds, alerts, stages: [], stagesGone, stagesNew }),
    ...(rows.length === 0 ? [] : [{ sql: STAND, args: [JSON.stringify(rows)] }]),
  ];
}

function stepOf(row: SqlRow): RevisionStep {
  return {
    seq: Number(row['seq']),
    rowId: String(row['row_id']),
    ledger: String(row['ledger']),
    unitId: String(row['unit_id']),
    before: liveFields(row['was']),
    after: liveFields(row['wire']),
  };
}

function liveFields(wire: SqlRow[string] | undefined): RowFields | null {
  if (typeof wire !== 'string') return null;
  const { deleted, fields } = JSON.parse(wire) as { deleted: boolean; fields: RowFields };
  return deleted ? null : fields;
}
