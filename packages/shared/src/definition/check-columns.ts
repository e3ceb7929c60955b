import type { Column } from '../ledger/definition.ts';
import { definitionFaults, DEFINITION_SHEETS } from '../message/definition-words.ts';
import { choicesFault, conditionFault } from './condition-fault.ts';
import type { DefinitionFault, SheetTable, TableRow } from './sheet-table.ts';

const { headings } = DEFINITION_SHEETS.columns;
const [KEY, FROM_STAGE, WHEN, SET_BY] = [headings[0], headings[6], headings[7], headings[10]];
const [CHOICE_OF, CHOICE, APPLY, PROPOSE] = DEFINITION_SHEETS.choices.headings;

/** What a column may refer to. */
export interface StagesSaid {
  readonly order: readonly string[];
  /** A rule asks for what a stage requires. */
  readonly implied: boolean;
}

/** Holds what columns say of stages, conditions and choices against the rest of the definition. */
export function checkColumns(table: SheetTable, columns: readonly Column[], stages: StagesSaid, faults: DefinitionFault[]): void {
  let impliedTold = stages.implied;
  for (const row of table.rows) {
    const column = columns.find(({ key }) => key === row.text(KEY));
    if (column === undefined) continue;
    const wrong = (heading: string, instead: string | null): void => {
      if (instead !== null) faults.push(faultAt(table, row, heading, instead));
    };
    const { required, setBy } = column;
    if (typeof required === 'object' && 'fromStage' in required) {
      const { fromStage } = required;
      wrong(FROM_STAGE, stageFault(fromStage, stages.order));
      if (!impliedTold) wrong(FROM_STAGE, definitionFaults.stageUnchecked);
      impliedTold = true;
    }
    if (typeof required === 'object' && required.when !== undefined) wrong(WHEN, conditionFault(required.when, columns));
    if (setBy !== undefined && typeof setBy.reserved === 'object')
      wrong(SET_BY, choicesFault([...setBy.reserved.values, ...(setBy.reserved.kept ?? [])], column));
  }
}

/** Choices listed twice, words that would mean two of them, and choices of a column that is not there. */
export function checkChoices(table: SheetTable, named: readonly { readonly key: string }[], faults: DefinitionFault[]): void {
  const taken = new Set<string>();
  for (const row of table.rows) {
    const key = row.text(CHOICE_OF);
    if (!named.some((column) => column.key === key))
      faults.push(faultAt(table, row, CHOICE_OF, definitionFaults.unknownColumn(named.map((column) => column.key))));
    const words = [APPLY, PROPOSE].flatMap((heading) =>
      row
        .text(heading)
        .split('、')
        .map((word) => [heading, word.trim()] as const),
    );
    for (const [heading, word] of [[CHOICE, row.text(CHOICE)] as const, ...words]) {
      const name = JSON.stringify([key, heading === CHOICE, word]);
      if (word === '') continue;
      if (taken.has(name)) {
        const cell = row.cell(heading);
        faults.push({ sheet: table.name, cell, message: definitionFaults.choiceTwice(table.name, cell, word) });
      }
      taken.add(name);
    }
  }
}

/** Why a word is no stage in the order of the ledger. */
export function stageFault(stage: string, order: readonly string[]): string | null {
  if (order.length === 0) return definitionFaults.noStages;
  return order.includes(stage) ? null : definitionFaults.noSuchStage(stage, order);
}

function faultAt(table: SheetTable, row: TableRow, heading: string, instead: string): DefinitionFault {
  const cell = row.cell(heading);
  return { sheet: table.name, cell, message: definitionFaults.wrong(table.name, cell, heading, row.text(heading), instead) };
}
