import type { Finding } from '../rule/finding.ts';

/** The figures above a report: rows, rows that are held or ask for a reason, and findings by rule. */
export interface ReportSummary {
  readonly rows: number;
  readonly rowsWithError: number;
  readonly rowsWithErrorOrExplain: number;
  /** Rows kept back, because of an error or a proposal not yet confirmed. */
  readonly rowsHeld: number;
  readonly hiddenRows: number;
  readonly findings: Readonly<Record<string, number>>;
}

/** Counts the rows and findings of a report. */
export function summarise(rows: readonly { findings: readonly Finding[]; held: boolean; hidden: boolean }[]): ReportSummary {
  const byRule: Record<string, number> = {};
  for (const { findings } of rows) for (const { ruleId } of findings) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  const withSeverity = (...severities: readonly string[]) =>
    rows.filter(({ findings }) => findings.some(({ severity }) => severities.includes(severity))).length;
  return {
    rows: rows.length,
    rowsWithError: withSeverity('error'),
    rowsWithErrorOrExplain: withSeverity('error', 'explain'),
    rowsHeld: rows.filter(({ held }) => held).length,
    hiddenRows: rows.filter(({ hidden }) => hidden).length,
    findings: Object.fromEntries(Object.entries(byRule).sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}
