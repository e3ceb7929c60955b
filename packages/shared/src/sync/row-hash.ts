import { sha256 } from '../kernel/sha256.ts';
import type { FieldChanges } from '../ledger/fields.ts';

/**
 * Fingerprint of a row's content: first 16 hex digits of SHA-256 over the JSON of the fields with sorted keys and
 * without nulls. Two rows with equal values hash alike whatever the order of their columns.
 */
export function rowHash(fields: FieldChanges): string {
  const sorted = Object.keys(fields)
    .filter((field) => fields[field] !== null && fields[field] !== undefined)
    .sort()
    .map((field) => [field, fields[field]]);
  return sha256(JSON.stringify(Object.fromEntries(sorted))).slice(0, 16);
}
