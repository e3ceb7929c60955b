import type { GridCell, SheetGrid } from './grid.ts';
import { columnLetters } from './grid.ts';
import { squeeze } from './heading-text.ts';
import type { SheetLayout, SkippedRow } from './layout.ts';
import { gridText, kindAboveHeading, skipReason } from './row-kind.ts';

interface SortingInput {
  readonly headingRows: readonly number[];
  readonly columns: Readonly<Record<string, string>>;
  readonly nameColumn: string;
  readonly idColumn: number | null;
  /** Only these rows are looked at; without it all of them. */
  readonly among?: readonly number[];
}

type SortedRows = Pick<SheetLayout, 'dataRows' | 'skippedRows' | 'hiddenRows' | 'lastRow'>;

const FEWEST_REPEATED = 3;

/** Tells the data rows of a sheet from titles, repeated headings, examples, totals, footers and blank rows. */
export function sortRows(sheet: SheetGrid, input: SortingInput): SortedRows {
  const firstHeading = input.headingRows[0] ?? 1;
  const headerRow = input.headingRows[input.headingRows.length - 1] ?? 1;
  const headings = input.headingRows.map((row) => (sheet.rows[row - 1] ?? []).map((cell) => squeeze(gridText(cell))));
  const skippedRows: SkippedRow[] = [];
  const dataRows: number[] = [];
  let lastRow = 0;
  const among = input.among ?? Array.from(sheet.rows, (_, index) => index + 1);
  for (const row of among) {
    const cells = sheet.rows[row - 1];
    if (cells === undefined || input.headingRows.includes(row)) continue;
    const texts = squeezedTexts(cells);
    if (texts.some((text) => text !== '')) lastRow = row;
    if (row < firstHeading) {
      const written = texts.filter((text) => text !== '');
      if (written.length > 0) skippedRows.push({ row, reason: kindAboveHeading(written) });
    } else if (row > headerRow) {
      const reason = repeatsHeading(texts, headings) ? 'repeatedHeading' : skipReason(signsOf(cells, texts, input));
      if (reason === null) dataRows.push(row);
      else skippedRows.push({ row, reason });
    }
  }
  const data = new Set(dataRows);
  return { dataRows, skippedRows, lastRow, hiddenRows: sheet.hiddenRows.filter((row) => data.has(row)) };
}

function squeezedTexts(cells: readonly (GridCell | undefined)[]): readonly string[] {
  return Array.from(cells, (cell) => squeeze(gridText(cell)));
}

function signsOf(cells: readonly (GridCell | undefined)[], texts: readonly string[], input: SortingInput) {
  let name = '';
  let filledKnown = 0;
  let filledLocal = 0;
  let localAreNumbers = true;
  texts.forEach((text, index) => {
    if (text === '' || index + 1 === input.idColumn) return;
    const key = input.columns[columnLetters(index + 1)];
    if (key === undefined) {
      filledLocal += 1;
      // A formula such as =ROW()-3 is a running number as well.
      if (!/^\d+(?:\.0+)?$/u.test(text)) localAreNumbers = false;
      return;
    }
    filledKnown += 1;
    if (key === input.nameColumn) name = text;
  });
  return {
    first: texts.find((text, index) => text !== '' && index + 1 !== input.idColumn && !isRunningNumber(text)) ?? '',
    name,
    filledKnown,
    filledLocal,
    localAreNumbers,
  };
}

function isRunningNumber(text: string): boolean {
  return /^\d+$/u.test(text);
}

function repeatsHeading(texts: readonly string[], headings: readonly (readonly string[])[]): boolean {
  const written = texts.filter((text) => text !== '').length;
  if (written < FEWEST_REPEATED) return false;
  return headings.some((heading) => {
    const same = texts.filter((text, index) => text !== '' && text === heading[index]).length;
    return same >= FEWEST_REPEATED && same >= written * 0.6;
  });
}
