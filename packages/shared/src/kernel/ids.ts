import type { RandomBytes } from './bytes.ts';
import type { Clock } from './clock.ts';

/** Makes ids: a letter, a UUIDv7 in base32 and two check characters. Excel can turn none of them into a number or day. */
export interface IdSource {
  /** A new id that begins with the letter, such as `r` for rows, `m` for mutations, `f` for files. */
  next(letter: string): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BODY_LENGTH = 26;
const CHECK_PRIME = 1021;

/** What the server accepts as an id; the check characters are the client's own safeguard. */
export const ID_PATTERN = /^[a-z][0-9a-z]{15,63}$/;

/** An id source over a clock and random bytes. The time part only helps people reading logs; nothing orders by it. */
export function createIdSource(clock: Clock, randomBytes: RandomBytes): IdSource {
  return {
    next(letter) {
      const bytes = randomBytes(16);
      let time = clock.now();
      for (let index = 5; index >= 0; index -= 1) {
        bytes[index] = time % 256;
        time = Math.floor(time / 256);
      }
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const body = letter + base32(bytes);
      return body + checkCharacters(body);
    },
  };
}

/** A predictable id source for tests: ids are valid, unique and in order. */
export function testIds(): IdSource {
  let count = 0;
  return {
    next(letter) {
      count += 1;
      const body =
        letter +
        count
          .toString(32)
          .replace(/[ilou]/g, 'z')
          .padStart(BODY_LENGTH - 6, '0') +
        String(count).padStart(6, '0');
      return body + checkCharacters(body);
    },
  };
}

/** Whether an id carries the check characters its body demands; a mistyped or shortened id does not. */
export function hasValidCheck(id: string): boolean {
  return ID_PATTERN.test(id) && id.slice(-2) === checkCharacters(id.slice(0, -2));
}

function checkCharacters(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) sum = (sum * 37 + body.charCodeAt(index)) % CHECK_PRIME;
  return `${ALPHABET[sum >> 5] ?? '0'}${ALPHABET[sum & 31] ?? '0'}`;
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31] ?? '0';
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (ALPHABET[(buffer << (5 - bits)) & 31] ?? '0') : text;
}
