import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import { columnLetters, type SheetGrid, type WorkbookGrid } from './grid.ts';
import { type HeadedColumn, headingColumns } from './heading-columns.ts';
import { headingText, unitLineScale } from './heading-text.ts';
import { ID_KEY, type KnownHeadings, knownHeadings } from './known-headings.ts';
import { ROW_ID_HEADING, type SheetLayout } from './layout.ts';
import { type RecalledColumn, recallColumns } from './recall-columns.ts';
import type { RememberedLayout } from './remembered-layout.ts';
import { gridText } from './row-kind.ts';
import { sortRows } from './sort-rows.ts';

const MOST_ROWS_ABOVE_HEADING = 60;
const FEWEST_HEADINGS = 4;
/** A sheet with fewer columns than this part of the best one is an excerpt, not another table. */
const EXCERPT_PART = 0.6;
const DEFAULT_YUAN_PER_UNIT = 10_000;

interface KeyedColumn extends HeadedColumn {
  readonly key: string | null;
  /** Yuan per 1 as it was remembered. */
  readonly yuanPerUnit?: number;
}

interface HeadingCandidate {
  readonly rows: readonly number[];
  readonly columns: readonly KeyedColumn[];
  readonly matches: number;
}

/**
 * Finds how a ledger lies in a sheet: the row or two-row group that matches most known headings (at least four, the
 * name column among them). What the clerk has confirmed of this sheet goes before any guess. Null when the sheet holds
 * no such ledger. Row and column numbers count from 1.
 */
export function recogniseSheet(sheet: SheetGrid, definition: LedgerDefinition, memory?: RememberedLayout): SheetLayout | null {
  const known = knownHeadings(definition);
  const heading = findHeading(sheet, definition, known, memory);
  return heading === null ? null : layoutOf(sheet, definition, heading);
}

/**
 * The sheet of a workbook that holds the ledger: the one with most known headings, visible ones first. A sheet that fits
 * one of the `rivals` better is that ledger's and is left to it. The sheet that is remembered goes before all others.
 */
export function recogniseWorkbook(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  rivals: readonly LedgerDefinition[] = [],
  memory?: RememberedLayout,
): { sheet: SheetGrid; layout: SheetLayout } | null {
  const own = workbook.sheets.find(({ name }) => name === memory?.sheet);
  const ownLayout = own === undefined ? null : recogniseSheet(own, definition, memory);
  if (own !== undefined && ownLayout !== null) return { sheet: own, layout: ownLayout };
  const known = knownHeadings(definition);
  let best: { sheet: SheetGrid; heading: HeadingCandidate } | null = null;
  const inOrder = [...workbook.sheets].sort(
    (left, right) => Number(left.visibility !== 'visible') - Number(right.visibility !== 'visible'),
  );
  for (const sheet of inOrder) {
    const heading = findHeading(sheet, definition, known, memory);
    if (heading === null || (best !== null && heading.matches <= best.heading.matches)) continue;
    if (!isRivals(sheet, definition, rivals, heading.matches)) best = { sheet, heading };
  }
  return best === null ? null : { sheet: best.sheet, layout: layoutOf(best.sheet, definition, best.heading) };
}

/**
 * Names of the visible sheets that hold the ledger in full and have rows in it; with more than one it is not clear which
 * is meant. A sheet with far fewer of its columns is an excerpt and does not count.
 */
export function ledgerSheets(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  rivals: readonly LedgerDefinition[] = [],
): readonly string[] {
  const known = knownHeadings(definition);
  const found = workbook.sheets.flatMap((sheet) => {
    const heading = sheet.visibility === 'visible' ? findHeading(sheet, definition, known) : null;
    if (heading === null || isRivals(sheet, definition, rivals, heading.matches)) return [];
    return layoutOf(sheet, definition, heading).dataRows.length === 0 ? [] : [{ name: sheet.name, matches: heading.matches }];
  });
  const most = Math.max(0, ...found.map(({ matches }) => matches));
  return found.filter(({ matches }) => matches >= most * EXCERPT_PART).map(({ name }) => name);
}

/** A ledger a sheet was taken for. */
export interface RecognisedLedger {
  readonly definition: LedgerDefinition;
  readonly layout: SheetLayout;
}

