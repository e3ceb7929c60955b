import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import * as z from 'zod';
import type { SqlRow } from '../database.ts';
import type { RebuildReader, RowStanding } from '../figure-rebuild-store.ts';
import { type Query, cyclesIn } from './cycles-in.ts';
import { factsOf } from './fact-codec.ts';
import { ROW_JSON, rowsOf } from './row-codec.ts';
import { verificationOf } from './sync-turn.ts';

/** Comes after every row id. */
const END = '\u{10ffff}';
const RANGE = 'WHERE row_id > ? AND row_id <= ? ORDER BY row_id';
const ROWS = `SELECT group_concat(row) AS rows, group_concat(standing) AS standings FROM (
  SELECT ${ROW_JSON} AS row, json_array(r.row_id, r.reported_day, r.at_rest) AS standing FROM ledger_row AS r
    CROSS JOIN row_revision AS v ON v.seq = r.seq CROSS JOIN push AS p ON p.id = v.push_id WHERE r.row_id > ? ORDER BY r.row_id LIMIT ?)`;
const FACTS = `SELECT group_concat(json_array(row_id, kind, basis, unit_id, day, bps, lead, yuan, unexplained)) AS facts
  FROM (SELECT * FROM fact ${RANGE})`;
const STAGES = `SELECT s.* FROM (SELECT unit_id, row_id FROM ledger_row WHERE row_id > ? ORDER BY row_id LIMIT ?) AS r
  CROSS JOIN row_stage AS s ON s.unit_id = r.unit_id AND s.row_id = r.row_id`;
const kindSchema = z.enum(ALERT_KINDS);

/** Reads pages of rows with what is kept of them, by whatever connection `query` asks. */
export function createRebuildReader(query: Query): RebuildReader {
  return {
    async page(after, most) {
      const [head] = await query({ sql: 'SELECT head_seq FROM meta', args: [] });
      const [found] = await query({ sql: ROWS, args: [after, BigInt(most)] });
      const rows = rowsOf(found?.['rows']);
      const last = rows.length < most ? null : (rows.at(-1)?.rowId ?? null);
      const range = [after, last ?? END];
      const [facts] = await query({ sql: FACTS, args: range });
      const alerts = await query({ sql: `SELECT * FROM row_alert ${RANGE}`, args: range });
      const stages = await query({ sql: STAGES, args: [after, BigInt(most)] });
      const verifications = await query({ sql: `SELECT * FROM verification ${RANGE}, id`, args: range });
      return {
        headSeq: Number(head?.['head_seq'] ?? 0),
        rows,
        standings: standingsOf(found?.['standings']),
        facts: factsOf(facts?.['facts']),
        alerts: alerts.map((row) => ({
          rowId: String(row['row_id']),
          kind: kindSchema.parse(row['kind']),
          unitId: String(row['unit_id']),
          day: String(row['day']),
        })),
        stages: stages.map((row) => ({
          rowId: String(row['row_id']),
          unitId: String(row['unit_id']),
          qualifying: row['qualifying'] === 1 ? 1 : 0,
          reached: Number(row['reached']),
          here: Number(row['here']),
        })),
        verifications: verifications.map(verificationOf),
        last,
      };
    },
    cycles: () => cyclesIn(query),
  };
}

function standingsOf(text: SqlRow[string] | undefined): ReadonlyMap<string, RowStanding> {
  if (typeof text !== 'string') return new Map();
  const list = JSON.parse(`[${text}]`) as [rowId: string, reportedDay: string, atRest: number][];
  return new Map(list.map(([rowId, reportedDay, atRest]) => [rowId, { reportedDay, atRest: atRest === 1 }]));
}
