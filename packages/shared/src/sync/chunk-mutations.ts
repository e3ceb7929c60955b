import type { Mutation } from '../protocol/push.ts';

export interface PushLimits {
  readonly mutations: number;
  readonly bytes: number;
}

/** Room left for the envelope around the mutations: epoch, file, replica, unit, ledger. */
const ENVELOPE_BYTES = 2_048;

/**
 * Cuts mutations into pushes within the limits, in order. One that is too big by itself goes to `tooLarge`, so that it
 * never holds up its neighbours.
 */
export function chunkMutations(
  mutations: readonly Mutation[],
  limits: PushLimits,
): { chunks: Mutation[][]; tooLarge: Mutation[] } {
  const room = limits.bytes - ENVELOPE_BYTES;
  const chunks: Mutation[][] = [];
  const tooLarge: Mutation[] = [];
  let chunk: Mutation[] = [];
  let size = 0;
  for (const mutation of mutations) {
    const bytes = jsonBytes(mutation) + 1;
    if (bytes > room) {
      tooLarge.push(mutation);
      continue;
    }
    if (chunk.length > 0 && (chunk.length >= limits.mutations || size + bytes > room)) {
      chunks.push(chunk);
      [chunk, size] = [[], 0];
    }
    chunk.push(mutation);
    size += bytes;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return { chunks, tooLarge };
}

/** Length of the JSON text in UTF-8. */
function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x800) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}
