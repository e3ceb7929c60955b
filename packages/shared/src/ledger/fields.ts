import * as z from 'zod';
import { foldName } from '../value/fold-name.ts';

/** One unit's part of an achievement in basis points (10,000 = 100 %). */
export const shareSchema = z.object({ unit: z.string(), bps: z.number().int().min(0).max(10_000) }).meta({ id: 'Share' });
export type Share = z.infer<typeof shareSchema>;

/** A reference to a row of another ledger: by id when known, always with the text the clerk wrote. */
export const rowRefSchema = z.object({ rowId: z.string().optional(), text: z.string() }).meta({ id: 'RowRef' });
export type RowRef = z.infer<typeof rowRefSchema>;

/** A canonical value: money as integer yuan, days and decimals as text, choices and persons as lists of text. */
export const fieldValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(shareSchema),
  rowRefSchema,
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** Whether a canonical value is a reference. */
export function isRef(value: FieldValue | undefined): value is RowRef {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What tells references apart: the row where it is known, else the folded text. */
export function refKey(ref: RowRef): string {
  return ref.rowId === undefined ? foldName(ref.text) : `#${ref.rowId}`;
}

/** The reference in a field; null when it is empty or holds something else. */
export function refIn(fields: RowFields | null, key: string): RowRef | null {
  const value = fields?.[key];
  return isRef(value) ? value : null;
}

/** The canonical values of a row by column key. An empty cell has no key; null appears only in mutations. */
export type RowFields = Readonly<Record<string, FieldValue>>;

/** Values as they travel in `set` and `base`: null empties a field. */
export type FieldChanges = Readonly<Record<string, FieldValue | null>>;

/** Whether two canonical values are the same; null and a missing key are the same empty cell. */
export function sameValue(left: FieldValue | null | undefined, right: FieldValue | null | undefined): boolean {
  const a = left ?? null;
  const b = right ?? null;
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
