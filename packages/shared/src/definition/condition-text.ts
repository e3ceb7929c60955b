import type { Condition } from '../ledger/condition.ts';
import type { ColumnNames } from './column-names.ts';

/** A condition as text: 列=值, or 列∈值1、值2. */
export function writeCondition(condition: Condition, names: ColumnNames): string {
  const heading = names.headingOf(condition.column);
  return 'equals' in condition ? `${heading}=${condition.equals}` : `${heading}∈${condition.in.join('、')}`;
}

/** Reads a condition; null when the text is none or names no column. */
export function readCondition(text: string, names: ColumnNames): Condition | null {
  const [, name = '', sign = '', rest = ''] = /^\s*(.+?)\s*([=＝∈])\s*(.+?)\s*$/.exec(text) ?? [];
  const column = names.keyOf(name);
  if (column === null || rest === '') return null;
  return sign === '∈' ? { column, in: rest.split('、').map((value) => value.trim()) } : { column, equals: rest };
}
