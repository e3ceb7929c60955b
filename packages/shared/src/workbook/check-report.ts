import type { KnownRows } from '../check/known-rows.ts';
import type { RowLinks } from '../check/row-links.ts';
import { createSheetChecker } from '../check/sheet-checker.ts';
import type { CheckedRow } from '../check/row.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { workbookMessages } from '../message/workbook.ts';
import type { Finding } from '../rule/finding.ts';
import type { Normalisation } from '../value/cell.ts';
import type { LedgerContext } from '../value/context.ts';
import { type FileTotals, fileTotals } from './file-totals.ts';
import type { SheetGrid, WorkbookGrid } from './grid.ts';
import { lettersByKey, type SheetLayout } from './layout.ts';
import { type ReadSheetRow, readSheetRows } from './read-rows.ts';
import { recogniseWorkbook } from './recognise.ts';
import type { RememberedLayout } from './remembered-layout.ts';
import { type ReportSummary, summarise } from './report-summary.ts';
import { workbookLinks } from './workbook-links.ts';
import { checkTotalLines, type TotalLineCheck, totalLineFindings } from './total-lines.ts';

/** A finding with the A1 address of its cell. */
export interface ReportFinding extends Finding {
  readonly cell: string;
}

/** A cell that was not written canonically, with its A1 address. */
export interface ReportNormalisation extends Normalisation {
  readonly cell: string;
}

/** One data row of the sheet. `values` has every proposal applied; `held` rows may not be counted. */
export interface ReportRow {
  readonly row: number;
  readonly rowId: string | null;
  readonly values: RowFields;
  readonly qualifying: boolean | null;
  readonly held: boolean;
  readonly hidden: boolean;
  readonly findings: readonly ReportFinding[];
  readonly normalised: readonly ReportNormalisation[];
}

/** What `check --json` and the import route answer. `findings` are those about the sheet, not about a row. */
export interface WorkbookReport extends Pick<
  SheetLayout,
  'sheet' | 'headingRows' | 'headerRow' | 'columns' | 'yuanPerUnit' | 'localColumns' | 'skippedRows' | 'hiddenRows'
> {
  readonly ledger: string;
  readonly unit: string;
  readonly asOf: string;
  readonly dateSystem: 1900 | 1904;
  readonly totalLineChecks: readonly TotalLineCheck[];
  readonly findings: readonly ReportFinding[];
  readonly rows: readonly ReportRow[];
  readonly summary: ReportSummary;
  readonly totals: FileTotals;
}

/** Why a workbook gives no report. */
export interface NoLedger {
  readonly code: 'LEDGER_NOT_FOUND';
  readonly message: string;
}

/** How a workbook is checked. */
export interface WorkbookCheckOptions {
  /** Proposals are taken as confirmed, so their rows are not held for them. */
  readonly applyProposals?: boolean;
  /** All ledgers a workbook may hold, so that a sheet of one is not taken for another and references find their rows. */
  readonly ledgers?: readonly LedgerDefinition[];
  /** Rows of other ledgers that are known beside those in the workbook. */
  readonly known?: KnownRows;
  /** How the file remembers its sheet to lie. */
  readonly memory?: RememberedLayout | undefined;
  /** The rows that are looked at, by row number; absent for all of the sheet. */
  readonly only?: ReadonlySet<number>;
}

/**
 * Recognises a ledger in a workbook, reads and checks every row and sums the achievements of the file alone.
 * `context.today` is the as-of day, `context.ownUnitId` the unit that hands the file in.
 */
export function checkWorkbook(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  context: LedgerContext,
  options: WorkbookCheckOptions = {},
): Result<WorkbookReport, NoLedger> {
  const recognised = recogniseWorkbook(workbook, definition, options.ledgers, options.memory);
  if (recognised === null) {
    const nameHeading = columnOf(definition, definition.nameColumn)?.heading ?? definition.nameColumn;
    const others = definition.columns.filter(({ key, required }) => key !== definition.nameColumn && required === 'always');
    const headings = others.slice(0, 3).map(({ heading }) => heading);
    return err({ code: 'LEDGER_NOT_FOUND', message: workbookMessages.ledgerNotFound(definition.title, nameHeading, headings) });
  }
  const links = workbookLinks(workbook, definition, options.ledgers ?? [], context, options.known);
  return ok(checkSheet(recognised.sheet, recognised.layout, workbook.dateSystem, definition, context, options, links));
}

