import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceiptNumber, receiptNumber } from './receipt-number.ts';

describe('RECEIPT', () => {
  it('RECEIPT a number reads back as people write it', () => {
    const number = receiptNumber('2026-11-23', 42);
    expect(number).toMatch(/^20261123-0042-[0-9A-HJKMNP-TV-Z]{2}$/);
    expect(parseReceiptNumber(number)).toBe(number);
    expect(parseReceiptNumber(` ${number.toLowerCase().replaceAll('-', ' － ')} `)).toBe(number);
  });

  it('RECEIPT a single wrong digit is told in all but few cases', () => {
    let missed = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(7), fc.integer({ min: 1, max: 9 }), (ordinal, place, shift) => {
        const number = receiptNumber('2026-11-23', ordinal);
        const digit = (Number(number[place]) + shift) % 10;
        tried += 1;
        if (parseReceiptNumber(number.slice(0, place) + String(digit) + number.slice(place + 1)) !== null) missed += 1;
      }),
      { seed: 34, numRuns: 3_000 },
    );
    expect(missed / tried).toBeLessThan(0.005);
  });
});
