import type { Derived, LedgerDefinition } from './definition.ts';
import type { RowFields } from './fields.ts';

/** A computed figure of a row; null where one of its parts is missing or the base is zero. */
export interface DerivedFigure {
  readonly key: string;
  readonly heading: string;
  readonly growthBps: number | null;
}

/** The computed figures of a row in the order of the definition. */
export function deriveRow(definition: Pick<LedgerDefinition, 'derived'>, fields: RowFields): DerivedFigure[] {
  return (definition.derived ?? []).map(({ key, heading, of, over }: Derived) => {
    const now = fields[of];
    const before = fields[over];
    return { key, heading, growthBps: typeof now === 'number' && typeof before === 'number' ? growthBps(now, before) : null };
  });
}

/** Growth in basis points, halves away from zero; null over nothing. */
export function growthBps(now: number, before: number): number | null {
  if (before <= 0) return null;
  const size = Math.abs(now - before);
  const bps = Number((BigInt(size) * 20_000n + BigInt(before)) / (BigInt(before) * 2n));
  return now < before && bps > 0 ? -bps : bps;
}

/** Growth for people: with one decimal, halves away from zero, and its sign. */
export function growthText(bps: number): string {
  const tenths = Math.floor((Math.abs(bps) + 5) / 10);
  const sign = tenths === 0 ? '' : bps < 0 ? '−' : '+';
  return `${sign}${String(Math.floor(tenths / 10))}.${String(tenths % 10)}%`;
}
