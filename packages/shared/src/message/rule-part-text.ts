import type { RuleKind } from '../rule/vocabulary.ts';
import { RULE_KIND_WORDS } from './definition-words.ts';

/** A part of a rule in words: its kind and the columns it looks at. */
export function rulePartText(kind: RuleKind, headings: readonly string[]): string {
  if (headings.length === 0) return RULE_KIND_WORDS[kind];
  return `${RULE_KIND_WORDS[kind]}（${headings.join(kind === 'dayOrder' ? '→' : '、')}）`;
}
