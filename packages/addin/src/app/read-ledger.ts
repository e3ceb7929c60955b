import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { dittoWords } from '@double-hundred/shared/message/workbook-words';
import { squeeze } from '@double-hundred/shared/workbook/heading-text';
import type { GridCell } from '@double-hundred/shared/workbook/grid';
import type { SheetLayout } from '@double-hundred/shared/workbook/layout';
import { type ReadSheetRow, readSheetRows } from '@double-hundred/shared/workbook/read-rows';
import { recogniseSheet } from '@double-hundred/shared/workbook/recognise';
import type { RememberedLayout } from '@double-hundred/shared/workbook/remembered-layout';
import { gridText } from '@double-hundred/shared/workbook/row-kind';
import { sortRows } from '@double-hundred/shared/workbook/sort-rows';
import type { SheetReading } from '../ports/sheet-port.ts';

type RawRow = SheetReading['rows'][number];

/** A sheet with the ledger rows found in it. A row that did not change is the same object as at the last reading. */
export interface LedgerReading {
  readonly reading: SheetReading;
  readonly layout: SheetLayout;
  readonly sources: readonly ReadSheetRow[];
}

/** Headings are looked for in the first rows only; below them each row stands for itself. */
const HEAD_ROWS = 62;
const SLICE_ROWS = 25;
/** Rows compared between two looks at the clock. */
const COMPARED_ROWS = 1_000;
/** With more changed rows than these, and more than this part of all, the sheet is read anew. */
const DELTA_ROWS = 200;
const DELTA_PART = 0.25;
/** Changed rows read between two looks at the clock. */
const CHANGED_A_SLICE = 50;

/** Reads one sheet again and again; after an edit only the rows that changed. `pause` is called between slices of work with the share done,
 * `memory` tells how the sheet was confirmed to lie. */
export function createLedgerReader(
  definition: LedgerDefinition,
  pause: (share?: number) => Promise<unknown>,
  sliceRows = SLICE_ROWS,
  memory: () => RememberedLayout | undefined = () => undefined,
): { read(reading: SheetReading): Promise<LedgerReading | null> } {
  let before: LedgerReading | null = null;
  let remembered = memory();
  return {
    async read(reading) {
      if (remembered !== memory() && before !== null && !liesAlike(reading, definition, memory(), before.layout)) before = null;
      remembered = memory();
      const changed = before ? await changedRows(before.reading, reading, before.layout.headerRow, pause) : null;
      const next: LedgerReading | null =
        before && changed
          ? await withChanges(before, reading, changed, definition, pause)
          : await readAll(reading, definition, pause, { sliceRows, memory: remembered });
      before = next;
      return next;
    },
  };
}

/** Whether the sheet lies as it did, with what is remembered of it by now. */
function liesAlike(
  reading: SheetReading,
  definition: LedgerDefinition,
  memory: RememberedLayout | undefined,
  before: SheetLayout,
): boolean {
  const now = recogniseSheet({ ...reading, rows: reading.rows.slice(0, HEAD_ROWS) }, definition, memory);
  const lie = ({ headingRows, columns, yuanPerUnit, localColumns, idColumn, missingColumns, twiceColumns }: SheetLayout) =>
    JSON.stringify([headingRows, columns, yuanPerUnit, localColumns, idColumn, missingColumns, twiceColumns]);
  return now !== null && lie(now) === lie(before);
}

async function readAll(
  reading: SheetReading,
  definition: LedgerDefinition,
  pause: (share?: number) => Promise<unknown>,
  { sliceRows, memory }: { readonly sliceRows: number; readonly memory: RememberedLayout | undefined },
): Promise<LedgerReading | null> {
  const head = recogniseSheet({ ...reading, rows: reading.rows.slice(0, HEAD_ROWS) }, definition, memory);
  if (!head) return null;
  const layout = {
    ...head,
    dataRows: [] as number[],
    skippedRows: [] as SheetLayout['skippedRows'][number][],
    hiddenRows: [] as number[],
    lastRow: 0,
  };
  const sources: ReadSheetRow[] = [];
  for (let from = 1; from <= reading.rows.length; from += sliceRows) {
    const part = sortedPart(reading, layout, definition, range(from, Math.min(from + sliceRows - 1, reading.rows.length)));
    const lead = leadIn(reading, layout.dataRows, part.dataRows);
    layout.dataRows.push(...part.dataRows);
    layout.skippedRows.push(...part.skippedRows);
    layout.lastRow = Math.max(layout.lastRow, part.lastRow);
    sources.push(...readSheetRows(reading, { ...layout, dataRows: [...lead, ...part.dataRows] }, definition).slice(lead.length));
    await pause(from / reading.rows.length);
  }
  const data = new Set(reading.hiddenRows.length === 0 ? [] : layout.dataRows);
  layout.hiddenRows = reading.hiddenRows.filter((row) => data.has(row));
  return { reading, layout, sources };
}

