import type { Derived } from '../ledger/definition.ts';
import { definitionFaults, DEFINITION_SHEETS, DEFINITION_WORDS as WORDS } from '../message/definition-words.ts';
import type { ColumnNames } from './column-names.ts';
import type { DefinitionFault, SheetTable } from './sheet-table.ts';

const [KEY, NAME, KIND, OF, OVER] = DEFINITION_SHEETS.metrics.headings;

/** Reads the figures computed from a row. Rows with faults are left out. */
export function readMetrics(table: SheetTable, names: ColumnNames, faults: DefinitionFault[]): Derived[] {
  return table.rows.flatMap((row): Derived[] => {
    const before = faults.length;
    const wrong = (heading: string, instead: string): void => {
      const cell = row.cell(heading);
      faults.push({
        sheet: table.name,
        cell,
        message: definitionFaults.wrong(table.name, cell, heading, row.text(heading), instead),
      });
    };
    if (!/^[a-z][a-zA-Z0-9]*$/.test(row.text(KEY))) wrong(KEY, definitionFaults.key);
    if (row.text(KIND) !== WORDS.growth) wrong(KIND, definitionFaults.oneOf([WORDS.growth]));
    const of = names.keyOf(row.text(OF));
    const over = names.keyOf(row.text(OVER));
    if (of === null) wrong(OF, names.hint());
    if (over === null) wrong(OVER, names.hint());
    if (of === null || over === null || faults.length > before) return [];
    return [{ key: row.text(KEY), heading: row.text(NAME), kind: 'growth', of, over }];
  });
}
