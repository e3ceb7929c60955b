import { createHash } from 'node:crypto';
import { type Reminder, reportingCyclesSchema } from '@double-hundred/shared/protocol/submissions';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { SubmissionEvent, SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import type { Database, SqlRow, SqlValue, Statement, WriteTurn } from '../database.ts';
import type {
  KeptReceipt,
  RowAtTwoMoments,
  StepCommit,
  SubmissionKey,
  SubmissionStore,
  UnitReportedTotal,
} from '../submission-store.ts';
import { auditStatements } from './audit-statements.ts';
import { cyclesIn } from './cycles-in.ts';
import { figuresStale } from './figure-rebuild-store.ts';
import { page } from './page-of-rows.ts';
import { readPlace } from '../place.ts';
import { reportedRows } from './reported-rows.ts';

type Query = (sql: string, ...args: SqlValue[]) => Promise<readonly SqlRow[]>;

const STEPS = 'SELECT * FROM submission_step WHERE ledger = ? AND period = ? AND unit_id = ? ORDER BY id';
const STEPS_OF_ALL = 'SELECT * FROM submission_step WHERE ledger = ? AND period = ? ORDER BY id';
// A row that was only confirmed as it stands has not changed.
const CHANGED_ROWS = `ledger_row AS r WHERE r.unit_id = ?1 AND r.ledger = ?2 AND r.seq > ?3
  AND EXISTS (SELECT 1 FROM row_revision AS c WHERE c.row_id = r.row_id AND c.seq > ?3 AND c.confirmed = 0)`;
const CHANGED = `SELECT count(*) AS n FROM ${CHANGED_ROWS}`;
const ROWS_SINCE = `SELECT r.row_id, now.wire AS now_wire,
    (SELECT was.wire FROM row_revision AS was WHERE was.row_id = r.row_id AND was.seq <= ?3 ORDER BY was.rev DESC LIMIT 1) AS was_wire
  FROM (SELECT r.row_id, r.seq FROM ${CHANGED_ROWS}) AS r JOIN row_revision AS now ON now.seq = r.seq ORDER BY r.seq`;
const LIVE_WIRES = `SELECT v.wire FROM ledger_row AS r JOIN row_revision AS v ON v.seq = r.seq
  WHERE r.unit_id = ? AND r.ledger = ? AND r.deleted = 0 ORDER BY r.row_id`;
const REMINDERS = `SELECT * FROM reminder WHERE ledger = ?1 AND period = ?2 AND (?3 IS NULL OR unit_id = ?3)
  AND (?4 IS NULL OR (at, id) < (?4, ?5)) ORDER BY at DESC, id DESC LIMIT ?6`;
const TOTALS = 'SELECT unit_id, day, state, count FROM reported_total WHERE ledger = ? AND count <> 0';
const INSERT_STEP = `INSERT INTO submission_step (unit_id, ledger, period, step, user_id, user_name, at, head_seq, more)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_RECEIPT = `INSERT INTO receipt (number, day, ordinal, step_id, unit_id, ledger, period, rows, digest)
  VALUES (?, ?, ?, (SELECT max(id) FROM submission_step), ?, ?, ?, ?, ?)`;
const PUT_LOCK = `INSERT INTO submission_lock (unit_id, ledger, period, last_day, seq, opening) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (unit_id, ledger, period) DO UPDATE SET seq = excluded.seq, opening = excluded.opening`;

/** The reporting cycle in the tables of the migration `submissions`. */
export function createSubmissionStore(database: Database): SubmissionStore {
  const query: Query = (sql, ...args) => database.query({ sql, args });
  return {
    async cycles() {
      const [row] = await query('SELECT cycles FROM reporting_setup');
      return row === undefined ? null : reportingCyclesSchema.shape.cycles.parse(JSON.parse(String(row['cycles'])));
    },
    async cycleHistory() {
      return (await query('SELECT at, cycles FROM reporting_setup_history ORDER BY id DESC')).map((row) => ({
        at: String(row['at']),
        cycles: reportingCyclesSchema.shape.cycles.parse(JSON.parse(String(row['cycles']))),
      }));
    },
    saveCycles: (cycles, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          ...(sameResting(await cyclesIn((statement) => turn.query(statement)), cycles) ? [] : [figuresStale(audit.at)]),
          {
            sql: 'INSERT INTO reporting_setup (id, cycles) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET cycles = excluded.cycles',
            args: [JSON.stringify(cycles)],
          },
          {
            sql: 'INSERT INTO reporting_setup_history (at, cycles) VALUES (?, ?)',
            args: [audit.at, JSON.stringify(cycles)],
          },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    events: (key) => eventsOf(query, key),
    async eventsByUnit(ledger, period) {
      const units = new Map<string, SubmissionEvent[]>();
      for (const row of await query(STEPS_OF_ALL, ledger, period)) {
        const unitId = String(row['unit_id']);
        units.set(unitId, [...(units.get(unitId) ?? []), eventOf(row)]);
      }
      return units;
    },
    reportedRows: (asked) => reportedRows(query, asked),
    reportedTotals: (ledger) => reportedTotals(query, ledger),
    changedSince: (unitId, ledger, seq) => changedSince(query, unitId, ledger, seq),
    rowsSince: async (unitId, ledger, seq) => (await query(ROWS_SINCE, unitId, ledger, BigInt(seq))).map(twoMomentsOf),
    async receipt(number) {
      const [row] = await query('SELECT * FROM receipt WHERE number = ?', number);
      return row === undefined ? null : receiptOf(row);
    },
    reminders: async (ledger, period, unitId) =>
      (await query(REMINDERS, ledger, period, unitId, null, null, -1n)).map(reminderOf),
    async remindersPage({ ledger, period, unitId, limit, after }) {
      const [at = null, id = null] = readPlace(after, 2);
      return page(await query(REMINDERS, ledger, period, unitId, at, id, BigInt(limit + 1)), limit, ['at', 'id'], reminderOf);
    },
    saveReminders: (reminders, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          ...reminders.map(({ id, unitId, ledger, period, text, userId, by, at }) => ({
            sql: 'INSERT INTO reminder (id, unit_id, ledger, period, text, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            args: [id, unitId, ledger, period, text, userId, by, at],
          })),
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    exclusive: (work) =>
      database.exclusive((turn) => {
        const inTurn: Query = (sql, ...args) => turn.query({ sql, args });
        return work({
          headSeq: async () => Number((await inTurn('SELECT head_seq FROM meta'))[0]?.['head_seq'] ?? 0),
          events: (key) => eventsOf(inTurn, key),
          reportedRows: (asked) => reportedRows(inTurn, asked),
          reportedTotals: (ledger) => reportedTotals(inTurn, ledger),
          changedSince: (unitId, ledger, seq) => changedSince(inTurn, unitId, ledger, seq),
          async digest(unitId, ledger) {
            const wires = await inTurn(LIVE_WIRES, unitId, ledger);
            const hash = createHash('sha256');
            for (const row of wires) hash.update(`${String(row['wire'])}\n`);
            return { rows: wires.length, digest: hash.digest('hex') };
          },
          lastOrdinal: async (day) =>
            Number((await inTurn('SELECT max(ordinal) AS last FROM receipt WHERE day = ?', day))[0]?.['last'] ?? 0),
          save: (commit) => saveStep(turn, commit),
        });
      }),
  };
}

// Which rows need no update is kept with the rows.
function sameResting(before: readonly ReportingCycle[], after: readonly ReportingCycle[]): boolean {
  const texts = (cycles: readonly ReportingCycle[]) =>
    cycles.map(({ ledger, resting }) => JSON.stringify([ledger, resting?.column, resting?.values])).toSorted();
  return texts(before).join() === texts(after).join();
}

async function reportedTotals(query: Query, ledger: string): Promise<readonly UnitReportedTotal[]> {
  return (await query(TOTALS, ledger)).map(totalOf);
}

function totalOf(row: SqlRow): UnitReportedTotal {
  const state = Number(row['state']);
  return {
    unitId: String(row['unit_id']),
    day: String(row['day']),
    unexplained: (state & 1) > 0,
    hasError: (state & 2) > 0,
    atRest: (state & 4) > 0,
    count: Number(row['count']),
  };
}

async function saveStep(turn: WriteTurn, { key, event, receipt, lock, audit }: StepCommit): Promise<void> {
  const { step, userId, userName, at, headSeq, ...more } = event;
  const where = [key.unitId, key.ledger, key.period];
  const statements: Statement[] = [
    { sql: INSERT_STEP, args: [...where, step, userId, userName, at, BigInt(headSeq), JSON.stringify(more)] },
  ];
  if (receipt !== null) {
    const { number, day, ordinal, rows, digest } = receipt;
    statements.push({ sql: INSERT_RECEIPT, args: [number, day, BigInt(ordinal), ...where, BigInt(rows), digest] });
  }
  if (lock !== null) {
    const opening = lock.opening === null ? null : JSON.stringify(lock.opening);
    statements.push({ sql: PUT_LOCK, args: [...where, lock.lastDay, BigInt(lock.seq), opening] });
  }
  await turn.write([...statements, ...(await auditStatements(turn, [audit]))]);
}

async function eventsOf(query: Query, { unitId, ledger, period }: SubmissionKey): Promise<readonly SubmissionEvent[]> {
  return (await query(STEPS, ledger, period, unitId)).map(eventOf);
}

async function changedSince(query: Query, unitId: string, ledger: string, seq: number): Promise<number> {
  return Number((await query(CHANGED, unitId, ledger, BigInt(seq)))[0]?.['n'] ?? 0);
}

function eventOf(row: SqlRow): SubmissionEvent {
  const more = JSON.parse(String(row['more'])) as Partial<SubmissionEvent>;
  return {
    ...more,
    step: String(row['step']) as SubmissionStep,
    userId: String(row['user_id']),
    userName: String(row['user_name']),
    at: String(row['at']),
    headSeq: Number(row['head_seq']),
  };
}

function twoMomentsOf(row: SqlRow): RowAtTwoMoments {
  return { rowId: String(row['row_id']), before: liveFields(row['was_wire']), after: liveFields(row['now_wire']) };
}

function liveFields(wire: string | number | null | undefined): RowAtTwoMoments['after'] {
  if (typeof wire !== 'string') return null;
  const { deleted, fields } = JSON.parse(wire) as { deleted: boolean; fields: NonNullable<RowAtTwoMoments['after']> };
  return deleted ? null : fields;
}

function receiptOf(row: SqlRow): KeptReceipt {
  return {
    number: String(row['number']),
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    period: String(row['period']),
    rows: Number(row['rows']),
    digest: String(row['digest']),
  };
}

function reminderOf(row: SqlRow): Reminder {
  return {
    id: String(row['id']),
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    period: String(row['period']),
    text: String(row['text']),
    by: String(row['user_name']),
    at: String(row['at']),
  };
}
