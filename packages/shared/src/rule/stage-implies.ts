import { type Condition, holds } from '../ledger/condition.ts';
import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import { findingText } from '../message/findings.ts';
import { isEmptyCell, type RuleEvaluator, type RuleInput } from './rule-input.ts';
import { hasReached, stageOf } from './stage.ts';

/** What the stage requires is filled; an ended row and a refused cell require nothing. */
export const stageImplies: RuleEvaluator<'stageImplies'> = (_params, input) => {
  const stage = stageOf(input.definition, input.fields);
  if (stage === null || stage.ended) return [];
  return requiredByStage(input.definition)
    .filter(
      ({ column, required }) =>
        hasReached(input.definition, stage, required.fromStage) &&
        applies(required.when, input) &&
        isEmptyCell(input, column.key),
    )
    .map(({ column, required }) => ({
      column: column.key,
      ...findingText.stageImplies(
        { heading: stage.heading, value: stage.value, from: required.fromStage },
        column.heading,
        column.example,
      ),
    }));
};

type RequiredColumn = { readonly column: Column; readonly required: Extract<Column['required'], { fromStage: string }> };

const kept = new WeakMap<LedgerDefinition, readonly RequiredColumn[]>();

function requiredByStage(definition: LedgerDefinition): readonly RequiredColumn[] {
  const known = kept.get(definition);
  if (known !== undefined) return known;
  const columns = definition.columns.flatMap((column) =>
    typeof column.required === 'object' && 'fromStage' in column.required ? [{ column, required: column.required }] : [],
  );
  kept.set(definition, columns);
  return columns;
}

function applies(when: Condition | undefined, input: RuleInput): boolean {
  return when === undefined || holds(when, input.fields);
}
