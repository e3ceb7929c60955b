import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { CheckedSheet } from './check-sheet.ts';
import { nameOfRow } from './check-view.ts';
import type { CheckView, FindingView } from './pane-state.ts';

/** The check with the office's reasons for sending rows back on top, each where its row is. */
export function withReturnedRows(
  check: CheckView,
  submission: SubmissionAnswer | null,
  sheet: CheckedSheet,
  definition: LedgerDefinition,
): CheckView {
  const returned = submission?.ledger === definition.id && submission.state === 'returned' ? submission.returned : null;
  const findings = (returned?.rowReasons ?? []).flatMap(({ rowId, reason }, index): FindingView[] => {
    const row = sheet.byKey.get(rowId);
    if (!row) return [];
    return [
      {
        id: `returned ${rowId} ${index}`,
        key: row.key,
        row: row.source.row,
        cell: String(row.source.row),
        rowName: nameOfRow(row, definition),
        heading: '',
        column: '',
        ruleId: 'RETURNED',
        severity: 'info',
        message: reason,
        expected: REPORTING.returnedExpected,
      },
    ];
  });
  if (findings.length === 0) return check;
  const group = { ruleId: 'RETURNED', severity: 'info' as const, title: REPORTING.returnedTitle, findings, fixable: 0 };
  return { ...check, groups: [group, ...check.groups] };
}
