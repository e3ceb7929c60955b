import type { ColumnType } from '../ledger/definition.ts';

/** Whether a column of the same kind may refuse what it took before; the choices themselves are looked at apart. */
export function isNarrowerType(before: ColumnType, after: ColumnType): boolean {
  switch (after.kind) {
    case 'text':
    case 'longText':
      return before.kind === after.kind && (after.maxLength ?? Infinity) < (before.maxLength ?? Infinity);
    case 'choice':
    case 'choices':
      return before.kind === after.kind && after.list !== before.list;
    case 'wan':
    case 'yuan':
      return before.kind === after.kind && fewestYuan(after) > fewestYuan(before);
    case 'integer':
      return before.kind === after.kind && (after.min ?? -Infinity) > (before.min ?? -Infinity);
    case 'decimal':
      return before.kind === after.kind && (after.digits < before.digits || (after.min ?? -Infinity) > (before.min ?? -Infinity));
    case 'ref':
      return before.kind === after.kind && (after.ledger !== before.ledger || after.column !== before.column);
    default:
      return false;
  }
}

function fewestYuan({ minYuan, aboveYuan }: { readonly minYuan?: number | undefined; readonly aboveYuan?: number | undefined }) {
  return Math.max(minYuan ?? -Infinity, aboveYuan === undefined ? -Infinity : aboveYuan + 1);
}
