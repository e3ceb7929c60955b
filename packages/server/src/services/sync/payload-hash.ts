import { hash } from 'node:crypto';

/**
 * Fingerprint of what a mutation says, independent of the order of keys: the same id with the same hash is a replay,
 * with another hash a re-used id. The row number in the sheet is no content, and the same row may have moved.
 */
export function payloadHash(unitId: string, ledger: string, raw: object): string {
  return hash('sha256', JSON.stringify([unitId, ledger, ordered(raw, 'rowNo')]), 'base64url').slice(0, 27);
}

/** The same content with its keys in order, objects as pairs, so that the platform can write it in one go. */
export function ordered(value: unknown, without?: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => ordered(part));
  const source = value as Record<string, unknown>;
  const pairs: unknown[] = ['{'];
  for (const key of Object.keys(source).sort()) if (key !== without) pairs.push(key, ordered(source[key]));
  return pairs;
}