/** Where a slice begins with 同上, the data rows above that it hangs on. */
function leadIn(reading: SheetReading, above: readonly number[], rows: readonly number[]): readonly number[] {
  const lead: number[] = [];
  const [first] = rows;
  if (first === undefined || !hasDitto(reading.rows[first - 1])) return lead;
  for (let index = above.length - 1; index >= 0; index -= 1) {
    const row = above[index] ?? 0;
    lead.unshift(row);
    if (!hasDitto(reading.rows[row - 1])) break;
  }
  return lead;
}

function sortedPart(
  reading: SheetReading,
  layout: SheetLayout,
  definition: LedgerDefinition,
  rows: readonly number[],
): ReturnType<typeof sortRows> {
  return sortRows(reading, {
    headingRows: layout.headingRows,
    columns: layout.columns,
    nameColumn: definition.nameColumn,
    idColumn: layout.idColumn,
    among: rows,
  });
}

async function withChanges(
  before: LedgerReading,
  reading: SheetReading,
  changed: readonly number[],
  definition: LedgerDefinition,
  pause: (share?: number) => Promise<unknown>,
): Promise<LedgerReading> {
  if (changed.length === 0 && sameNumbers(before.reading.hiddenRows, reading.hiddenRows)) return { ...before, reading };
  const part: SortedPart = { dataRows: [], skippedRows: [] };
  for (let from = 0; from < changed.length; from += CHANGED_A_SLICE) {
    const { dataRows, skippedRows } = sortedPart(reading, before.layout, definition, changed.slice(from, from + CHANGED_A_SLICE));
    part.dataRows.push(...dataRows);
    part.skippedRows.push(...skippedRows);
    await pause(from / changed.length / 2);
  }
  const kind = sameKinds(before.layout, part, changed) ? before.layout : withRows(before.layout, part, changed);
  const { dataRows } = kind;
  const data = new Set(reading.hiddenRows.length === 0 ? [] : dataRows);
  const layout: SheetLayout = {
    ...kind,
    hiddenRows: reading.hiddenRows.filter((row) => data.has(row)),
    lastRow: lastFilledRow(reading, before.layout.headingRows),
  };
  const touched = new Set(changed);
  const fresh = new Map<number, ReadSheetRow>();
  for (const rows of slicesOf(reading, await rowsToRead(reading, dataRows, changed, pause))) {
    for (const source of readSheetRows(reading, { ...layout, dataRows: rows }, definition)) {
      if (touched.has(source.row) || hasDitto(reading.rows[source.row - 1])) fresh.set(source.row, source);
    }
    await pause(0.5 + Math.min(1, fresh.size / changed.length) / 2);
  }
  const known = before.layout.dataRows;
  const sources: ReadSheetRow[] = [];
  for (let place = 0; place < dataRows.length; place += 1) {
    const row = dataRows[place] ?? 0;
    const source = fresh.get(row) ?? before.sources[known[place] === row ? place : placeOf(known, row)];
    if (source !== undefined) sources.push(source);
    if (place % COMPARED_ROWS === 0) await pause();
  }
  return { reading, layout, sources };
}

interface SortedPart {
  readonly dataRows: number[];
  readonly skippedRows: SheetLayout['skippedRows'][number][];
}

/** Rows to read in slices; none begins with 同上, which hangs on the row above. */
function slicesOf(reading: SheetReading, rows: readonly number[]): readonly (readonly number[])[] {
  const slices: number[][] = [];
  for (const row of rows) {
    const slice = slices.at(-1);
    if (slice === undefined || (slice.length >= CHANGED_A_SLICE && !hasDitto(reading.rows[row - 1]))) slices.push([row]);
    else slice.push(row);
  }
  return slices;
}

