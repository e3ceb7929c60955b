import type { LedgerDefinition } from '../ledger/definition.ts';
import type { LedgerContext } from '../value/context.ts';
import { formula } from './formula-text.ts';
import { listName } from './hidden-lists.ts';

/** Where a ledger lies in its sheet, for formulas that judge its cells. Rows and columns of the first data row. */
export interface MarkPlace {
  /** Column letters by column key; columns that are not in the sheet are left out. */
  readonly letters: Readonly<Record<string, string>>;
  /** Yuan per 1 in money columns, by column key; 万元 when it is not told. */
  readonly yuanPerUnit?: Readonly<Record<string, number>>;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** What the formula of a cell is made of. `cell` gives the address in the first data row; null for an absent column. */
export interface MarkGround extends MarkPlace {
  readonly definition: LedgerDefinition;
  readonly context: Pick<LedgerContext, 'campaign' | 'units' | 'today'>;
}

/** The address of a column's cell in the first data row, its column fixed; null when the sheet has no such column. */
export function cellIn(ground: MarkPlace, key: string): string | null {
  const letters = ground.letters[key];
  return letters === undefined ? null : `$${letters}${ground.firstRow}`;
}

/** Whether the cell says something: neither empty nor one of the words for nothing. */
export function isFilled(cell: string): string {
  const text = formula.trimmed(cell);
  return formula.and(`${text}<>""`, formula.isNotIn(text, listName.blankWords));
}

/** Whether the cell is empty or says nothing. */
export function isNothing(cell: string): string {
  const text = formula.trimmed(cell);
  return formula.or(`${text}=""`, formula.isIn(text, listName.blankWords));
}
