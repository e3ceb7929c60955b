import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { RULE_KIND_WORDS } from '@double-hundred/shared/message/definition-words';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { lettersByKey } from '@double-hundred/shared/workbook/layout';
import type { CheckedSheet, LedgerRow } from './check-sheet.ts';
import { createKeptParts } from './kept-parts.ts';
import { type CheckView, EMPTY_CHECK, type FindingGroup, type FindingView, type ReadingView } from './pane-state.ts';
import { lastReason } from './row-reasons.ts';
import { createTotalLineViews } from './total-line-views.ts';

const SEVERITIES = ['error', 'explain', 'info'] as const;

/** What a row adds to what is shown. */
interface RowView {
  readonly findings: readonly FindingView[];
  readonly readings: readonly ReadingView[];
  readonly hasError: boolean;
  readonly unexplained: boolean;
}

/** What the pane shows of a checked sheet, kept up to date: only what changed is put into words again. */
export interface CheckViewer {
  view(sheet: CheckedSheet, definition: LedgerDefinition, state: FileState): CheckView;
  /** Puts the rows into words ahead of time, that many a step. */
  prepare(sheet: CheckedSheet, definition: LedgerDefinition, state: FileState, size: number): Generator<void, void>;
}

const QUIET: RowView = { findings: [], readings: [], hasError: false, unexplained: false };

/** Findings by rule with counts, readings to confirm, readings for information. */
export function createCheckViewer(): CheckViewer {
  let letters: Readonly<Record<string, string>> = {};
  let ground: { readonly definition: LedgerDefinition; readonly state: FileState } | null = null;
  const kept = createKeptParts<LedgerRow, RowView>((row) => (ground === null ? QUIET : rowView(row, letters, ground)));
  const lines = createTotalLineViews();

  function basisOf(sheet: CheckedSheet, definition: LedgerDefinition, state: FileState): readonly unknown[] {
    letters = lettersByKey(sheet.layout);
    ground = { definition, state };
    return [definition, state.shadow, state.explanations, JSON.stringify(sheet.layout.columns)];
  }

  return {
    prepare: (sheet, definition, state, size) => kept.prepare(sheet.rows, basisOf(sheet, definition, state), size),
    view(sheet, definition, state) {
      const { parts, changed } = kept.of(sheet.rows, basisOf(sheet, definition, state));
      const findings = sheet.headingFindings.map((finding): FindingView => ({
        ...finding,
        id: `heading ${finding.ruleId} ${finding.column}`,
        key: '',
        row: sheet.layout.headerRow,
        rowName: '',
        heading: headingOf(definition, finding.column),
      }));
      const proposals: ReadingView[] = [];
      const readings: ReadingView[] = [];
      let rowsWithErrors = 0;
      let rowsUnexplained = 0;
      for (const part of parts) {
        if (part === QUIET) continue;
        for (const finding of part.findings) findings.push(finding);
        for (const reading of part.readings) (reading.handling === 'confirm' ? proposals : readings).push(reading);
        if (part.hasError) rowsWithErrors += 1;
        if (part.unexplained) rowsUnexplained += 1;
      }
      for (const finding of lines(sheet, definition, letters, changed)) findings.push(finding);
      const kinds = new Map(definition.rules.map(({ id, kind }) => [id, RULE_KIND_WORDS[kind]]));
      const groups = groupsOf(findings, letters, kinds);
      return { ...EMPTY_CHECK, rows: sheet.rows.length, rowsWithErrors, rowsUnexplained, groups, proposals, readings };
    },
  };
}

function rowView(
  row: LedgerRow,
  letters: Readonly<Record<string, string>>,
  { definition, state }: { readonly definition: LedgerDefinition; readonly state: FileState },
): RowView {
  const { findings, normalised, unexplained } = row.checked;
  if (findings.length === 0 && normalised.length === 0 && row.source.filled.length === 0 && !unexplained) return QUIET;
  return {
    findings: findings.map((finding, index) => findingView(row, finding, index, definition, letters, state)),
    readings: readingViews(row, definition, letters),
    hasError: findings.some(({ severity }) => severity === 'error'),
    unexplained,
  };
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
    const id = `${finding.severity} ${finding.ruleId}`;
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
