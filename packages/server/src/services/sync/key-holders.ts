/** Which rows of a push hold a key by which they may be the same as others. */
export interface KeyHolders {
  hold(key: string, rowId: string): void;
  release(key: string, rowId: string): void;
  of(key: string): readonly string[];
}

const NOBODY: readonly string[] = [];

/** Starts without any. Almost every key has one holder only, which needs no list that changes. */
export function createKeyHolders(): KeyHolders {
  const holders = new Map<string, readonly string[]>();
  return {
    hold(key, rowId) {
      const rows = holders.get(key);
      if (rows === undefined) holders.set(key, [rowId]);
      else if (!rows.includes(rowId)) holders.set(key, [...rows, rowId]);
    },
    release(key, rowId) {
      const rows = holders.get(key);
      if (rows !== undefined)
        holders.set(
          key,
          rows.filter((each) => each !== rowId),
        );
    },
    of: (key) => holders.get(key) ?? NOBODY,
  };
}
