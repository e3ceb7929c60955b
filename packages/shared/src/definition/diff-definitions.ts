import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import { diffTexts } from '../message/definition-diff.ts';
import { RULE_KIND_WORDS, SEVERITY_WORDS, TYPE_WORDS } from '../message/definition-words.ts';
import type { RuleUse } from '../rule/vocabulary.ts';

/** One difference between two versions. `safe` when filled sheets and stored rows stand as they are. */
export interface DefinitionChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly safe: boolean;
  readonly text: string;
}

/** What differs between two versions, in Chinese; a ledger nobody had before is one change. What a migration step covers is safe. */
export function diffDefinitions(before: LedgerDefinition | null, after: LedgerDefinition): readonly DefinitionChange[] {
  if (before === null)
    return [{ kind: 'added', safe: true, text: diffTexts.newLedger(after.title, after.columns.length, countRules(after.rules)) }];
  return [...headChanges(before, after), ...columnChanges(before, after), ...ruleChanges(before.rules, after.rules)];
}

/** The changes that stored rows do not survive without a migration step. */
export function unsafeChanges(changes: readonly DefinitionChange[]): readonly DefinitionChange[] {
  return changes.filter(({ safe }) => !safe);
}

function headChanges(before: LedgerDefinition, after: LedgerDefinition): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  const changed = (text: string): number => changes.push({ kind: 'changed', safe: true, text });
  if (before.title !== after.title) changed(diffTexts.title(before.title, after.title));
  if (before.nameColumn !== after.nameColumn) changed(diffTexts.nameColumn(headingOf(after, after.nameColumn)));
  if (JSON.stringify(before.stages) !== JSON.stringify(after.stages)) changed(diffTexts.stages(after.stages?.order ?? []));
  if (after.olderUntil !== undefined && after.olderUntil !== before.olderUntil) changed(diffTexts.olderUntil(after.olderUntil));
  return changes;
}

function columnChanges(before: LedgerDefinition, after: LedgerDefinition): DefinitionChange[] {
  const steps = after.migration ?? [];
  const movedFrom = new Set(
    steps.flatMap((step) => (step.kind === 'choices' ? [] : [step.kind === 'drop' ? step.column : step.from])),
  );
  const changes: DefinitionChange[] = [];
  for (const column of after.columns) {
    const old = before.columns.find(({ key }) => key === column.key);
    if (old !== undefined) {
      changes.push(...ofColumn(old, column, after));
      continue;
    }
    const renamed = steps.find((step) => step.kind === 'rename' && step.to === column.key);
    const from = renamed?.kind === 'rename' ? headingOf(before, renamed.from) : null;
    changes.push({
      kind: from === null ? 'added' : 'changed',
      safe: true,
      text:
        from === null
          ? diffTexts.columnAdded(column.heading, column.required !== undefined)
          : diffTexts.columnRenamed(from, column.heading),
    });
  }
  for (const { key, heading } of before.columns) {
    if (after.columns.some((column) => column.key === key)) continue;
    changes.push({ kind: 'removed', safe: movedFrom.has(key), text: diffTexts.columnRemoved(heading) });
  }
  return changes;
}

function ofColumn(old: Column, column: Column, after: LedgerDefinition): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  const add = (safe: boolean, text: string): number => changes.push({ kind: 'changed', safe, text });
  const { heading } = column;
  if (old.heading !== heading) {
    const known = column.aliases.includes(old.heading);
    add(known, known ? diffTexts.heading(old.heading, heading) : diffTexts.headingLost(old.heading, heading));
  }
  if (old.type.kind !== column.type.kind)
    add(false, diffTexts.type(heading, TYPE_WORDS[old.type.kind], TYPE_WORDS[column.type.kind]));
  else {
    const oldChoices = choicesOf(old);
    const choices = choicesOf(column);
    const names = Object.assign(
      {},
      ...(after.migration ?? []).flatMap((step) => (step.kind === 'choices' && step.column === column.key ? [step.names] : [])),
    ) as Record<string, string>;
    const fresh = choices.filter((choice) => !oldChoices.includes(choice));
    const gone = oldChoices.filter((choice) => !choices.includes(choice));
    const renamed = gone.every((choice) => choices.includes(names[choice] ?? ''));
    if (fresh.length > 0) add(true, diffTexts.choicesAdded(heading, fresh));
    if (gone.length > 0) add(renamed, renamed ? diffTexts.choicesRenamed(heading, gone) : diffTexts.choicesGone(heading, gone));
    if (JSON.stringify({ ...old.type, choices: 0 }) !== JSON.stringify({ ...column.type, choices: 0 }))
      add(true, diffTexts.parameters(heading));
  }
  if (JSON.stringify(old.required) !== JSON.stringify(column.required))
    add(true, diffTexts.required(heading, column.required !== undefined));
  if (old.confidential !== column.confidential) add(true, diffTexts.confidential(heading));
  return changes;
}

function ruleChanges(before: readonly RuleUse[], after: readonly RuleUse[]): DefinitionChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): DefinitionChange[] => {
    const old = before.filter((rule) => rule.id === id);
    const now = after.filter((rule) => rule.id === id);
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const shown = (rules: readonly RuleUse[]): string =>
      rules.map(({ kind, severity }) => `${RULE_KIND_WORDS[kind]}（${SEVERITY_WORDS[severity]}）`).join('、');
    if (old.length === 0) return [{ kind: 'added', safe: true, text: diffTexts.ruleAdded(id, shown(now)) }];
    if (now.length === 0) return [{ kind: 'removed', safe: true, text: diffTexts.ruleRemoved(id, shown(old)) }];
    return [{ kind: 'changed', safe: true, text: diffTexts.ruleChanged(id, shown(now)) }];
  });
}

function choicesOf({ type }: Column): readonly string[] {
  return type.kind === 'choice' || type.kind === 'choices' ? (type.choices ?? []) : [];
}

function headingOf(definition: LedgerDefinition, key: string): string {
  return definition.columns.find((column) => column.key === key)?.heading ?? key;
}

function countRules(rules: readonly RuleUse[]): number {
  return new Set(rules.map(({ id }) => id)).size;
}
