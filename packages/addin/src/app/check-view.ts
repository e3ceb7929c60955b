import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { RULE_KIND_WORDS } from '@double-hundred/shared/message/definition-words';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { lettersByKey } from '@double-hundred/shared/workbook/layout';
import { checkTotalLines, totalLineFindings } from '@double-hundred/shared/workbook/total-lines';
import type { CheckedSheet, LedgerRow } from './check-sheet.ts';
import type { CheckView, FindingGroup, FindingView, ReadingView } from './pane-state.ts';
import { lastReason } from './row-reasons.ts';

const SEVERITIES = ['error', 'explain', 'info'] as const;

/** What the pane shows of a checked sheet: findings by rule with counts, readings to confirm, readings for information. */
export function viewOfCheck(sheet: CheckedSheet, definition: LedgerDefinition, state: FileState): CheckView {
  const letters = lettersByKey(sheet.layout);
  const findings = [
    ...sheet.headingFindings.map((finding): FindingView => ({
      ...finding,
      id: `heading ${finding.ruleId} ${finding.column}`,
      key: '',
      row: sheet.layout.headerRow,
      rowName: '',
      heading: headingOf(definition, finding.column),
    })),
    ...sheet.rows.flatMap((row) =>
      row.checked.findings.map((finding, index) => findingView(row, finding, index, definition, letters, state)),
    ),
    ...totalLineViews(sheet, definition, letters),
  ];
  const readings = sheet.rows.flatMap((row) => readingViews(row, definition, letters));
  return {
    progress: null,
    rows: sheet.rows.length,
    rowsWithErrors: sheet.rows.filter((row) => row.checked.findings.some(({ severity }) => severity === 'error')).length,
    rowsUnexplained: sheet.rows.filter((row) => row.checked.unexplained).length,
    groups: groupsOf(findings, letters, new Map(definition.rules.map(({ id, kind }) => [id, RULE_KIND_WORDS[kind]]))),
    proposals: readings.filter((reading) => reading.handling === 'confirm'),
    readings: readings.filter((reading) => reading.handling === 'auto'),
  };
}

/** Where a 合计 or 小计 line states something else than its rows add up to. */
function totalLineViews(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  letters: Readonly<Record<string, string>>,
): readonly FindingView[] {
  if (!sheet.layout.skippedRows.some(({ reason }) => reason === 'total' || reason === 'subtotal')) return [];
  const fieldsByRow = new Map(sheet.rows.map((row) => [row.source.row, row.checked.fields]));
  const checks = checkTotalLines(sheet.reading, sheet.layout, fieldsByRow);
  return totalLineFindings(checks, sheet.layout, definition).map((finding) => ({
    ...finding,
    id: `line ${finding.row} ${finding.column}`,
    key: '',
    cell: `${letters[finding.column] ?? ''}${finding.row}`,
    rowName: '',
    heading: headingOf(definition, finding.column),
  }));
}

/** What a row is called: its name, or nothing while that is empty. */
export function nameOfRow(row: LedgerRow | undefined, definition: LedgerDefinition): string {
  const name = row?.checked.fields[definition.nameColumn];
  return typeof name === 'string' ? name : '';
}

function headingOf(definition: LedgerDefinition, key: string): string {
  return columnOf(definition, key)?.heading ?? '';
}

function findingView(
  row: LedgerRow,
  finding: Finding,
  index: number,
  definition: LedgerDefinition,
  letters: Readonly<Record<string, string>>,
  state: FileState,
): FindingView {
  const at = letters[finding.column];
  const reason = row.checked.reasons[finding.ruleId];
  const former = finding.severity === 'explain' && reason === undefined ? lastReason(state, row.key, finding.ruleId) : '';
  return {
    ...finding,
    id: `${row.key} ${finding.ruleId} ${finding.column} ${index}`,
    key: row.key,
    row: row.source.row,
    cell: at === undefined ? String(row.source.row) : `${at}${row.source.row}`,
    rowName: nameOfRow(row, definition),
    heading: headingOf(definition, finding.column),
    ...(finding.severity === 'explain' && reason !== undefined ? { reason } : {}),
    ...(definition.rules.some(({ id, kind }) => kind === 'notUpdatedFor' && id === finding.ruleId)
      ? { settledBy: 'confirm' as const }
      : {}),
    ...(former === '' ? {} : { formerReason: former }),
  };
}

function readingViews(row: LedgerRow, definition: LedgerDefinition, letters: Readonly<Record<string, string>>): ReadingView[] {
  const merged = row.source.filled.length;
  return [...row.source.filled, ...row.checked.normalised].map((change, index) => ({
    id: `${row.key} ${change.column} ${index}`,
    key: row.key,
    row: row.source.row,
    cell: `${letters[change.column] ?? ''}${row.source.row}`,
    heading: headingOf(definition, change.column),
    column: change.column,
    from: change.from,
    to: change.to,
    handling: change.handling,
    kind: change.kind,
    writable: index >= merged || change.handling === 'confirm',
  }));
}

/** Errors first, then what wants a reason, then hints; unexplained before explained; within that the most frequent first. */
function groupsOf(
  findings: readonly FindingView[],
  letters: Readonly<Record<string, string>>,
  kinds: ReadonlyMap<string, string>,
): FindingGroup[] {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const id = `${SEVERITIES.indexOf(finding.severity)} ${finding.ruleId}`;
    const group = groups.get(id);
    if (group) group.push(finding);
    else groups.set(id, [finding]);
  }
  const list = [...groups.values()].flatMap((group): FindingGroup[] => {
    const [first] = group;
    if (!first) return [];
    const inOrder = [...group].sort((left, right) => Number(left.reason !== undefined) - Number(right.reason !== undefined));
    const fixable = group.filter(
      ({ fix, choices }) => fix !== undefined && choices === undefined && letters[fix.column] !== undefined,
    ).length;
    return [
      {
        ruleId: first.ruleId,
        severity: first.severity,
        title: RULE_TITLES[first.ruleId] ?? kinds.get(first.ruleId) ?? first.ruleId,
        findings: inOrder,
        fixable,
      },
    ];
  });
  return list.sort(
    (left, right) =>
      SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) || right.findings.length - left.findings.length,
  );
}
