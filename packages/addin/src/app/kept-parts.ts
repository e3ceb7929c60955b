/** What was made of each row of a list, and the places where the list differs from the one before; null when all may. */
export interface Parts<Part> {
  readonly parts: readonly Part[];
  readonly changed: readonly number[] | null;
}

/** Keeps what is made of each row of a list, so that a keystroke costs what it changed. */
export interface KeptParts<Row, Part> {
  /** A row that is the same object as before keeps its part while `basis`, what parts hang on besides, is the same. */
  of(rows: readonly Row[], basis: readonly unknown[]): Parts<Part>;
  /** The same ahead of time, that many rows a step, so that `of` has nothing left to make. */
  prepare(rows: readonly Row[], basis: readonly unknown[], size: number): Generator<void, void>;
}

export function createKeptParts<Row extends object, Part>(make: (row: Row) => Part): KeptParts<Row, Part> {
  let kept: { readonly rows: readonly Row[]; readonly basis: readonly unknown[]; readonly parts: readonly Part[] } | null = null;
  /** Prepared since parts were last asked for: what changed then still has to be told. */
  let untold: Set<number> | 'all' | null = null;

  function* renew(rows: readonly Row[], basis: readonly unknown[], size: number): Generator<void, void> {
    const before = kept !== null && sameBasis(kept.basis, basis) ? kept : null;
    const inPlace = before !== null && before.rows.length === rows.length;
    let moved: ReadonlyMap<Row, number> | null = null;
    // Rows that came, went or moved are looked for; those added below are not.
    const placeBefore = (row: Row, place: number): number | undefined => {
      if (before === null || before.rows[place] === row) return before === null ? undefined : place;
      if (inPlace || place >= before.rows.length) return undefined;
      moved ??= new Map(before.rows.map((old, at) => [old, at]));
      return moved.get(row);
    };
    const parts: Part[] = [];
    const changed: number[] = [];
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place];
      if (row === undefined) continue;
      const old = placeBefore(row, place);
      const part = old === undefined ? undefined : before?.parts[old];
      if (part === undefined || old !== place) changed.push(place);
      parts.push(part ?? make(row));
      if ((place + 1) % size === 0) yield;
    }
    if (before === null || !inPlace || untold === 'all') untold = 'all';
    else untold = new Set([...(untold ?? []), ...changed]);
    kept = { rows, basis, parts };
  }

  return {
    prepare: renew,
    of(rows, basis) {
      if (kept === null || kept.rows !== rows || !sameBasis(kept.basis, basis)) renew(rows, basis, rows.length + 1).next();
      const changed = untold === 'all' ? null : [...(untold ?? [])];
      untold = null;
      return { parts: kept?.parts ?? [], changed };
    },
  };
}

function sameBasis(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
