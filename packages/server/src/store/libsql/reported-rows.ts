import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { SqlRow, SqlValue } from '../database.ts';
import type { ReportedPick, ReportedQuery, UnitReportedRow } from '../submission-store.ts';

// Refused content counts by row: the same row may have been refused many times.
const refused = (ofUnit: string): string => `SELECT x.row_id, max(x.at) AS at FROM quarantine AS x
  CROSS JOIN mutation AS m ON m.id = x.mutation_id WHERE m.status = 'invalid' AND x.ledger = ?2 ${ofUnit} GROUP BY x.row_id`;
const TOLD = `group_concat(json_array(r.unit_id, r.row_id, p.at, r.unexplained,
    EXISTS (SELECT 1 FROM conflict AS c WHERE c.row_id = r.row_id AND c.resolved_by IS NULL),
    COALESCE(r.findings LIKE '%"severity":"error"%', 0), q.at,
    (SELECT json_group_object(j.value, json(v.wire -> '$.fields' -> j.value)) FROM json_each(?1) AS j
      WHERE v.wire -> '$.fields' -> j.value IS NOT NULL)))`;

type RowJson = [
  unitId: string,
  rowId: string,
  at: string,
  unexplained: number,
  inConflict: number,
  hasError: number,
  refusedAt: string | null,
  fields: string | Record<string, FieldValue>,
];

/** Live rows of a ledger with what completeness asks of them, of one unit or of all: those that are picked. */
export async function reportedRows(
  query: (sql: string, ...args: SqlValue[]) => Promise<readonly SqlRow[]>,
  { ledger, unitId, columns, pick }: ReportedQuery,
): Promise<readonly UnitReportedRow[]> {
  const ofUnit = unitId === null ? '' : 'AND unit_id = ?3';
  const { from, args } = picked(pick, ofUnit);
  const sql = `WITH refused AS (${refused(ofUnit)}) SELECT ${TOLD} AS rows FROM (${from}) AS k
    CROSS JOIN ledger_row AS r ON r.row_id = k.row_id CROSS JOIN row_revision AS v ON v.seq = r.seq
    CROSS JOIN push AS p ON p.id = v.push_id LEFT JOIN refused AS q ON q.row_id = r.row_id
    WHERE r.ledger = ?2 ${unitId === null ? '' : 'AND r.unit_id = ?3'} AND r.deleted = 0`;
  const [row] = await query(sql, JSON.stringify(columns), ledger, unitId, ...args);
  if (typeof row?.['rows'] !== 'string') return [];
  return (JSON.parse(`[${row['rows']}]`) as RowJson[]).map(
    ([unit, rowId, at, unexplained, inConflict, hasError, refusedAt, fields]) => ({
      unitId: unit,
      rowId,
      at,
      unexplained: unexplained === 1,
      inConflict: inConflict === 1,
      hasError: hasError === 1,
      refusedAt,
      fields: typeof fields === 'string' ? (JSON.parse(fields) as Record<string, FieldValue>) : fields,
    }),
  );
}

// Arguments 1 to 3 are the columns, the ledger and the unit.
function picked(pick: ReportedPick, ofUnit: string): { readonly from: string; readonly args: readonly SqlValue[] } {
  const live = `SELECT row_id FROM ledger_row WHERE ledger = ?2 ${ofUnit} AND deleted = 0`;
  switch (pick.kind) {
    case 'first':
      return { from: `${live} ORDER BY row_id LIMIT ?4`, args: [BigInt(pick.most)] };
    case 'undone':
      return {
        from: `${live} AND (at_rest = 0 AND reported_day < ?4 OR unexplained = 1 OR findings LIKE '%"severity":"error"%')
          ORDER BY row_id LIMIT ?5`,
        args: [pick.firstDay, BigInt(pick.most)],
      };
    case 'open':
      return {
        from: `SELECT row_id FROM refused UNION SELECT row_id FROM conflict WHERE resolved_by IS NULL AND ledger = ?2 ${ofUnit}`,
        args: [],
      };
    case 'ids':
      return { from: 'SELECT value AS row_id FROM json_each(?4)', args: [JSON.stringify(pick.rowIds)] };
  }
}