function checkSheet(
  sheet: SheetGrid,
  layout: SheetLayout,
  dateSystem: 1900 | 1904,
  definition: LedgerDefinition,
  context: LedgerContext,
  { applyProposals = false, only }: WorkbookCheckOptions,
  links: RowLinks,
): WorkbookReport {
  const letters = lettersByKey(layout);
  const yuanPerUnitByColumn = Object.fromEntries(
    Object.entries(layout.yuanPerUnit).map(([at, yuan]) => [layout.columns[at] ?? at, yuan]),
  );
  const checker = createSheetChecker(
    definition,
    { ...context, date1904: dateSystem === 1904, yuanPerUnitByColumn },
    { applyProposals, absentColumns: new Set(layout.missingColumns), links },
  );
  const read = readSheetRows(sheet, layout, definition).filter(({ row }) => only?.has(row) ?? true);
  const keys = uniqueKeys(read);
  checker.load(read.map((row, index) => ({ key: keys[index] ?? `#${row.row}`, cells: row.cells })));

  const sheetFindings = headingFindings(layout, definition);
  const sheetHeld = sheetFindings.some(({ severity }) => severity === 'error');
  const hidden = new Set(layout.hiddenRows);
  const address = (key: string, row: number) => `${letters[key] ?? letters[definition.nameColumn] ?? 'A'}${row}`;
  const checked = read.flatMap((source, index) => {
    const row = checker.get(keys[index] ?? '');
    return row === null ? [] : [{ source, checked: withFilled(row, source, { sheetHeld, applyProposals }) }];
  });
  const rows = checked.map(({ source, checked: row }): ReportRow => ({
    row: source.row,
    rowId: source.rowId,
    values: row.fields,
    qualifying: row.qualifying,
    held: row.held,
    hidden: hidden.has(source.row),
    findings: row.findings.map((finding) => ({ ...finding, cell: address(finding.column, source.row) })),
    normalised: row.normalised.map((change) => ({ ...change, cell: address(change.column, source.row) })),
  }));
  const totalLineChecks = checkTotalLines(sheet, layout, new Map(rows.map(({ row, values }) => [row, values])));
  const lineFindings = totalLineFindings(totalLineChecks, layout, definition).map(({ row, ...finding }) => ({
    ...finding,
    cell: address(finding.column, row),
  }));
  return {
    ledger: definition.id,
    unit: context.ownUnitId,
    asOf: context.today,
    sheet: layout.sheet,
    dateSystem,
    headingRows: layout.headingRows,
    headerRow: layout.headerRow,
    columns: layout.columns,
    yuanPerUnit: layout.yuanPerUnit,
    localColumns: layout.localColumns,
    skippedRows: layout.skippedRows,
    hiddenRows: layout.hiddenRows,
    totalLineChecks,
    findings: [...sheetFindings, ...lineFindings],
    rows,
    summary: summarise(rows),
    totals: fileTotals(
      checked.map(({ checked: row }) => row),
      context,
      applyProposals,
    ),
  };
}

/** A key for each row: its id, or # and the row number. A copied row brings the same id: the first has it, the copy is a row of its own. */
export function uniqueKeys(rows: readonly ReadSheetRow[]): readonly string[] {
  const seen = new Set<string>();
  return rows.map(({ row, rowId }) => {
    const key = rowId === null || seen.has(rowId) ? `#${row}` : rowId;
    seen.add(key);
    return key;
  });
}

interface Filling {
  readonly sheetHeld: boolean;
  readonly applyProposals: boolean;
}

function withFilled(row: CheckedRow, source: ReadSheetRow, { sheetHeld, applyProposals }: Filling): CheckedRow {
  const waits = !applyProposals && source.filled.some(({ handling }) => handling === 'confirm');
  return { ...row, normalised: [...source.filled, ...row.normalised], held: row.held || waits || sheetHeld };
}

/** What is wrong with the heading: required columns that are absent, columns that come twice. One finding per column. */
export function headingFindings(layout: SheetLayout, definition: LedgerDefinition): readonly ReportFinding[] {
  const headingOf = (key: string) => columnOf(definition, key)?.heading ?? key;
  const missing = layout.missingColumns.map((key) => ({
    ruleId: 'COLUMN_MISSING',
    severity: 'error' as const,
    column: key,
    cell: `A${layout.headerRow}`,
    ...workbookMessages.columnMissing(headingOf(key), layout.headerRow),
  }));
  const twice = layout.twiceColumns.map(({ key, letters }) => ({
    ruleId: 'COLUMN_TWICE',
    severity: 'error' as const,
    column: key,
    cell: `${letters[1] ?? letters[0] ?? 'A'}${layout.headerRow}`,
    ...workbookMessages.columnTwice(headingOf(key), letters),
  }));
  return [...missing, ...twice];
}
