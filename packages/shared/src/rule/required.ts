import { type Condition, holds } from '../ledger/condition.ts';
import { type Column, columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import type { Finding } from './finding.ts';
import { isBlank, textIn } from './rule-input.ts';

/** REQUIRED: cells that are empty though always required, or required in such a row. Refused cells and defaults are not. */
export function requiredFindings(definition: LedgerDefinition, fields: RowFields, refused: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  for (const { column, when } of requiredColumns(definition)) {
    const { key, heading, example } = column;
    if (!isBlank(fields[key]) || refused.has(key) || (when !== null && !holds(when, fields))) continue;
    const text =
      when === null
        ? findingText.required(heading, example)
        : findingText.requiredWhen(heading, stateOf(definition, when, fields), example);
    findings.push({ ruleId: 'REQUIRED', severity: 'error', column: key, ...text });
  }
  return findings;
}

interface RequiredColumn {
  readonly column: Column;
  /** null: always. */
  readonly when: Condition | null;
}

const kept = new WeakMap<LedgerDefinition, readonly RequiredColumn[]>();

/** The columns that are required without a stage and have no default. */
function requiredColumns(definition: LedgerDefinition): readonly RequiredColumn[] {
  const known = kept.get(definition);
  if (known !== undefined) return known;
  const columns = definition.columns.flatMap((column): RequiredColumn[] => {
    const { required } = column;
    if (required === undefined || column.defaultOwnUnit === true) return [];
    if (required === 'always') return [{ column, when: null }];
    return 'fromStage' in required ? [] : [{ column, when: required.when }];
  });
  kept.set(definition, columns);
  return columns;
}

function stateOf(definition: LedgerDefinition, when: Condition, fields: RowFields) {
  return { heading: columnOf(definition, when.column)?.heading ?? when.column, shown: textIn(fields, when.column) ?? '' };
}
