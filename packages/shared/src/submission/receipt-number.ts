import { sha256 } from '../kernel/sha256.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PATTERN = /^(\d{8})-(\d{4,9})-([0-9A-HJKMNP-TV-Z]{2})$/;

/**
 * The number of a receipt: day (`YYYY-MM-DD`), running number of that day, and two check characters, such as `20261123-0042-7K`.
 * It can be read out, is used once, and a mistyped one is told by itself.
 */
export function receiptNumber(day: string, ordinal: number): string {
  const body = `${day.replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
  return `${body}-${checkOf(body)}`;
}

/** Reads a number as people write it (spaces, small letters, O for 0, I or L for 1); null when its check does not hold. */
export function parseReceiptNumber(text: string): string | null {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[—–－]/g, '-')
    .toUpperCase();
  const clean = folded.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const parts = PATTERN.exec(clean);
  return parts && checkOf(`${parts[1]}-${parts[2]}`) === parts[3] ? clean : null;
}

function checkOf(body: string): string {
  const bits = Number.parseInt(sha256(`receipt ${body}`).slice(0, 8), 16);
  return `${ALPHABET[bits & 31] ?? '0'}${ALPHABET[(bits >>> 5) & 31] ?? '0'}`;
}
