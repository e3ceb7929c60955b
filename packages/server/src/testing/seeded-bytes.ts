import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';

/** Predictable bytes for tests; never for anything secret. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed >>> 0 || 1;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[index] = state & 0xff;
    }
    return bytes;
  };
}
