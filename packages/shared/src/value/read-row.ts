import type { LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import type { CellInput, Normalisation } from './cell.ts';
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

/** Reads the cells of a row by column key. Columns without a cell are empty; keys the ledger does not know are left out. */
export function readRow(
  definition: LedgerDefinition,
  cells: Readonly<Record<string, CellInput>>,
  context: RowReadContext,
): RowReading {
  const fields: Record<string, FieldValue> = {};
  const refused = new Set<string>();
  const findings: Finding[] = [];
  const normalised: Normalisation[] = [];
  for (const column of definition.columns) {
    const cell = Object.hasOwn(cells, column.key) ? (cells[column.key] ?? EMPTY_CELL) : EMPTY_CELL;
    const perUnit = context.yuanPerUnitByColumn?.[column.key];
    const reading = readCell(column, cell, perUnit === undefined ? context : { ...context, yuanPerUnit: perUnit });
    if (reading.value !== null) fields[column.key] = reading.value;
    for (const change of reading.normalised) normalised.push(change);
    for (const finding of reading.findings) {
      refused.add(column.key);
      findings.push(finding);
    }
  }
  return { fields, refused, findings, normalised };
}
