import type { Database } from '../database.ts';
import type { ReportingLoadStore } from '../reporting-load-store.ts';
import { auditStatements } from './audit-statements.ts';

const WRITTEN = `SELECT unit_id, ledger, sum(rows_sent) AS rows_sent, sum(rows_confirmed) AS rows_confirmed,
    sum(cells_typed) AS cells_typed, sum(said_no_change) AS said_no_change
  FROM reporting_load WHERE day BETWEEN ? AND ? GROUP BY unit_id, ledger`;
const ROWS = 'SELECT unit_id, ledger, sum(count) AS n FROM reported_total GROUP BY unit_id, ledger HAVING n > 0';
const NO_CHANGE = `INSERT INTO reporting_load (unit_id, ledger, day, rows_sent, rows_confirmed, cells_typed, said_no_change)
  VALUES (?, ?, ?, 0, 0, 0, 1) ON CONFLICT (unit_id, ledger, day) DO UPDATE SET said_no_change = said_no_change + 1`;

/** The load of units in the table that every push keeps up. */
export function createReportingLoadStore(database: Database): ReportingLoadStore {
  return {
    async written(firstDay, lastDay) {
      return (await database.query({ sql: WRITTEN, args: [firstDay, lastDay] })).map((row) => ({
        unitId: String(row['unit_id']),
        ledger: String(row['ledger']),
        rowsSent: Number(row['rows_sent']),
        rowsConfirmed: Number(row['rows_confirmed']),
        cellsTyped: Number(row['cells_typed']),
        saidNoChange: Number(row['said_no_change']),
      }));
    },
    async rows() {
      const rows = await database.query({ sql: ROWS, args: [] });
      return rows.map((row) => ({ unitId: String(row['unit_id']), ledger: String(row['ledger']), rows: Number(row['n']) }));
    },
    noChange: ({ unitId, ledger, day }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([{ sql: NO_CHANGE, args: [unitId, ledger, day] }, ...(await auditStatements(turn, [audit]))]),
      ),
  };
}
