import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { headingOf, textIn } from './rule-input.ts';

/** Where a row stands: its stage, the place of that stage in the order, or that it has ended. */
export interface StageStanding {
  readonly column: string;
  readonly heading: string;
  readonly value: string;
  /** Place in the order of stages from 0; −1 for an ended row. */
  readonly index: number;
  readonly ended: boolean;
}

/** The stage of a row; null when the ledger has no stages, or the cell is empty, refused or unknown. */
export function stageOf(definition: LedgerDefinition, fields: RowFields | null): StageStanding | null {
  const stages = definition.stages;
  if (stages === undefined) return null;
  const value = textIn(fields, stages.column);
  if (value === null) return null;
  const index = stages.order.indexOf(value);
  const ended = stages.ended.includes(value);
  if (index < 0 && !ended) return null;
  return { column: stages.column, heading: headingOf(definition, stages.column), value, index, ended };
}

/** Whether a row has reached a stage and has not ended; nobody reaches a stage that the ledger does not have. */
export function hasReached(definition: LedgerDefinition, standing: StageStanding | null, stage: string): boolean {
  const place = definition.stages?.order.indexOf(stage) ?? -1;
  return standing !== null && !standing.ended && place >= 0 && standing.index >= place;
}
