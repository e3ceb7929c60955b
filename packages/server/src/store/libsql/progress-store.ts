import { ENDED, type FunnelPart } from '@double-hundred/shared/progress/funnel';
import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import * as z from 'zod';
import type { Database, SqlValue } from '../database.ts';
import type { ProgressStore } from '../progress-store.ts';
import { readPlace } from '../place.ts';
import { page } from './page-of-rows.ts';

const kindSchema = z.enum(ALERT_KINDS);
const PARTS = {
  reached: 'reached >= ?',
  here: 'here = ?',
  ended: `here = ${ENDED} AND reached = ?`,
} satisfies Record<FunnelPart, string>;

/** Counters and alerts in the tables of the migrations `stages-and-alerts`, `alert-totals` and `row-stages`. */
export function createProgressStore(database: Database): ProgressStore {
  const query = (sql: string, ...args: SqlValue[]) => database.query({ sql, args });
  const ofUnit = (unitId: string | null) => (unitId === null ? '' : 'AND a.unit_id = ?');
  const unitArgs = (unitId: string | null) => (unitId === null ? [] : [unitId]);
  return {
    async stages(unitId) {
      const rows = await query(`SELECT * FROM stage_total AS a WHERE count > 0 ${ofUnit(unitId)}`, ...unitArgs(unitId));
      return rows.map((row) => ({
        unitId: String(row['unit_id']),
        qualifying: row['qualifying'] === 1 ? 1 : 0,
        reached: Number(row['reached']),
        here: Number(row['here']),
        count: Number(row['count']),
        yuan: Number(row['yuan']),
      }));
    },
    async counts(today, unitId) {
      const sql = `SELECT unit_id, kind, SUM(count) AS n FROM alert_total AS a WHERE day <= ? ${ofUnit(unitId)} GROUP BY unit_id, kind HAVING n > 0`;
      const rows = await query(sql, today, ...unitArgs(unitId));
      return rows.map((row) => ({
        unitId: String(row['unit_id']),
        kind: kindSchema.parse(row['kind']),
        count: Number(row['n']),
      }));
    },
    async staged({ stage, part, unitId, qualifying, after, limit }) {
      const place = readPlace(after, 2);
      const rows = await query(
        `SELECT a.*, v.wire -> '$.fields' AS fields
          FROM (SELECT * FROM row_stage AS a WHERE ${PARTS[part]} AND qualifying >= ? ${ofUnit(unitId)}
            ${place.length === 0 ? '' : 'AND (unit_id, row_id) > (?, ?)'} ORDER BY unit_id, row_id LIMIT ?) AS a
          JOIN ledger_row AS r ON r.row_id = a.row_id JOIN row_revision AS v ON v.seq = r.seq ORDER BY a.unit_id, a.row_id`,
        BigInt(stage),
        qualifying ? 1n : 0n,
        ...unitArgs(unitId),
        ...place,
        BigInt(limit + 1),
      );
      return page(rows, limit, ['unit_id', 'row_id'], (row) => ({
        rowId: String(row['row_id']),
        unitId: String(row['unit_id']),
        qualifying: row['qualifying'] === 1 ? 1 : 0,
        reached: Number(row['reached']),
        here: Number(row['here']),
        fields: String(row['fields']),
      }));
    },
    async due({ today, unitId, kind, after, limit }) {
      const place = readPlace(after, 4);
      const rows = await query(
        `SELECT a.row_id, a.kind, a.unit_id, a.day, r.ledger, v.wire -> '$.fields' AS fields
          FROM (SELECT * FROM row_alert AS a WHERE day <= ? ${ofUnit(unitId)} ${kind === null ? '' : 'AND kind = ?'}
            ${place.length === 0 ? '' : 'AND (day, unit_id, kind, row_id) > (?, ?, ?, ?)'}
            ORDER BY day, unit_id, kind, row_id LIMIT ?) AS a
          JOIN ledger_row AS r ON r.row_id = a.row_id JOIN row_revision AS v ON v.seq = r.seq
          ORDER BY a.day, a.unit_id, a.kind, a.row_id`,
        today,
        ...unitArgs(unitId),
        ...(kind === null ? [] : [kind]),
        ...place,
        BigInt(limit + 1),
      );
      return page(rows, limit, ['day', 'unit_id', 'kind', 'row_id'], (row) => ({
        rowId: String(row['row_id']),
        kind: kindSchema.parse(row['kind']),
        unitId: String(row['unit_id']),
        day: String(row['day']),
        ledger: String(row['ledger']),
        fields: String(row['fields']),
      }));
    },
  };
}
