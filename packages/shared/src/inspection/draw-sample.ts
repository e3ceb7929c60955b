import { sha256 } from '../kernel/sha256.ts';

/**
 * Draws `size` of the ids by a seed: those whose SHA-256 over seed and id is smallest. The same seed over the same ids
 * draws the same sample wherever it is checked, and nobody can foresee it without the seed.
 */
export function drawSample(ids: readonly string[], size: number, seed: string): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, place: sha256(`${seed}\n${id}`) }))
    .sort((left, right) => (left.place < right.place ? -1 : 1))
    .slice(0, Math.max(0, size))
    .map(({ id }) => id);
}
