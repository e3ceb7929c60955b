import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { describe, expect, it } from 'vitest';
import { amountText, amountUnit, growthText, inUnit } from './amount-unit.ts';

describe('INDICATOR amounts', () => {
  it('INDICATOR amounts are in 亿元 for the district, 万元 for a unit, and in 元 where they are typed so', () => {
    const unitOf = (key: string, district: boolean) => amountUnit(builtinLedgers, key, district);
    expect([unitOf('aboveScaleInvoicedSalesYuan', true), unitOf('aboveScaleInvoicedSalesYuan', false)]).toEqual(['yi', 'wan']);
    expect(unitOf('disposableIncomePerCapitaYuan', false)).toBe('yuan');
    expect([amountText(1_234_567_890, 'yi'), amountText(-123_450_000, 'wan'), amountText(39_000, 'yuan')]).toEqual([
      '12.35',
      '−12,345',
      '39,000',
    ]);
    expect([amountText(null, 'yi'), inUnit(1_234_567_890, 'yi')]).toEqual(['—', 12.35]);
  });

  it('INDICATOR growth has a sign, a true minus among them, and a dash where there is none', () => {
    expect([growthText(653), growthText(-812), growthText(0), growthText(null)]).toEqual(['+6.5%', '−8.1%', '0.0%', '—']);
  });
});
