import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { checkTotalLines, totalLineFindings } from '@double-hundred/shared/workbook/total-lines';
import type { CheckedSheet } from './check-sheet.ts';
import type { FindingView } from './pane-state.ts';

/**
 * Where a 合计 or 小计 line states something else than its rows add up to. Summed again only when a figure may have
 * changed: `changed` are the places of rows that differ from the last call's, null when all may.
 */
export function createTotalLineViews(): (
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  letters: Readonly<Record<string, string>>,
  changed: readonly number[] | null,
) => readonly FindingView[] {
  let before: { readonly stated: string; readonly rows: CheckedSheet['rows']; readonly views: readonly FindingView[] } | null =
    null;
  return (sheet, definition, letters, changed) => {
    const { layout, rows, reading } = sheet;
    const lines = layout.skippedRows.filter(({ reason }) => reason === 'total' || reason === 'subtotal');
    if (lines.length === 0) {
      before = null;
      return [];
    }
    const stated = JSON.stringify(
      lines.map(({ row, reason }) => [row, reason, reading.rows[row - 1]?.map((cell) => cell?.value)]),
    );
    const money = Object.keys(layout.yuanPerUnit).map((column) => layout.columns[column] ?? '');
    const figuresOf = (fields: RowFields | undefined) => JSON.stringify(money.map((key) => fields?.[key]));
    const stands =
      before?.stated === stated &&
      changed !== null &&
      changed.every((place) => figuresOf(rows[place]?.checked.fields) === figuresOf(before?.rows[place]?.checked.fields));
    const views = stands && before !== null ? before.views : viewsOf(sheet, definition, letters);
    before = { stated, rows, views };
    return views;
  };
}

function viewsOf(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  letters: Readonly<Record<string, string>>,
): readonly FindingView[] {
  const fieldsByRow = new Map(sheet.rows.map((row) => [row.source.row, row.checked.fields]));
  const checks = checkTotalLines(sheet.reading, sheet.layout, fieldsByRow);
  return totalLineFindings(checks, sheet.layout, definition).map((finding) => ({
    ...finding,
    id: `line ${finding.row} ${finding.column}`,
    key: '',
    cell: `${letters[finding.column] ?? ''}${finding.row}`,
    rowName: '',
    heading: columnOf(definition, finding.column)?.heading ?? '',
  }));
}
