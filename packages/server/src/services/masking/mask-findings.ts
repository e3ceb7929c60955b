import type { Finding } from '@double-hundred/shared/rule/finding';
import type { RowsNow } from './mask-answers.ts';
import type { FieldMask, MaskedRow } from './mask-fields.ts';

/** What is found about a row and the reasons given for it, as a viewer may read both. */
export interface ToldFindings<F> {
  readonly findings: readonly F[];
  readonly explanations: Readonly<Record<string, string>>;
}

/**
 * Messages and reasons tell values, so a confidential row tells neither; and where they are about a confidential row
 * beside it, it goes by its code name and the reason is kept back.
 */
export function maskFindings<F extends Finding>(
  told: ToldFindings<F>,
  row: MaskedRow,
  mask: FieldMask,
  rows: RowsNow,
): ToldFindings<F> {
  if (mask.open(row.unitId)) return told;
  if (mask.confidential(row)) return { findings: [], explanations: {} };
  const kept = new Map<F, F | null>();
  for (const finding of told.findings) {
    const other = finding.related === undefined ? null : (rows.get(finding.related) ?? null);
    kept.set(finding, mask.finding(finding, row.unitId, other));
  }
  const silenced = new Set(told.findings.filter((finding) => kept.get(finding) !== finding).map(({ ruleId }) => ruleId));
  return {
    findings: told.findings.flatMap((finding) => kept.get(finding) ?? []),
    explanations: Object.fromEntries(Object.entries(told.explanations).filter(([ruleId]) => !silenced.has(ruleId))),
  };
}

/** The rows findings are about besides their own: what is told of them goes by how these stand. */
export function relatedRows(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ related }) => related ?? []);
}
