import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { type CurrentFields, maskConflicts } from './mask-answers.ts';
import type { FieldMask } from './mask-fields.ts';
import { maskFindings, relatedRows } from './mask-findings.ts';

/** The answer of an import as its sender may see it, who need not be of the unit: what a sheet says is the sender's own. */
export async function maskImport(
  answer: ImportResponse,
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<ImportResponse> {
  if (mask.open(unitId)) return answer;
  const known = await current(answer.rows.flatMap(({ rowId, findings }) => [rowId ?? '', ...relatedRows(findings)]));
  const rows = answer.rows.map(async (row) => {
    const { rowId, conflicts } = row;
    const masked = { rowId: rowId ?? '', unitId, states: [row.values as RowFields, known.get(rowId ?? '') ?? {}] };
    const { findings } = maskFindings({ findings: row.findings, explanations: {} }, masked, mask, known);
    const seen = conflicts === undefined ? {} : { conflicts: await maskConflicts(conflicts, unitId, mask, current) };
    return { ...row, findings: [...findings], ...seen };
  });
  return { ...answer, rows: await Promise.all(rows) };
}
