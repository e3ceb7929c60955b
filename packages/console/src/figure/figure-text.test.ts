import { describe, expect, it } from 'vitest';
import { gapText, pointsText, signedText, timeText, yiText } from './figure-text.ts';

describe('FIGURES in words', () => {
  it('FIGURES have their unit’s decimals and a real minus', () => {
    expect([yiText(11_052_000_000), yiText(0), yiText(-250_000_000)]).toEqual(['110.52', '0.00', '−2.50']);
    expect([pointsText(-3), pointsText(-0.001), pointsText(12.5)]).toEqual(['−3.00', '0.00', '12.50']);
    expect([signedText(-3, 2), signedText(1.5, 2), signedText(0, 2)]).toEqual(['−3.00', '+1.50', '0.00']);
  });

  it('FIGURES a gap is told in words, and a missing target is a dash', () => {
    expect([gapText(-0.7), gapText(0), gapText(null)]).toEqual(['落后 0.7 个百分点', '与序时持平', '—']);
  });

  it('FIGURES times are those of Shanghai', () => {
    expect(timeText('2026-11-22T16:05:00Z')).toBe('11月23日 00:05');
  });
});
