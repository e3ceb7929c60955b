import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { SqlRow, SqlValue } from '../database.ts';
import type { ReportedQuery, UnitReportedRow } from '../submission-store.ts';

// Refused content counts by row: the same row may have been refused many times.
const REPORTED = `SELECT group_concat(json_array(r.unit_id, r.row_id, p.at, r.unexplained,
    EXISTS (SELECT 1 FROM conflict AS c WHERE c.row_id = r.row_id AND c.resolved_by IS NULL),
    COALESCE(r.findings LIKE '%"severity":"error"%', 0), q.at,
    (SELECT json_group_object(j.value, json(v.wire -> '$.fields' -> j.value)) FROM json_each(?) AS j
      WHERE v.wire -> '$.fields' -> j.value IS NOT NULL))) AS rows
  FROM ledger_row AS r JOIN row_revision AS v ON v.seq = r.seq JOIN push AS p ON p.id = v.push_id
  LEFT JOIN (SELECT x.row_id, max(x.at) AS at FROM quarantine AS x JOIN mutation AS m ON m.id = x.mutation_id
    WHERE m.status = 'invalid' AND x.ledger = ? GROUP BY x.row_id) AS q ON q.row_id = r.row_id
  WHERE r.ledger = ? AND (? IS NULL OR r.unit_id = ?) AND r.deleted = 0`;

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

/** The live rows of a ledger with what completeness asks of them, of one unit or of all. */
export async function reportedRows(
  query: (sql: string, ...args: SqlValue[]) => Promise<readonly SqlRow[]>,
  { ledger, unitId, columns }: ReportedQuery,
): Promise<readonly UnitReportedRow[]> {
  const [row] = await query(REPORTED, JSON.stringify(columns), ledger, ledger, unitId, unitId);
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
