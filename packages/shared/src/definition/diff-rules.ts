import { sameData } from '../kernel/same-data.ts';
import { diffTexts } from '../message/definition-diff.ts';
import { RULE_KIND_WORDS, SEVERITY_WORDS } from '../message/definition-words.ts';
import type { RuleUse } from '../rule/vocabulary.ts';
import { type DefinitionChange, safeChange } from './definition-change.ts';

/** What differs in the rules. None of it is asked about: rules have lives, and stored rows are judged again by them. */
export function diffRules(before: readonly RuleUse[], after: readonly RuleUse[]): DefinitionChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): DefinitionChange[] => {
    const old = before.filter((rule) => rule.id === id);
    const now = after.filter((rule) => rule.id === id);
    if (sameData(old, now)) return [];
    const shown = (rules: readonly RuleUse[]): string =>
      rules.map(({ kind, severity }) => `${RULE_KIND_WORDS[kind]}（${SEVERITY_WORDS[severity]}）`).join('、');
    if (old.length === 0) return [safeChange(diffTexts.ruleAdded(id, shown(now)), 'added')];
    if (now.length === 0) return [safeChange(diffTexts.ruleRemoved(id, shown(old)), 'removed')];
    return [safeChange(diffTexts.ruleChanged(id, shown(now)))];
  });
}
