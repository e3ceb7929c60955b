import type { Fact } from '@double-hundred/shared/consolidation/facts';

type FactJson = [string, Fact['kind'], Fact['basis'], string, string, number, number, number, number];

/** Facts from the concatenated JSON arrays a query gives; none when it found none. */
export function factsOf(text: string | number | null | undefined): readonly Fact[] {
  if (typeof text !== 'string') return [];
  return (JSON.parse(`[${text}]`) as FactJson[]).map(([rowId, kind, basis, unitId, day, bps, lead, yuan, unexplained]) => ({
    rowId,
    kind,
    basis,
    unitId,
    day,
    bps,
    lead: lead === 1,
    yuan,
    unexplained: unexplained === 1,
  }));
}
