import { toUSVString } from 'node:util';

/**
 * A text as it comes back from the database: the driver ends a text at a NUL and replaces half of a surrogate pair, so both
 * become the replacement character here, where it can still be seen, hashed and compared.
 */
export function storableText(text: string): string {
  const whole = toUSVString(text);
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}
