import { sameData } from '../kernel/same-data.ts';
import { type Column, columnTypeSchema, type LedgerDefinition } from '../ledger/definition.ts';
import { diffTexts } from '../message/definition-diff.ts';
import { TYPE_WORDS } from '../message/definition-words.ts';
import { ANY_COLUMN } from './column-names.ts';
import { type DefinitionChange, narrowing, safeChange } from './definition-change.ts';
import { isNarrowerRequirement, requirementOf } from './narrower-requirement.ts';
import { isNarrowerType } from './narrower-type.ts';
import { parametersOf, writeParameters } from './parameters.ts';

/** What differs in a column. `old` may have had another key, when a migration step renames it. */
export function diffColumn(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  return [
    ...headingChanges(old, column, after),
    ...typeChanges(old, column, after),
    ...requirementChanges(old, column, after),
    ...synonymChanges(old, column, after),
    ...settingChanges(old, column, after),
  ];
}

/** What a column that nobody had before asks of filled sheets and stored rows. */
export function addedColumn(column: Column, after: LedgerDefinition): DefinitionChange {
  const required = requirementOf(column) !== undefined;
  const text = diffTexts.columnAdded(column.heading, required);
  return required ? narrowing(after, column.key, text, 'added') : safeChange(text, 'added');
}

function headingChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const { key, heading, aliases } = column;
  const changes: DefinitionChange[] = [];
  if (old.heading !== heading) {
    const known = aliases.includes(old.heading);
    const text = known ? diffTexts.heading(old.heading, heading) : diffTexts.headingLost(old.heading, heading);
    changes.push({ kind: 'changed', safe: known, text });
  }
  const fresh = aliases.filter((alias) => !old.aliases.includes(alias) && alias !== old.heading);
  const gone = old.aliases.filter((alias) => !aliases.includes(alias) && alias !== heading);
  if (fresh.length > 0) changes.push(safeChange(diffTexts.aliasesAdded(heading, fresh)));
  if (gone.length > 0) changes.push(narrowing(after, key, diffTexts.aliasesGone(heading, gone)));
  return changes;
}

function typeChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const { key, heading, type } = column;
  if (old.type.kind !== type.kind) {
    const text = diffTexts.type(heading, TYPE_WORDS[old.type.kind], TYPE_WORDS[type.kind]);
    // Under its old key the values of a column are not read anew; a step that renames it does so.
    return [old.key === key ? { kind: 'changed', safe: false, text } : narrowing(after, key, text)];
  }
  const changes = choiceChanges(old, column, after);
  const limits = [limitsOf(old), limitsOf(column)] as const;
  if (limits[0] === limits[1]) return changes;
  const narrower = isNarrowerType(old.type, type);
  const text = diffTexts.limits(heading, narrower, limits[0], limits[1]);
  return [...changes, narrower ? narrowing(after, key, text) : safeChange(text)];
}

function choiceChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const { key, heading } = column;
  const [oldChoices, choices] = [choicesOf(old), choicesOf(column)];
  const names = Object.assign(
    {},
    ...(after.migration ?? []).flatMap((step) => (step.kind === 'choices' && step.column === key ? [step.names] : [])),
  ) as Record<string, string>;
  const fresh = choices.filter((choice) => !oldChoices.includes(choice));
  const gone = oldChoices.filter((choice) => !choices.includes(choice));
  const changes: DefinitionChange[] = [];
  if (fresh.length > 0) changes.push(safeChange(diffTexts.choicesAdded(heading, fresh)));
  if (gone.length > 0) {
    const renamed = gone.every((choice) => choices.includes(names[choice] ?? ''));
    changes.push(
      renamed ? safeChange(diffTexts.choicesRenamed(heading, gone)) : narrowing(after, key, diffTexts.choicesGone(heading, gone)),
    );
  }
  if (fresh.length + gone.length === 0 && !sameData(oldChoices, choices))
    changes.push(safeChange(diffTexts.choiceOrder(heading)));
  return changes;
}

function requirementChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const { key, heading } = column;
  const changes: DefinitionChange[] = [];
  if (!sameData(old.required, column.required)) {
    if (isNarrowerRequirement(old, column, after)) changes.push(narrowing(after, key, diffTexts.requiredMore(heading)));
    else changes.push(safeChange(diffTexts.required(heading, column.required !== undefined)));
  }
  if ((old.defaultOwnUnit ?? false) === (column.defaultOwnUnit ?? false)) return changes;
  const text = diffTexts.ownUnit(heading, column.defaultOwnUnit === true);
  return [...changes, column.defaultOwnUnit === true ? safeChange(text) : narrowing(after, key, text)];
}

function synonymChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const [before, now] = [meanings(old), meanings(column)];
  const gone = Object.keys(before).filter((word) => now[word] !== before[word]);
  const fresh = Object.keys(now).filter((word) => before[word] === undefined);
  return [
    ...(fresh.length === 0 ? [] : [safeChange(diffTexts.synonymsAdded(column.heading, fresh))]),
    ...(gone.length === 0 ? [] : [narrowing(after, column.key, diffTexts.synonymsGone(column.heading, gone))]),
  ];
}

function settingChanges(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const { key, heading, setBy } = column;
  const changes: DefinitionChange[] = [];
  if (old.confidential !== column.confidential) changes.push(safeChange(diffTexts.confidential(heading)));
  if (!sameData(old.setBy, setBy)) {
    const text = diffTexts.setBy(heading);
    changes.push(setBy === undefined || setBy.reserved === 'nothing' ? safeChange(text) : narrowing(after, key, text));
  }
  const parts = [
    ...(old.help === column.help ? [] : [diffTexts.help]),
    ...(old.example === column.example ? [] : [diffTexts.example]),
    ...(old.width === column.width ? [] : [diffTexts.width]),
  ];
  if (parts.length > 0) changes.push(safeChange(diffTexts.looks(heading, parts)));
  return changes;
}

/** The parameters of a type as its workbook shows them, without its choices. */
function limitsOf({ type }: Column): string {
  const option = columnTypeSchema.options.find(({ shape }) => shape.kind.value === type.kind);
  return option === undefined ? '' : writeParameters(type, parametersOf(option, ['kind', 'choices']), ANY_COLUMN);
}

/** What each word of the column is read as, and whether a person is asked. */
function meanings({ synonyms }: Column): Readonly<Record<string, string | undefined>> {
  const shown = (map: Readonly<Record<string, string>> = {}, how = '') =>
    Object.fromEntries(Object.entries(map).map(([word, choice]) => [word, `${choice}${how}`]));
  return { ...shown(synonyms?.propose, '?'), ...shown(synonyms?.apply) };
}

function choicesOf({ type }: Column): readonly string[] {
  return type.kind === 'choice' || type.kind === 'choices' ? (type.choices ?? []) : [];
}
