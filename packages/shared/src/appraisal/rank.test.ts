import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankInput, rankUnits } from './rank.ts';

const unit = (unitId: string, points: number, more: Partial<RankInput> = {}): RankInput => ({
  unitId,
  points,
  unranked: null,
  exempt: null,
  ...more,
});
const places = (units: readonly RankInput[], tailSize = 0) =>
  rankUnits(units, tailSize).map(({ unitId, rank, tied, tail }) => `${unitId}${rank ?? '-'}${tied ? '=' : ''}${tail ? '!' : ''}`);

describe('RANK', () => {
  it('RANK is by competition: 1-2-2-4, ties marked', () => {
    expect(places([unit('a', 90), unit('b', 80), unit('c', 80), unit('d', 70)])).toEqual(['a1', 'b2=', 'c2=', 'd4']);
  });

  it('RANK leaves out a unit without verified figures and puts it last', () => {
    expect(places([unit('a', 0, { unranked: '没有核定数' }), unit('b', -3), unit('c', 5)])).toEqual(['c1', 'b2', 'a-']);
  });

  it('RANK exempts from the tail a unit that met its target or has force majeure, and nobody takes its place', () => {
    const units = [unit('a', 9), unit('b', 8), unit('c', 7), unit('d', 6, { exempt: '台风' }), unit('e', 5)];
    expect(places(units, 2)).toEqual(['a1', 'b2', 'c3', 'd4', 'e5!']);
  });

  it('RANK spares units that are level with one outside the tail', () => {
    expect(places([unit('a', 9), unit('b', 7), unit('c', 7), unit('d', 6)], 2)).toEqual(['a1', 'b2=', 'c2=', 'd4!']);
    expect(places([unit('a', 9), unit('b', 7)], 2)).toEqual(['a1', 'b2']);
  });

  it('RANK of a unit is one more than the number of units with more points', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 }), (points) =>
        rankUnits(
          points.map((each, index) => unit(`u${index}`, each)),
          3,
        ).every(({ points: own, rank }) => rank === points.filter((each) => each > own).length + 1),
      ),
      { seed: 42 },
    );
  });
});
