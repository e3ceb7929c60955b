import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { rulePartText } from '../message/rule-part-text.ts';
import type { Severity } from './finding.ts';
import type { RuleUse } from './vocabulary.ts';

/** A part of a rule as the definition has it: what it looks at, in words, and how severe it is there. */
export interface RulePart {
  readonly name: string;
  readonly severity: Severity;
}

/** The parts of a rule that can have severities of their own, in the order of the definition. */
export function rulePartsOf(definition: LedgerDefinition, ruleId: string): readonly RulePart[] {
  return definition.rules
    .filter(({ id }) => id === ruleId)
    .flatMap((rule) =>
      rule.kind === 'sameTwice'
        ? rule.params.matches.map(({ columns, severity }) => ({ name: named(definition, rule, columns), severity }))
        : [{ name: named(definition, rule, Object.values(rule.params).flat()), severity: rule.severity }],
    );
}

/** What another severity for the whole rule (null: as the definition says) changes, part by part. */
export function severityChanges(
  rule: { readonly parts: readonly RulePart[]; readonly severity: Severity | null },
  next: Severity | null,
): readonly { readonly name: string; readonly from: Severity; readonly to: Severity }[] {
  return rule.parts.flatMap(({ name, severity }) => {
    const [from, to] = [rule.severity ?? severity, next ?? severity];
    return from === to ? [] : [{ name, from, to }];
  });
}

function named(definition: LedgerDefinition, rule: RuleUse, values: readonly unknown[]): string {
  const headings = values.flatMap((value) => (typeof value === 'string' ? (columnOf(definition, value)?.heading ?? []) : []));
  return rulePartText(rule.kind, headings);
}
