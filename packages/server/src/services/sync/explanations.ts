import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { Finding } from '@double-hundred/shared/rule/finding';
import { severityOn } from '@double-hundred/shared/rule/severity-on';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { answersAll, askingColumns, groundsHold, reasonGrounds } from '@double-hundred/shared/rule/reason-grounds';
import type { RuleKind } from '@double-hundred/shared/rule/vocabulary';
import type { KeptExplanations } from '../../store/sync-store.ts';

/**
 * The reasons that stand after an edit: earlier ones while the values they were given for are unchanged and nothing else
 * asks by the same rule, and the given ones; a blank given reason takes an earlier one back. Reasons for rules that did not fire are left out.
 */
export function standingExplanations(
  definition: LedgerDefinition,
  fields: RowFields,
  findings: readonly Finding[],
  kept: KeptExplanations,
  given: Readonly<Record<string, string>>,
): KeptExplanations {
  const standing: Record<string, KeptExplanations[string]> = {};
  if (findings.length === 0) return standing;
  for (const ruleId of new Set(findings.flatMap((finding) => (finding.severity === 'explain' ? [finding.ruleId] : [])))) {
    const text = given[ruleId]?.trim();
    const before = kept[ruleId];
    if (text === undefined) {
      if (before === undefined || !groundsHold(before.values, fields)) continue;
      if (answersAll(before.values, askingColumns(ruleId, findings))) standing[ruleId] = before;
    } else if (text !== '') {
      standing[ruleId] = { text, values: reasonGrounds(definition, ruleId, findings, fields) };
    }
  }
  return standing;
}

/** The texts alone, by rule id. */
export function explanationTexts(explanations: KeptExplanations): Record<string, string> {
  return Object.fromEntries(Object.entries(explanations).map(([ruleId, explanation]) => [ruleId, explanation.text]));
}

const AGAINST_THE_PAST: ReadonlySet<RuleKind> = new Set(['mustNotFall', 'stageBack', 'changedMoreThan']);

/**
 * Findings of an earlier revision that compare with the past and would vanish with the next edit elsewhere in the row:
 * they stay until their value is changed, so that a fall or a step back cannot be slipped past the reason it needs. They
 * go when their rule asks for no reason any more, and only inform while the unit is exempted from it.
 */
export function lastingFindings(
  definition: LedgerDefinition,
  { today, exemptRuleIds = [] }: Pick<LedgerContext, 'today' | 'exemptRuleIds'>,
  before: { readonly fields: RowFields; readonly findings: readonly Finding[] } | null,
  fields: RowFields,
  fresh: readonly Finding[],
): readonly Finding[] {
  if (before === null || before.findings.length === 0) return [];
  const asking = new Set(
    definition.rules.flatMap((rule) => {
      return AGAINST_THE_PAST.has(rule.kind) && severityOn(rule, today) === 'explain' ? [rule.id] : [];
    }),
  );
  return before.findings.flatMap((finding) => {
    const { ruleId, column } = finding;
    const lasts =
      asking.has(ruleId) &&
      sameValue(before.fields[column], fields[column]) &&
      !fresh.some((other) => other.ruleId === ruleId && other.column === column);
    return lasts ? [{ ...finding, severity: exemptRuleIds.includes(ruleId) ? 'info' : 'explain' }] : [];
  });
}
