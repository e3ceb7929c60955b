import type { Column } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import type { LedgerContext } from './context.ts';

/** How a cell is read: the ledger's context, the workbook's date system and the yuan per 1 of a money column. */
export type ReadContext = LedgerContext & { readonly date1904?: boolean; readonly yuanPerUnit?: number };

/** A cell that is neither empty nor a formula error. */
export interface FilledCell {
  readonly value: string | number | boolean;
  readonly format?: string;
}

/** What is wrong and what to write instead; `fix` is a value that can be proposed. */
export interface ValueProblem {
  readonly ruleId: string;
  readonly message: string;
  readonly expected: string;
  readonly fix?: FieldValue;
  /** What an ambiguous cell may mean, for a person to choose from. */
  readonly choices?: readonly FieldValue[];
}

/** How a cell was changed on the way to its value. */
export interface ValueChange {
  readonly kind: string;
  readonly handling: 'auto' | 'confirm';
}

/** What a reader of one kind makes of a cell. With a problem the value is null. */
export interface KindReading {
  readonly value: FieldValue | null;
  readonly change?: ValueChange;
  readonly problem?: ValueProblem;
}

/** Reads the cells of one column type. Never throws. */
export type KindReader = (column: Column, cell: FilledCell, context: ReadContext) => KindReading;

export const EMPTY: KindReading = { value: null };

/** A value, with the change that led to it if the cell was not written canonically. */
export function accepted(value: FieldValue, change?: ValueChange): KindReading {
  return change ? { value, change } : { value };
}

/** A cell that cannot be read. */
export function refused(problem: ValueProblem): KindReading {
  return { value: null, problem };
}

/** A change that is applied and logged. */
export function auto(kind: string): ValueChange {
  return { kind, handling: 'auto' };
}

/** A change that waits for the clerk. */
export function confirm(kind: string): ValueChange {
  return { kind, handling: 'confirm' };
}

/** The text of a cell as the clerk sees it, for messages and logs; numbers by their shortest decimal text. */
export function shownText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}
