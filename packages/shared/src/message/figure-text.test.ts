import { expect, it } from 'vitest';
import { countText, momentText, percentText, signedCountText } from './figure-text.ts';

it('FIGURES have a real minus, no trailing zeros in counts, and no minus before nothing', () => {
  expect([countText(2.5), countText(0.1 + 0.2), countText(-1)]).toEqual(['2.5', '0.3', '−1']);
  expect([signedCountText(0.5), signedCountText(0), signedCountText(-0.3333)]).toEqual(['+0.5', '0', '−0.3333']);
  expect([percentText(-0.085), percentText(-0.0001)]).toEqual(['−8.5%', '0.0%']);
});

it('FIGURES percentages round halves away from zero, and none is a dash', () => {
  expect([percentText(0.73913), percentText(null)]).toEqual(['73.9%', '—']);
});

it('FIGURES moments are those of Shanghai', () => {
  expect(momentText(Date.UTC(2026, 10, 22, 16, 5))).toBe('11月23日 00:05');
});
