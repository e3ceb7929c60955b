import { deriveRow } from '@double-hundred/shared/ledger/derived';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { CellSpec, ColumnSpec } from '@double-hundred/xlsx/workbook-spec';

/** Characters a computed figure takes. */
export const DERIVED_WIDTH = 11;
const BPS = 10_000;

/** The columns of computed figures, right of the hidden ids and outside the table, so that nobody takes them for asked. */
export function derivedColumns({ derived = [] }: LedgerDefinition): readonly ColumnSpec[] {
  return derived.map(() => ({ width: DERIVED_WIDTH }));
}

export function derivedHeadings({ derived = [] }: LedgerDefinition): readonly CellSpec[] {
  return derived.map(({ heading }) => ({ value: heading, look: 'headingComputed' }));
}

/** The computed figures of a row as formulas over its own cells: growth in percent, empty where it cannot be told. */
export function derivedCells(definition: LedgerDefinition, fields: RowFields, row: number): readonly CellSpec[] {
  const at = (key: string): string => `${columnLetters(definition.columns.findIndex((column) => column.key === key) + 2)}${row}`;
  const figures = deriveRow(definition, fields);
  return (definition.derived ?? []).map(({ of, over }, index) => {
    const bps = figures[index]?.growthBps ?? null;
    return {
      formula: `IF(AND(ISNUMBER(${at(of)}),N(${at(over)})>0),ROUND(${at(of)}/${at(over)}-1,3),"")`,
      value: bps === null ? '' : Math.round(bps / 10) / (BPS / 10),
      look: 'growth',
    };
  });
}
