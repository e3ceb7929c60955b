import { type FieldValue, type RowFields, sameValue } from '../ledger/fields.ts';

/** How a row differs between two moments. */
export interface RowDifference {
  readonly rowId: string;
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly fields: RowFields;
  readonly changed: Readonly<Record<string, { readonly from: FieldValue | null; readonly to: FieldValue | null }>>;
}

/** The difference of one row, or null when nothing a reader would see has changed. */
export function rowDifference(rowId: string, before: RowFields | null, after: RowFields | null): RowDifference | null {
  if (before === null && after === null) return null;
  const changed: Record<string, { from: FieldValue | null; to: FieldValue | null }> = {};
  for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const from = before?.[key] ?? null;
    const to = after?.[key] ?? null;
    if (!sameValue(from, to)) changed[key] = { from, to };
  }
  if (before !== null && after !== null && Object.keys(changed).length === 0) return null;
  const kind = before === null ? 'added' : after === null ? 'deleted' : 'changed';
  return { rowId, kind, fields: after ?? before ?? {}, changed };
}
