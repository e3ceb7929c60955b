import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import type { Finding } from './finding.ts';
import { isBlank } from './rule-input.ts';

/** REQUIRED: always-required cells that are empty. A refused cell and one with a default are not. */
export function requiredFindings(definition: LedgerDefinition, fields: RowFields, refused: ReadonlySet<string>): Finding[] {
  return definition.columns
    .filter(
      ({ key, required, defaultOwnUnit }) =>
        required === 'always' && defaultOwnUnit !== true && isBlank(fields[key]) && !refused.has(key),
    )
    .map(({ key, heading, example }) => ({
      ruleId: 'REQUIRED',
      severity: 'error',
      column: key,
      ...findingText.required(heading, example),
    }));
}