/** The ledger a sheet fits best, with its layout: the one with most known headings; null when it fits none. */
export function recogniseLedger(sheet: SheetGrid, definitions: readonly LedgerDefinition[]): RecognisedLedger | null {
  const steps = recogniseLedgerInSteps(sheet, definitions);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, one ledger a step, so that a page can breathe between them; the last step gives the answer. */
export function* recogniseLedgerInSteps(
  sheet: SheetGrid,
  definitions: readonly LedgerDefinition[],
): Generator<void, RecognisedLedger | null> {
  let best: { definition: LedgerDefinition; heading: HeadingCandidate } | null = null;
  for (const definition of definitions) {
    const heading = findHeading(sheet, definition, knownHeadings(definition));
    if (heading !== null && (best === null || heading.matches > best.heading.matches)) best = { definition, heading };
    yield;
  }
  return best === null ? null : { definition: best.definition, layout: layoutOf(sheet, best.definition, best.heading) };
}

function isRivals(sheet: SheetGrid, definition: LedgerDefinition, rivals: readonly LedgerDefinition[], matches: number): boolean {
  return rivals.some((rival) => {
    if (rival.id === definition.id) return false;
    return (findHeading(sheet, rival, knownHeadings(rival))?.matches ?? 0) > matches;
  });
}

function findHeading(
  sheet: SheetGrid,
  definition: LedgerDefinition,
  known: KnownHeadings,
  memory?: RememberedLayout,
): HeadingCandidate | null {
  let best: HeadingCandidate | null = null;
  const last = Math.min(sheet.rows.length, MOST_ROWS_ABOVE_HEADING);
  for (let row = 1; row <= last; row += 1) {
    for (const rows of row < sheet.rows.length ? [[row], [row, row + 1]] : [[row]]) {
      const candidate = headingAt(sheet, rows, known, memory);
      const keys = candidate.columns.map(({ key }) => key);
      if (candidate.matches < FEWEST_HEADINGS || !keys.includes(definition.nameColumn)) continue;
      if (best === null || isBetter(candidate, best)) best = candidate;
    }
  }
  return best;
}

// A title or unit line above the heading adds nothing to the group, so the row alone is the heading.
function isBetter(candidate: HeadingCandidate, best: HeadingCandidate): boolean {
  if (candidate.matches !== best.matches) return candidate.matches > best.matches;
  return candidate.rows.length < best.rows.length && candidate.rows.every((row) => best.rows.includes(row));
}

function headingAt(
  sheet: SheetGrid,
  rows: readonly number[],
  known: KnownHeadings,
  memory: RememberedLayout | undefined,
): HeadingCandidate {
  const guess = ({ heading, group }: HeadedColumn): string | null => known.keyOf(heading, group);
  const headed = headingColumns(sheet, rows);
  const own = headed.map((column): KeyedColumn => ({ ...column, key: guess(column) }));
  const recalled = memory === undefined ? null : recallColumns(headed, memory, guess);
  const columns = recalled === null ? own : own.map((column) => withMemory(column, recalled));
  const found = new Set(columns.map(({ key }) => key).filter((key) => key !== null && key !== ID_KEY));
  return { rows, columns, matches: found.size };
}

/** What was confirmed goes before any guess; a guess stands only for columns and keys of which nothing is remembered. */
function withMemory(column: KeyedColumn, recalled: ReadonlyMap<number, RecalledColumn>): KeyedColumn {
  const own = recalled.get(column.column);
  if (column.key === ID_KEY) return column;
  if (own === undefined) {
    const taken = [...recalled.values()].some(({ remembered }) => remembered.key === column.key);
    return taken ? { ...column, key: null } : column;
  }
  const { key, yuanPerUnit } = own.remembered;
  const restated = own.renamed && headingText(column.heading).yuanPerUnit !== null;
  return { ...column, key, ...(yuanPerUnit === undefined || restated ? {} : { yuanPerUnit }) };
}

function layoutOf(sheet: SheetGrid, definition: LedgerDefinition, heading: HeadingCandidate): SheetLayout {
  const headerRow = heading.rows[heading.rows.length - 1] ?? 1;
  const sheetScale = scaleAbove(sheet, heading.rows[0] ?? 1);
  const columnByKey = new Map(definition.columns.map((column) => [column.key, column]));
  const columns: Record<string, string> = {};
  const yuanPerUnit: Record<string, number> = {};
  const localColumns: Record<string, string> = {};
  const lettersOfKey = new Map<string, string[]>();
  let idColumn: number | null = null;
  // What the product writes itself is no column of the clerk's own.
  const computed = new Set(
    [ROW_ID_HEADING, ...(definition.derived ?? []).map((one) => one.heading)].map((own) => headingText(own).name),
  );
  for (const headed of heading.columns) {
    const letters = columnLetters(headed.column);
    if (headed.key === ID_KEY) {
      idColumn ??= headed.column;
      continue;
    }
    const column = headed.key === null ? undefined : columnByKey.get(headed.key);
    if (column === undefined) {
      if (!computed.has(headingText(headed.heading).name)) localColumns[letters] = oneLine(headed.heading);
      continue;
    }
    const earlier = lettersOfKey.get(column.key);
    if (earlier) {
      earlier.push(letters);
      localColumns[letters] = oneLine(headed.heading);
      continue;
    }
    lettersOfKey.set(column.key, [letters]);
    columns[letters] = column.key;
    if (column.type.kind === 'wan') yuanPerUnit[letters] = scaleOf(headed) ?? sheetScale ?? DEFAULT_YUAN_PER_UNIT;
    // The 单位 line of a sheet in 万元 does not speak of a column in 元 such as income per head.
    if (column.type.kind === 'yuan') yuanPerUnit[letters] = scaleOf(headed) ?? 1;
  }
  return {
    sheet: sheet.name,
    headingRows: heading.rows,
    headerRow,
    columns,
    yuanPerUnit,
    localColumns,
    idColumn,
    missingColumns: definition.columns
      .filter((column) => isNeeded(column) && !lettersOfKey.has(column.key))
      .map(({ key }) => key),
    twiceColumns: [...lettersOfKey].filter(([, letters]) => letters.length > 1).map(([key, letters]) => ({ key, letters })),
    ...sortRows(sheet, { headingRows: heading.rows, columns, nameColumn: definition.nameColumn, idColumn }),
  };
}

function scaleOf(headed: KeyedColumn): number | null {
  if (headed.yuanPerUnit !== undefined) return headed.yuanPerUnit;
  return headingText(headed.heading).yuanPerUnit ?? (headed.group === null ? null : headingText(headed.group).yuanPerUnit);
}

function scaleAbove(sheet: SheetGrid, firstHeadingRow: number): number | null {
  for (let row = firstHeadingRow - 1; row >= 1; row -= 1) {
    for (const cell of sheet.rows[row - 1] ?? []) {
      const scale = unitLineScale(gridText(cell));
      if (scale !== null) return scale;
    }
  }
  return null;
}

function isNeeded(column: Column): boolean {
  return column.required === 'always' && column.defaultOwnUnit !== true;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, '').trim();
}
