import { type Column, columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { templateText } from '../message/template.ts';
import { NOT_A_ROW_PATTERNS } from '../message/workbook-words.ts';
import { choiceList } from '../value/choice-list.ts';
import { BLANK_WORDS } from '../value/clean-text.ts';
import type { LedgerContext } from '../value/context.ts';
import { YES_NO_WORDS } from '../value/read-yes-no.ts';
import { USCC_WEIGHTS } from '../value/uscc-check.ts';

/** One column of the sheet with lists that clerks do not see, and the names that stand for its first so many cells. */
export interface HiddenList {
  readonly heading: string;
  readonly cells: readonly (string | number)[];
  readonly names: readonly { readonly name: string; readonly count: number }[];
}

/** Names of lists. `choices` is what a drop-down offers, `words` every spelling that is taken without a question. */
export const listName = {
  choices: (ledger: string, key: string): string => `dh_${ledger}_${key}`,
  words: (ledger: string, key: string): string => `dh_${ledger}_${key}_words`,
  stageWords: (ledger: string): string => `dh_${ledger}_stageWords`,
  stagePlaces: (ledger: string): string => `dh_${ledger}_stagePlaces`,
  blankWords: 'dh_blankWords',
  notRows: 'dh_notRows',
  codePlaces: 'dh_codePlaces',
  codeWeights: 'dh_codeWeights',
} as const;

/** What the drop-down of a column offers; nothing for columns without one. Columns of several choices have none. */
export function offeredWords(column: Column, { campaign, units }: Pick<LedgerContext, 'campaign' | 'units'>): readonly string[] {
  if (column.type.kind === 'unitRef') return units.map(({ name }) => name);
  if (column.type.kind === 'choice') return choiceList(column, campaign).choices;
  return column.type.kind === 'yesNo' ? [templateText.yes, templateText.no] : [];
}

/** The lists of one ledger: choices, the stages with their places, and the words of `sharedLists` are apart. */
export function ledgerLists(
  definition: LedgerDefinition,
  context: Pick<LedgerContext, 'campaign' | 'units'>,
): readonly HiddenList[] {
  const lists = definition.columns.flatMap((column): HiddenList[] => {
    const offered = column.type.kind === 'choices' ? choiceList(column, context.campaign).choices : offeredWords(column, context);
    if (offered.length === 0) return [];
    const cells = [...new Set([...offered, ...otherWords(column, context)])];
    const words = { name: listName.words(definition.id, column.key), count: cells.length };
    const choices = { name: listName.choices(definition.id, column.key), count: offered.length };
    return [{ heading: column.heading, cells, names: column.type.kind === 'choices' ? [words] : [choices, words] }];
  });
  return [...lists, ...stageLists(definition)];
}

/** Lists that every ledger of a workbook shares. */
export function sharedLists(): readonly HiddenList[] {
  const one = (heading: string, name: string, cells: readonly (string | number)[]): HiddenList => ({
    heading,
    cells,
    names: [{ name, count: cells.length }],
  });
  return [
    one(templateText.listHeads.blank, listName.blankWords, [...BLANK_WORDS]),
    one(templateText.listHeads.notRows, listName.notRows, NOT_A_ROW_PATTERNS),
    one(
      templateText.listHeads.codePlaces,
      listName.codePlaces,
      USCC_WEIGHTS.map((_, index) => index + 1),
    ),
    one(templateText.listHeads.codeWeights, listName.codeWeights, [...USCC_WEIGHTS]),
  ];
}

function otherWords(column: Column, { units }: Pick<LedgerContext, 'units'>): readonly string[] {
  if (column.type.kind === 'unitRef') return units.flatMap(({ aliases }) => aliases);
  if (column.type.kind === 'yesNo') return YES_NO_WORDS;
  return Object.keys(column.synonyms?.apply ?? {});
}

/** Every word for a stage, and the place of its stage in the order from 1; ended stages have 0. */
function stageLists(definition: LedgerDefinition): readonly HiddenList[] {
  const { stages } = definition;
  if (stages === undefined) return [];
  const synonyms = Object.entries(columnOf(definition, stages.column)?.synonyms?.apply ?? {});
  const placeOf = (stage: string): number => stages.order.indexOf(stage) + 1;
  const places = new Map([
    ...synonyms.map(([word, stage]) => [word, placeOf(stage)] as const),
    ...[...stages.ended, ...stages.order].map((stage) => [stage, placeOf(stage)] as const),
  ]);
  const { stageWords, stagePlaces } = templateText.listHeads;
  return [
    { heading: stageWords, cells: [...places.keys()], names: [{ name: listName.stageWords(definition.id), count: places.size }] },
    {
      heading: stagePlaces,
      cells: [...places.values()],
      names: [{ name: listName.stagePlaces(definition.id), count: places.size }],
    },
  ];
}
