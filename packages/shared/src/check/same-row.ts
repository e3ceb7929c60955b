import { type RowFields, sameValue } from '../ledger/fields.ts';
import type { CellInput } from '../value/cell.ts';
import type { SheetRow } from './row.ts';

type Cells = SheetRow['cells'];

/** Whether two readings of a row have the same cells: value, number format and error text. */
export function sameCells(left: Cells, right: Cells): boolean {
  if (left === right) return true;
  for (const key in left) {
    if (!sameCell(left[key], right[key])) return false;
  }
  for (const key in right) {
    if (left[key] === undefined && right[key] !== undefined) return false;
  }
  return true;
}

/** Whether what is known beside the cells is the same: reasons, accepted values, day of the last confirmation. */
export function sameBackground(left: SheetRow, right: SheetRow): boolean {
  return (
    left.lastConfirmedDay === right.lastConfirmedDay &&
    sameTexts(left.explanations, right.explanations) &&
    left.grounds === right.grounds &&
    sameTexts(left.acceptedReasons, right.acceptedReasons) &&
    sameAccepted(left.accepted, right.accepted)
  );
}

function sameCell(left: CellInput | undefined, right: CellInput | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return Object.is(left.value, right.value) && left.format === right.format && left.error === right.error;
}

function sameTexts(left: Readonly<Record<string, string>> = {}, right: Readonly<Record<string, string>> = {}): boolean {
  return left === right || [...Object.keys(left), ...Object.keys(right)].every((key) => left[key] === right[key]);
}

function sameAccepted(left: RowFields | undefined, right: RowFields | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left === right || [...Object.keys(left), ...Object.keys(right)].every((key) => sameValue(left[key], right[key]));
}
