/** Rows or columns put in or taken out: `count` of them from number `at`, counted from 1. */
export interface Shift {
  readonly axis: 'rows' | 'columns';
  readonly kind: 'insert' | 'remove';
  readonly at: number;
  readonly count: number;
}

/** Where a stretch of rows or columns lies after the shift; null when all of it was taken out. */
export function shiftedStretch(
  [first, last]: readonly [number, number],
  { kind, at, count }: Shift,
): readonly [number, number] | null {
  if (kind === 'insert') return [first >= at ? first + count : first, last >= at ? last + count : last];
  const from = first < at ? first : Math.max(at, first - count);
  const to = last < at ? last : last >= at + count ? last - count : at - 1;
  return to < from ? null : [from, to];
}
