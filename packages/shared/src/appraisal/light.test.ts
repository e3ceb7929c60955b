import { describe, expect, it } from 'vitest';
import { ratio } from '../kernel/ratio.ts';
import { lightOf } from './light.ts';

const rules = { greenAtLeastPoints: 0, amberAtLeastPoints: -10 };

describe('LIGHT by schedule gap', () => {
  it('LIGHT is green exactly on schedule and amber a hair below it', () => {
    expect(lightOf(rules, { countBps: 840_000, target: 100, share: ratio(84, 100) }).light.color).toBe('green');
    expect(lightOf(rules, { countBps: 839_999, target: 100, share: ratio(84, 100) }).light.color).toBe('amber');
  });

  it('LIGHT is decided on the exact gap, not on the one that is shown', () => {
    const standing = lightOf(rules, { countBps: 50_000, target: 6, share: ratio(84, 100) });
    expect(standing.gapPoints).toBe(-0.7);
    expect(standing.light.color).toBe('amber');
    expect(lightOf(rules, { countBps: 739_999, target: 100, share: ratio(84, 100) })).toMatchObject({
      gapPoints: -10,
      light: { color: 'red' },
    });
  });

  it('LIGHT says why and how many further projects would turn it green', () => {
    const { light } = lightOf(rules, { countBps: 30_000, target: 6, share: ratio(84, 100) });
    expect(light.reason).toContain('完成 3 个，目标 6 个，完成率 50.0%，序时进度 84.0%，落后 34.0 个百分点');
    expect(light.reason).toContain('再完成 3 个即转为绿灯');
  });

  it('LIGHT is grey without a target', () => {
    expect(lightOf(rules, { countBps: 30_000, target: 0, share: ratio(84, 100) })).toMatchObject({
      gapPoints: null,
      completion: null,
      light: { color: 'grey' },
    });
  });
});
