import { sha256 } from '../kernel/sha256.ts';

/** An id with its place in a draw: the SHA-256 over seed and id, in hex. */
export interface DrawPlace {
  readonly id: string;
  readonly hash: string;
}

/** All of the ids in the order in which a seed draws them, the smallest hash first. */
export function drawOrder(ids: readonly string[], seed: string): readonly DrawPlace[] {
  return [...new Set(ids)]
    .map((id) => ({ id, hash: sha256(`${seed}\n${id}`) }))
    .sort((left, right) => (left.hash < right.hash ? -1 : 1));
}

/**
 * Draws `size` of the ids by a seed: those whose SHA-256 over seed and id is smallest. The same seed over the same ids
 * draws the same sample wherever it is checked, and nobody can foresee it without the seed.
 */
export function drawSample(ids: readonly string[], size: number, seed: string): readonly string[] {
  return drawOrder(ids, seed)
    .slice(0, Math.max(0, size))
    .map(({ id }) => id);
}
