/** An exact decimal number: `digits` divided by ten to the power of `scale`. Money never passes through floats. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d{1,40})(?:\.(\d{0,40}))?$/;
const SHORTEST = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;
/** A remainder below this part of the last kept place is binary noise of a float, not something a person wrote. */
const NOISE_PART = 1_000_000n;
/** Sums of money in 亿元 carry more noise in terms of a yuan, and nobody writes a thousandth of a yuan. */
export const MONEY_NOISE_PART = 1000n;

/** Reads plain digits with an optional sign and point; null for anything else, exponents included. */
export function parseDecimal(text: string): Decimal | null {
  const parts = PLAIN.exec(text);
  if (!parts) return null;
  const fraction = parts[3] ?? '';
  const digits = BigInt((parts[2] ?? '') + fraction);
  return { digits: parts[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** The decimal a number cell shows: its shortest decimal text, so 0.1 + 0.2 keeps its noise and 0.8 is 0.8. */
export function decimalOfNumber(value: number): Decimal | null {
  const parts = SHORTEST.exec(String(value));
  if (!parts) return null;
  const fraction = parts[3] ?? '';
  const exponent = Number(parts[4] ?? 0);
  const digits = BigInt((parts[1] ?? '') + (parts[2] ?? '') + fraction);
  const scale = fraction.length - exponent;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Multiplies by a whole number. */
export function times(value: Decimal, factor: number): Decimal {
  return { digits: value.digits * BigInt(factor), scale: value.scale };
}

/** Adds exactly. */
export function plus(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return {
    digits: left.digits * 10n ** BigInt(scale - left.scale) + right.digits * 10n ** BigInt(scale - right.scale),
    scale,
  };
}

/** The nearest whole number (halves away from zero); `exact` also when only binary noise was left over. */
export function nearestWhole(value: Decimal, noisePart = NOISE_PART): { readonly whole: bigint; readonly exact: boolean } {
  if (value.scale === 0) return { whole: value.digits, exact: true };
  const unit = 10n ** BigInt(value.scale);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (size * 2n + unit) / (unit * 2n);
  const rest = size - rounded * unit;
  return { whole: value.digits < 0n ? -rounded : rounded, exact: (rest < 0n ? -rest : rest) * noisePart < unit };
}

/** Rounds to a number of decimals; `exact` as in `nearestWhole`. */
export function toScale(value: Decimal, decimals: number): { readonly value: Decimal; readonly exact: boolean } {
  const nearest = nearestWhole(times(value, 10 ** decimals));
  return { value: { digits: nearest.whole, scale: decimals }, exact: nearest.exact };
}

/** Canonical text: no exponent, no trailing zeros, no sign before zero. */
export function decimalText(value: Decimal): string {
  const negative = value.digits < 0n;
  const padded = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0');
  const whole = padded.slice(0, padded.length - value.scale);
  const fraction = padded.slice(padded.length - value.scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
