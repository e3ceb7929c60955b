import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { type CurrentFields, maskConflicts } from './mask-answers.ts';
import type { FieldMask } from './mask-fields.ts';
import { maskFindings } from './mask-findings.ts';

/** The answer of an import as its sender may see it, who need not be of the unit: what a sheet says is the sender's own. */
export async function maskImport(
  answer: ImportResponse,
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<ImportResponse> {
  if (mask.open(unitId)) return answer;
  const rows = answer.rows.map(async (row) => {
    const { rowId, conflicts } = row;
    const stored = rowId === null ? null : await current(rowId);
    const masked = { rowId: rowId ?? '', unitId, states: [row.values as RowFields, stored ?? {}] };
    const { findings } = await maskFindings({ findings: row.findings, explanations: {} }, masked, mask, current);
    const seen = conflicts === undefined ? {} : { conflicts: await maskConflicts(conflicts, unitId, mask, current) };
    return { ...row, findings, ...seen };
  });
  return { ...answer, rows: await Promise.all(rows) };
}
