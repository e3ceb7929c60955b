import { workbookMessages } from '@double-hundred/shared/message/workbook';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { ImportedRow, ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import type { ReportFinding, WorkbookReport } from '@double-hundred/shared/workbook/check-report';
import { lettersByKey } from '@double-hundred/shared/workbook/layout';
import { summarise } from '@double-hundred/shared/workbook/report-summary';
import type { ImportIntent } from './import-mutations.ts';

/** The answer of an import: the report of the file, with what became of every row and what the server found besides. */
export function importAnswer(
  report: WorkbookReport,
  intents: readonly ImportIntent[],
  results: ReadonlyMap<string, MutationResult>,
  { mode, applyProposals }: { readonly mode: 'commit' | 'validate'; readonly applyProposals: boolean },
): ImportResponse {
  const rows = intents.map((intent) =>
    importedRow(report, intent, intent.mutation === null ? undefined : results.get(intent.mutation.id), mode),
  );
  const byStatus: Record<string, number> = {};
  for (const { status } of rows) byStatus[status] = (byStatus[status] ?? 0) + 1;
  return {
    ...report,
    findings: withDeferral(report.findings, byStatus, report),
    mode,
    proposals: applyProposals ? 'applied' : 'pending',
    rows,
    results: byStatus,
    summary: summarise(rows),
  };
}

/** What was found of the sheet, with what to do about rows that were not reached. */
export function withDeferral(
  findings: readonly ReportFinding[],
  results: Readonly<Record<string, number>>,
  { columns, headerRow }: Pick<WorkbookReport, 'columns' | 'headerRow'>,
): readonly ReportFinding[] {
  const rows = results['deferred'] ?? 0;
  if (rows === 0) return findings;
  const cell = `${Object.keys(columns)[0] ?? 'A'}${headerRow}`;
  return [...findings, { ruleId: 'DEFERRED', severity: 'info', column: '', cell, ...workbookMessages.deferred(rows) }];
}

function importedRow(
  report: WorkbookReport,
  intent: ImportIntent,
  result: MutationResult | undefined,
  mode: 'commit' | 'validate',
): ImportedRow {
  const { row, known, matchedBy } = intent;
  const findings = [...row.findings, ...addedFindings(report, row.row, row.findings, result)];
  const status = statusOf(intent, result);
  const stored = mode === 'commit' && result !== undefined && result.rev > 0;
  return {
    ...row,
    rowId: known?.rowId ?? (stored ? intent.rowId : row.rowId),
    findings,
    held: row.held || status === 'invalid',
    status,
    matchedBy,
    rev: result === undefined || result.status === 'deferred' || mode === 'validate' ? (known?.rev ?? null) : result.rev,
    ...(result?.conflicts === undefined ? {} : { conflicts: result.conflicts }),
  };
}

function statusOf({ row, mutation }: ImportIntent, result: MutationResult | undefined): ImportedRow['status'] {
  if (result !== undefined) return result.status;
  return row.held || mutation !== null ? 'held' : 'noop';
}

// The server also sees the history of the row and other rows; what the sheet alone told is not repeated.
function addedFindings(
  report: WorkbookReport,
  row: number,
  own: readonly ReportFinding[],
  result: MutationResult | undefined,
): readonly ReportFinding[] {
  const letters = lettersByKey(report);
  const told = new Set(own.map(({ ruleId, column }) => `${ruleId} ${column}`));
  const refusedHere = new Set(own.filter(({ severity }) => severity === 'error').map(({ column }) => column));
  return (result?.findings ?? [])
    .filter(({ ruleId, column }) => !told.has(`${ruleId} ${column}`) && !refusedHere.has(column))
    .map((finding) => ({ ...finding, cell: `${letters[finding.column] ?? Object.keys(report.columns)[0] ?? 'A'}${row}` }));
}
