import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewScore, scoreItem, scoreItemSchema } from './score-item.ts';

describe('SCORE items', () => {
  it('SCORE ratio is done by target times points, held at its cap, and nothing without a target', () => {
    expect(scoreItem({ kind: 'ratio', done: 2, target: 3, points: 10 }).points).toBe(6.67);
    expect(scoreItem({ kind: 'ratio', done: 5, target: 2, points: 10, cap: 1.2 })).toEqual({
      points: 12,
      formula: '5 ÷ 2 × 10 分（完成率最高计 120%） = 12 分',
    });
    expect(scoreItem({ kind: 'ratio', done: 5, target: 0, points: 10 }).points).toBe(0);
  });

  it('SCORE blend weighs the ratios by their weights, whether these sum to 1 or to 100', () => {
    const parts = (heavy: number, light: number) => [
      { done: 1, target: 2, weight: heavy },
      { done: 3, target: 2, weight: light },
    ];
    expect(scoreItem({ kind: 'blend', parts: parts(0.7, 0.3), points: 50 }).points).toBe(40);
    expect(scoreItem({ kind: 'blend', parts: parts(70, 30), points: 50 }).points).toBe(40);
    expect(scoreItem({ kind: 'blend', parts: parts(0, 1).slice(1), points: 50, cap: 1 }).points).toBe(50);
  });

  it('SCORE efficacy gives 60 to the least and 100 to the most, and 100 to all when they are equal', () => {
    const weight = 0.3;
    expect(scoreItem({ kind: 'efficacy', x: 0, min: 0, max: 8, weight }).points).toBe(18);
    expect(scoreItem({ kind: 'efficacy', x: 8, min: 0, max: 8, weight }).points).toBe(30);
    expect(scoreItem({ kind: 'efficacy', x: 3, min: 0, max: 8, weight }).points).toBe(22.5);
    expect(scoreItem({ kind: 'efficacy', x: 5, min: 5, max: 5, weight }).points).toBe(30);
  });

  it('SCORE perExtra rewards what is above the target, perShort takes for what is below it', () => {
    expect(scoreItem({ kind: 'perExtra', done: 7, target: 4, points: 0.1 }).points).toBe(0.3);
    expect(scoreItem({ kind: 'perExtra', done: 90, target: 4, points: 0.1, cap: 3 }).points).toBe(3);
    expect(scoreItem({ kind: 'perExtra', done: 3, target: 4, points: 0.1 }).points).toBe(0);
    expect(scoreItem({ kind: 'perShort', done: 1, target: 4, points: 2 }).points).toBe(-6);
    expect(scoreItem({ kind: 'perShort', done: 1, target: 40, points: 2, floor: -10 }).points).toBe(-10);
    expect(scoreItem({ kind: 'perShort', done: 4, target: 4, points: 2 }).points).toBe(0);
  });

  it('SCORE tier gives each project its highest tier, the bound included', () => {
    const tiers = [
      { atLeastYuan: 100_000_000, points: 6 },
      { atLeastYuan: 1_000_000_000, points: 20 },
      { atLeastYuan: 500_000_000, points: 10 },
    ];
    const projectsYuan = [99_999_999, 100_000_000, 500_000_000, 2_000_000_000];
    expect(scoreItem({ kind: 'tier', tiers, projectsYuan }).points).toBe(36);
    expect(scoreItem({ kind: 'tier', tiers, projectsYuan, cap: 30 }).points).toBe(30);
  });

  it('SCORE event counts either way between floor and cap, and manual is what was entered', () => {
    expect(scoreItem({ kind: 'event', count: 3, points: -1, floor: -2 }).points).toBe(-2);
    expect(scoreItem({ kind: 'event', count: 3, points: 5, cap: 10 }).points).toBe(10);
    expect(scoreItem({ kind: 'manual', points: 2.345, ground: '区委督查通报' }).points).toBe(2.35);
  });

  it('SCORE rounds each item half up to two decimals and adds the rounded points exactly', () => {
    const third = { kind: 'ratio', done: 1, target: 3, points: 1 } as const;
    expect(previewScore([third, third, third]).total).toBe(0.99);
    expect(
      previewScore([
        { kind: 'manual', points: 0.1, ground: '一' },
        { kind: 'manual', points: 0.2, ground: '二' },
      ]).total,
    ).toBe(0.3);
    expect(scoreItem({ kind: 'ratio', done: 1, target: 8, points: 0.2 }).points).toBe(0.03);
  });

  it('SCORE never gives more than points × cap for a ratio, and more work never scores less', () => {
    const whole = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 500 }), (done, more, target) => {
        const score = (count: number) => scoreItem({ kind: 'ratio', done: count, target, points: 30, cap: 1.2 }).points;
        return score(done) <= 36 && score(done + more) >= score(done);
      }),
      { seed: 42 },
    );
  });

  it('SCORE refuses what is no number, an empty blend and a manual item without a ground', () => {
    expect(scoreItemSchema.safeParse({ kind: 'ratio', done: Infinity, target: 1, points: 1 }).success).toBe(false);
    expect(scoreItemSchema.safeParse({ kind: 'blend', parts: [], points: 1 }).success).toBe(false);
    expect(scoreItemSchema.safeParse({ kind: 'manual', points: 1, ground: '' }).success).toBe(false);
  });
});
