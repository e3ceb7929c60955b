import { type Condition, conditionValues } from '../ledger/condition.ts';
import type { Column, ColumnType } from '../ledger/definition.ts';
import { definitionFaults } from '../message/definition-words.ts';

/** Columns whose values are one text, which is what a condition compares. */
const COMPARED: readonly ColumnType['kind'][] = ['choice', 'text', 'longText', 'person', 'unitRef'];

/** Why a condition can never hold; null when it can. Lists of the campaign are not known to a definition. */
export function conditionFault(condition: Condition, columns: readonly Column[]): string | null {
  const column = columns.find(({ key }) => key === condition.column);
  if (column === undefined) return null;
  if (!COMPARED.includes(column.type.kind)) return definitionFaults.conditionColumn(column.heading);
  return choicesFault(conditionValues(condition), column);
}

/** Why a word is none of a column's own choices. */
export function choicesFault(words: readonly string[], column: Column | undefined): string | null {
  const choices = column?.type.kind === 'choice' || column?.type.kind === 'choices' ? column.type.choices : undefined;
  const unknown = choices === undefined ? undefined : words.find((word) => !choices.includes(word));
  if (column === undefined || choices === undefined || unknown === undefined) return null;
  return definitionFaults.noSuchChoice(column.heading, unknown, choices);
}
