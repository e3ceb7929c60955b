import { checkFields } from '@double-hundred/shared/check/check-fields';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { RowFindings, RuleAnswer } from '@double-hundred/shared/protocol/rules';
import type { LedgerContext } from '@double-hundred/shared/value/context';

/** A rule as it stands after the office put it on trial, for the pane's own tests. */
export function memoryRule(ruleId: string): RuleAnswer {
  return {
    ruleId,
    title: ruleId,
    kinds: [],
    severities: [],
    parts: [],
    severity: null,
    state: 'trial',
    life: null,
    rows: 0,
    note: null,
    by: null,
    at: null,
  };
}

/** What the rules say of a row in memory. */
export function memoryFindings(
  definition: LedgerDefinition,
  context: LedgerContext,
  row: { readonly rowId: string; readonly rev: number; readonly fields: RowFields },
  explanations: Readonly<Record<string, string>>,
): RowFindings {
  const { findings } = checkFields(definition, context, { key: row.rowId, fields: row.fields, peers: [] });
  return {
    rowId: row.rowId,
    rev: row.rev,
    rulesVersion: definition.rulesVersion ?? 1,
    checkedDay: context.today,
    findings: [...findings],
    explanations: { ...explanations },
  };
}
