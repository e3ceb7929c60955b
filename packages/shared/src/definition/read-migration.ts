import { definitionFaults, DEFINITION_SHEETS, DEFINITION_WORDS as WORDS, LEDGER_LINES } from '../message/definition-words.ts';
import type { MigrationStep } from './migration.ts';
import type { DefinitionFault, SheetTable } from './sheet-table.ts';

const [KIND, FROM, TO, MORE] = DEFINITION_SHEETS.migration.headings;
const KEY_FORM = /^[a-z][a-zA-Z0-9]*$/;
/** Lines of the sheet 台账 that can be narrowed, named as that sheet names them. */
const LINES: readonly string[] = [LEDGER_LINES.nameColumn[0], LEDGER_LINES.stageOrder[0], LEDGER_LINES.keptBy[0]];

/** Reads how rows of the version before become rows of this one. Rows with faults are left out. */
export function readMigration(table: SheetTable, faults: DefinitionFault[]): MigrationStep[] {
  return table.rows.flatMap((row): MigrationStep[] => {
    const wrong = (heading: string, instead: string): MigrationStep[] => {
      const cell = row.cell(heading);
      const message = definitionFaults.wrong(table.name, cell, heading, row.text(heading), instead);
      faults.push({ sheet: table.name, cell, message });
      return [];
    };
    const from = row.text(FROM);
    const to = row.text(TO).split('、');
    if (row.text(KIND) === WORDS.narrow) {
      if (!KEY_FORM.test(from) && !LINES.includes(from)) return wrong(FROM, definitionFaults.key);
      if (!/^[1-9]\d*$/.test(row.text(MORE))) return wrong(MORE, definitionFaults.narrowVersion('2'));
      return [{ kind: 'narrow', column: from, version: Number(row.text(MORE)) }];
    }
    if (!KEY_FORM.test(from)) return wrong(FROM, definitionFaults.key);
    if (to.some((key) => !KEY_FORM.test(key))) return wrong(TO, definitionFaults.key);
    switch (row.text(KIND)) {
      case WORDS.rename:
        return [{ kind: 'rename', from, to: to[0] ?? '' }];
      case WORDS.drop:
        return [{ kind: 'drop', column: from }];
      case WORDS.split:
        if (to.length < 2) return wrong(TO, definitionFaults.splitColumns);
        if (row.text(MORE) === '') return wrong(MORE, definitionFaults.splitSign);
        return [{ kind: 'split', from, to, by: row.text(MORE) }];
      case WORDS.choices: {
        const pairs = row
          .text(MORE)
          .split('、')
          .map((pair) => pair.split('='));
        if (pairs.some((pair) => pair.length !== 2)) return wrong(MORE, definitionFaults.choicePairs);
        return [{ kind: 'choices', column: from, names: Object.fromEntries(pairs) as Record<string, string> }];
      }
      default:
        return wrong(KIND, definitionFaults.oneOf([WORDS.rename, WORDS.split, WORDS.choices, WORDS.drop, WORDS.narrow]));
    }
  });
}
