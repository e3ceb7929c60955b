import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';

// Without letters and digits that look alike when read out or copied by hand.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of four groups of four signs, about 79 bits. */
export function generatePassword(randomBytes: RandomBytes): string {
  const signs: string[] = [];
  while (signs.length < 16) {
    for (const byte of randomBytes(32)) {
      const sign = byte < SIGNS.length * 8 ? SIGNS[byte % SIGNS.length] : undefined;
      if (sign !== undefined && signs.length < 16) signs.push(sign);
    }
  }
  return [0, 4, 8, 12].map((start) => signs.slice(start, start + 4).join('')).join('-');
}
