import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { workbookMessages } from '../message/workbook.ts';
import type { SheetGrid } from './grid.ts';
import { headingText } from './heading-text.ts';
import { columnNumber, type SheetLayout } from './layout.ts';

/** What a 合计 or 小计 line states against the sum of the rows read. Whole yuan. */
export interface TotalLineCheck {
  readonly row: number;
  readonly column: string;
  readonly statedYuan: number;
  readonly summedYuan: number;
  readonly equal: boolean;
}

/** Checks every money figure of the total lines: 小计 sums the rows since the line before it, 合计 all rows. */
export function checkTotalLines(
  sheet: SheetGrid,
  layout: SheetLayout,
  fieldsByRow: ReadonlyMap<number, RowFields>,
): readonly TotalLineCheck[] {
  const checks: TotalLineCheck[] = [];
  let partFrom = layout.headerRow;
  for (const { row, reason } of layout.skippedRows) {
    if (reason !== 'subtotal' && reason !== 'total') continue;
    const from = reason === 'total' ? layout.headerRow : partFrom;
    const summedRows = layout.dataRows.filter((dataRow) => dataRow > from && dataRow < row);
    for (const [letters, yuanPerUnit] of Object.entries(layout.yuanPerUnit)) {
      const column = layout.columns[letters];
      const stated = statedNumber(sheet.rows[row - 1]?.[columnNumber(letters) - 1]?.value ?? null);
      if (column === undefined || stated === null) continue;
      const statedYuan = Math.round(stated * yuanPerUnit);
      const summedYuan = summedRows.reduce((sum, dataRow) => sum + yuanIn(fieldsByRow.get(dataRow), column), 0);
      checks.push({ row, column, statedYuan, summedYuan, equal: statedYuan === summedYuan });
    }
    partFrom = row;
  }
  return checks;
}

/** The TOTAL_LINE findings (info) of the lines that differ, with the A1 address of the stated figure. */
export function totalLineFindings(checks: readonly TotalLineCheck[], layout: SheetLayout, definition: LedgerDefinition) {
  return checks
    .filter(({ equal }) => !equal)
    .map(({ row, column, statedYuan, summedYuan }) => {
      const reason = layout.skippedRows.find((skipped) => skipped.row === row)?.reason === 'total' ? 'total' : 'subtotal';
      const heading = columnOf(definition, column)?.heading ?? column;
      return {
        ruleId: 'TOTAL_LINE',
        severity: 'info' as const,
        column,
        row,
        ...workbookMessages.totalLine(
          workbookMessages.lineName[reason],
          row,
          heading,
          wanText(statedYuan),
          wanText(summedYuan),
          wanText(Math.abs(summedYuan - statedYuan)),
        ),
      };
    });
}

function statedNumber(value: string | number | boolean | null): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = headingText(value).name === '' ? '' : value.normalize('NFKC').replace(/[\s,]/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}

function yuanIn(fields: RowFields | undefined, column: string): number {
  const value = fields?.[column];
  return typeof value === 'number' ? value : 0;
}

function wanText(yuan: number): string {
  return String(yuan / 10_000);
}