/** Whether the changed rows are data rows as before, so that the layout stands. */
function sameKinds(layout: SheetLayout, part: SortedPart, changed: readonly number[]): boolean {
  return (
    part.dataRows.length === changed.length && changed.every((row) => layout.dataRows[placeOf(layout.dataRows, row)] === row)
  );
}

function withRows(layout: SheetLayout, part: SortedPart, changed: readonly number[]): SheetLayout {
  const touched = new Set(changed);
  const dataRows = [...layout.dataRows.filter((row) => !touched.has(row)), ...part.dataRows];
  const skippedRows = [...layout.skippedRows.filter(({ row }) => !touched.has(row)), ...part.skippedRows];
  return {
    ...layout,
    dataRows: dataRows.sort((left, right) => left - right),
    skippedRows: skippedRows.sort((left, right) => left.row - right.row),
  };
}

/** The changed rows with those below whose 同上 hangs on them, and above each the rows its own 同上 hangs on. */
async function rowsToRead(
  reading: SheetReading,
  dataRows: readonly number[],
  changed: readonly number[],
  pause: () => Promise<unknown>,
): Promise<readonly number[]> {
  const wanted = new Set<number>();
  const dittoAt = (place: number) => hasDitto(reading.rows[(dataRows[place] ?? 0) - 1]);
  for (const [done, row] of changed.entries()) {
    if (wanted.has(row)) continue;
    if (done % CHANGED_A_SLICE === 0) await pause();
    const start = placeOf(dataRows, row);
    let end = dataRows[start] === row ? start + 1 : start;
    while (end < dataRows.length && dittoAt(end)) end += 1;
    let from = start;
    while (from > 0 && dittoAt(from)) from -= 1;
    for (const named of dataRows.slice(from, end)) wanted.add(named);
  }
  return [...wanted].sort((left, right) => left - right);
}

/** Where a row stands among ascending row numbers, or would stand. */
function placeOf(rows: readonly number[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of the rows that differ; null when the sheet has to be read anew. */
async function changedRows(
  before: SheetReading,
  now: SheetReading,
  headerRow: number,
  pause: () => Promise<unknown>,
): Promise<readonly number[] | null> {
  if (before.name !== now.name || before.dateSystem !== now.dateSystem) return null;
  if (JSON.stringify(before.merges) !== JSON.stringify(now.merges)) return null;
  const changed: number[] = [];
  const length = Math.max(before.rows.length, now.rows.length);
  const most = Math.max(DELTA_ROWS, length * DELTA_PART);
  for (let index = 0; index < length; index += 1) {
    if (index % COMPARED_ROWS === 0) await pause();
    if (sameRawRow(before.rows[index], now.rows[index])) continue;
    if (index < headerRow) return null;
    changed.push(index + 1);
    if (changed.length > most) return null;
  }
  return changed;
}

function lastFilledRow(reading: SheetReading, headingRows: readonly number[]): number {
  for (let row = reading.rows.length; row >= 1; row -= 1) {
    if (!headingRows.includes(row) && reading.rows[row - 1]?.some((cell) => squeeze(gridText(cell)) !== '') === true) return row;
  }
  return 0;
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((number, index) => number === right[index]);
}

/** Whether two readings of a row have the same cells. */
export function sameRawRow(left: RawRow, right: RawRow): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  const length = Math.max(left.length, right.length);
  for (let column = 0; column < length; column += 1) {
    if (!sameRawCell(left[column], right[column])) return false;
  }
  return true;
}

function sameRawCell(left: GridCell | undefined, right: GridCell | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return isBare(left ?? right);
  return Object.is(left.value, right.value) && left.format === right.format && left.error === right.error;
}

function isBare(cell: GridCell | undefined): boolean {
  return (cell?.value ?? null) === null && cell?.format === undefined && cell?.error === undefined;
}

function hasDitto(row: RawRow): boolean {
  return (
    row?.some((cell) => typeof cell?.value === 'string' && cell.value.length <= 8 && dittoWords.includes(squeeze(cell.value))) ??
    false
  );
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
