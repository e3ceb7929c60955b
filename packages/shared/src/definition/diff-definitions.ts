import { sameData } from '../kernel/same-data.ts';
import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { diffTexts } from '../message/definition-diff.ts';
import { type DefinitionChange, safeChange } from './definition-change.ts';
import { addedColumn, diffColumn } from './diff-column.ts';
import { diffHead } from './diff-head.ts';
import { diffRules } from './diff-rules.ts';

/** What differs between two versions, in Chinese; a ledger nobody had before is one change. What a migration step covers is safe. */
export function diffDefinitions(before: LedgerDefinition | null, after: LedgerDefinition): readonly DefinitionChange[] {
  if (before === null) {
    const rules = new Set(after.rules.map(({ id }) => id)).size;
    return [safeChange(diffTexts.newLedger(after.title, after.columns.length, rules), 'added')];
  }
  const changes = [...diffHead(before, after), ...columnChanges(before, after), ...diffRules(before.rules, after.rules)];
  if (changes.length > 0) return changes;
  if (!sameData(content(before), content(after))) return [safeChange(diffTexts.arrangement)];
  return sameData(stepsOf(before), stepsOf(after)) ? [] : [safeChange(diffTexts.migration)];
}

/** The changes that stored rows do not survive without a migration step. */
export function unsafeChanges(changes: readonly DefinitionChange[]): readonly DefinitionChange[] {
  return changes.filter(({ safe }) => !safe);
}

function columnChanges(before: LedgerDefinition, after: LedgerDefinition): DefinitionChange[] {
  const steps = after.migration ?? [];
  const movedFrom = new Set(
    steps.flatMap((step) => {
      if (step.kind === 'choices' || step.kind === 'narrow') return [];
      return [step.kind === 'drop' ? step.column : step.from];
    }),
  );
  const changes = after.columns.flatMap((column): DefinitionChange[] => {
    const old = columnOf(before, column.key);
    if (old !== null) return diffColumn(old, column, after);
    const renamed = steps.find((step) => step.kind === 'rename' && step.to === column.key);
    const from = renamed?.kind === 'rename' ? columnOf(before, renamed.from) : null;
    if (from === null) return [addedColumn(column, after)];
    return [safeChange(diffTexts.columnRenamed(from.heading, column.heading)), ...diffColumn(from, column, after)];
  });
  for (const { key, heading } of before.columns)
    if (columnOf(after, key) === null)
      changes.push({ kind: 'removed', safe: movedFrom.has(key), text: diffTexts.columnRemoved(heading) });
  const order = (one: LedgerDefinition, other: LedgerDefinition) =>
    one.columns.flatMap(({ key }) => (columnOf(other, key) === null ? [] : [key]));
  if (!sameData(order(before, after), order(after, before))) changes.push(safeChange(diffTexts.columnOrder));
  return changes;
}

function content({ version: _version, rulesVersion: _rules, migration: _steps, ...rest }: LedgerDefinition): unknown {
  return rest;
}

/** The steps that move something; one that narrows is of its version only. */
function stepsOf({ migration = [] }: LedgerDefinition): unknown {
  return migration.filter(({ kind }) => kind !== 'narrow');
}
