/** Source of random bytes (crypto at the edges, a seeded generator in tests). */
export type RandomBytes = (length: number) => Uint8Array;
