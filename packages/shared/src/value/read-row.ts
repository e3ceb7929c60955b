import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import type { CellInput, CellReading, Normalisation } from './cell.ts';
import { type ReadContext, readCell } from './read-cell.ts';

/** A row as read. `fields` has all proposals applied; `refused` are the columns whose cell could not be read. */
export interface RowReading {
  readonly fields: RowFields;
  readonly refused: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  readonly normalised: readonly Normalisation[];
}

/** How a row is read: besides the context, yuan per 1 of each money column by key. */
export type RowReadContext = ReadContext & { readonly yuanPerUnitByColumn?: Readonly<Record<string, number>> };

const EMPTY_CELL: CellInput = { value: null };

/** Reads rows of one ledger after each other. */
export type RowReader = (cells: Readonly<Record<string, CellInput>>) => RowReading;

/** Reads the cells of a row by column key. Columns without a cell are empty; keys the ledger does not know are left out. */
export function readRow(
  definition: LedgerDefinition,
  cells: Readonly<Record<string, CellInput>>,
  context: RowReadContext,
): RowReading {
  return rowOf(
    cells,
    definition.columns.map((column) => ({ key: column.key, read: (cell) => readCell(column, cell, contextOf(column, context)) })),
  );
}

/**
 * Reads as `readRow` does, for many rows: what a column's cell is read as is remembered, since stages, days, units and
 * people come again and again. A reading hangs on nothing but column, cell and context.
 */
export function createRowReader(definition: LedgerDefinition, context: RowReadContext): RowReader {
  const columns = definition.columns.map((column) => ({
    key: column.key,
    read: rememberingReader(column, contextOf(column, context)),
  }));
  return (cells) => rowOf(cells, columns);
}

interface ColumnReader {
  readonly key: string;
  read(cell: CellInput): CellReading;
}

const NO_COLUMNS: ReadonlySet<string> = new Set();
/** Kinds whose cells are mostly different from row to row. */
const OWN_VALUES: readonly string[] = ['uscc', 'projectCode', 'longText'];
const REMEMBERED = 500;

function rowOf(cells: Readonly<Record<string, CellInput>>, columns: readonly ColumnReader[]): RowReading {
  const fields: Record<string, FieldValue> = {};
  const findings: Finding[] = [];
  const normalised: Normalisation[] = [];
  let refused: Set<string> | null = null;
  for (const { key, read } of columns) {
    const reading = read(Object.hasOwn(cells, key) ? (cells[key] ?? EMPTY_CELL) : EMPTY_CELL);
    if (reading.value !== null) fields[key] = reading.value;
    for (const change of reading.normalised) normalised.push(change);
    for (const finding of reading.findings) {
      refused ??= new Set();
      refused.add(key);
      findings.push(finding);
    }
  }
  return { fields, refused: refused ?? NO_COLUMNS, findings, normalised };
}

function rememberingReader(column: Column, context: ReadContext): ColumnReader['read'] {
  const read = (cell: CellInput) => readCell(column, cell, context);
  const empty = read(EMPTY_CELL);
  if (OWN_VALUES.includes(column.type.kind)) return (cell) => (cell === EMPTY_CELL ? empty : read(cell));
  const byFormat = new Map<string | undefined, Map<CellInput['value'], CellReading>>();
  return (cell) => {
    if (cell === EMPTY_CELL) return empty;
    if (cell.error !== undefined) return read(cell);
    let known = byFormat.get(cell.format);
    if (known === undefined) byFormat.set(cell.format, (known = new Map()));
    const remembered = known.get(cell.value);
    if (remembered !== undefined) return remembered;
    const reading = read(cell);
    if (known.size >= REMEMBERED) known.clear();
    known.set(cell.value, reading);
    return reading;
  };
}

function contextOf(column: Column, context: RowReadContext): ReadContext {
  const perUnit = context.yuanPerUnitByColumn?.[column.key];
  return perUnit === undefined ? context : { ...context, yuanPerUnit: perUnit };
}
