import { createHash } from 'node:crypto';

/**
 * Fingerprint of what a mutation says, independent of the order of keys: the same id with the same hash is a replay,
 * with another hash a re-used id. The row number in the sheet is no content, and the same row may have moved.
 */
export function payloadHash(unitId: string, ledger: string, raw: object): string {
  const { rowNo: _rowNo, ...content } = raw as Record<string, unknown>;
  return createHash('sha256').update(`${unitId}\n${ledger}\n${stableText(content)}`).digest('base64url').slice(0, 27);
}

function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const source = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(source).sort()) text += `${JSON.stringify(key)}:${stableText(source[key])},`;
  return `${text}}`;
}
