const ROUND_CONSTANTS = roots(64, 3);
const START = roots(8, 2);

/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8 or of bytes, as 64 lower-case hex digits.
 * Synchronous and free of host APIs, for content hashes inside the pure code.
 */
export function sha256(input: string | Uint8Array): string {
  const message = padded(typeof input === 'string' ? utf8(input) : input);
  const hash = Int32Array.from(START);
  const schedule = new Int32Array(64);
  for (let offset = 0; offset < message.length; offset += 64) compress(hash, schedule, message, offset);
  let text = '';
  for (const word of hash) text += (word >>> 0).toString(16).padStart(8, '0');
  return text;
}

function compress(hash: Int32Array, w: Int32Array, message: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4;
    w[i] = (byte(message, at) << 24) | (byte(message, at + 1) << 16) | (byte(message, at + 2) << 8) | byte(message, at + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const early = word(w, i - 15);
    const late = word(w, i - 2);
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[i] = (word(w, i - 16) + sigma0 + word(w, i - 7) + sigma1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = [
    word(hash, 0),
    word(hash, 1),
    word(hash, 2),
    word(hash, 3),
    word(hash, 4),
    word(hash, 5),
    word(hash, 6),
    word(hash, 7),
  ];
  for (let i = 0; i < 64; i += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + word(ROUND_CONSTANTS, i) + word(w, i)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i += 1) hash[i] = (word(hash, i) + (added[i] ?? 0)) | 0;
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function rotate(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function padded(bytes: Uint8Array): Uint8Array {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const message = new Uint8Array(length);
  message.set(bytes);
  message[bytes.length] = 0x80;
  let bits = bytes.length * 8;
  for (let at = length - 1; bits > 0; at -= 1) {
    message[at] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  return message;
}

/** UTF-8 by hand because the pure code knows no TextEncoder; a lone surrogate becomes U+FFFD as there. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

/** First 32 bits of the fractions of the square (2) or cube (3) roots of the first primes, as the standard defines. */
function roots(count: number, degree: 2 | 3): Int32Array {
  const words = new Int32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) prime = prime && candidate % divisor !== 0;
    if (!prime) continue;
    const root = degree === 2 ? Math.sqrt(candidate) : Math.cbrt(candidate);
    words[found] = (root - Math.floor(root)) * 4_294_967_296;
    found += 1;
  }
  return words;
}
