/** An exact fraction. Schedule gaps are decided on exact values and only shown rounded. */
export interface Ratio {
  readonly num: bigint;
  /** Always positive. */
  readonly den: bigint;
}

/** The fraction of two whole numbers; the denominator must be positive. */
export function ratio(num: number, den: number): Ratio {
  if (den <= 0) throw new Error('a ratio needs a positive denominator');
  return { num: BigInt(num), den: BigInt(den) };
}

/** Reads a finite number by its shortest decimal text, so that 0.944 is exactly 944/1000. Null when it is not finite. */
export function ratioOfDecimal(value: number): Ratio | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) return null;
  const fraction = parts[3] ?? '';
  const exponent = Number(parts[4] ?? 0) - fraction.length;
  const digits = BigInt(`${parts[1]}${parts[2]}${fraction}`);
  return exponent >= 0 ? { num: digits * 10n ** BigInt(exponent), den: 1n } : { num: digits, den: 10n ** BigInt(-exponent) };
}

/** left + right, exactly. */
export function add(left: Ratio, right: Ratio): Ratio {
  return { num: left.num * right.den + right.num * left.den, den: left.den * right.den };
}

/** left − right, exactly. */
export function subtract(left: Ratio, right: Ratio): Ratio {
  return { num: left.num * right.den - right.num * left.den, den: left.den * right.den };
}

/** The fraction times a whole number. */
export function times(value: Ratio, factor: number): Ratio {
  return { num: value.num * BigInt(factor), den: value.den };
}

/** left × right, exactly. */
export function multiply(left: Ratio, right: Ratio): Ratio {
  return { num: left.num * right.num, den: left.den * right.den };
}

/** left ÷ right, exactly; the divisor must be positive. */
export function divide(left: Ratio, right: Ratio): Ratio {
  if (right.num <= 0n) throw new Error('a divisor must be positive');
  return { num: left.num * right.den, den: left.den * right.num };
}

/** The smaller of the two. */
export function smaller(left: Ratio, right: Ratio): Ratio {
  return compare(left, right) <= 0 ? left : right;
}

/** The larger of the two. */
export function larger(left: Ratio, right: Ratio): Ratio {
  return compare(left, right) >= 0 ? left : right;
}

/** −1, 0 or 1 as left is less than, equal to or greater than right. */
export function compare(left: Ratio, right: Ratio): -1 | 0 | 1 {
  const difference = left.num * right.den - right.num * left.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounded to that many decimals, halves away from zero. */
export function roundHalfAway(value: Ratio, decimals: number): number {
  const scaled = value.num * 10n ** BigInt(decimals);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rounded = (magnitude * 2n + value.den) / (value.den * 2n);
  return Number(scaled < 0n ? -rounded : rounded) / 10 ** decimals;
}

/** The smallest whole number that is not below the fraction. */
export function ceiling(value: Ratio): number {
  const whole = value.num / value.den;
  return Number(value.num > 0n && whole * value.den !== value.num ? whole + 1n : whole);
}

/** The nearest floating-point number, for showing and for JSON. */
export function toNumber(value: Ratio): number {
  return Number(value.num) / Number(value.den);
}
