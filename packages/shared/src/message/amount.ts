const YUAN_PER_WAN = 10_000;
const WAN_PER_YI = 10_000;

/** An amount for people: integer yuan as 万元, and as 亿元 besides from 1 亿 on. Exact, without rounding. */
export function yuanText(yuan: number): string {
  const wan = `${scaled(yuan, YUAN_PER_WAN, 4)} 万元`;
  return Math.abs(yuan) >= YUAN_PER_WAN * WAN_PER_YI ? `${wan}（${scaled(yuan, YUAN_PER_WAN * WAN_PER_YI, 8)} 亿元）` : wan;
}

/** An amount in 亿元 as a bare number: 250,000,000 yuan as 2.5. */
export function yiText(yuan: number): string {
  return scaled(yuan, YUAN_PER_WAN * WAN_PER_YI, 8);
}

/** Basis points for people: 3,330 as 33.3%. */
export function percentText(bps: number): string {
  return `${scaled(bps, 100, 2)}%`;
}

function scaled(value: number, divisor: number, digits: number): string {
  const size = Math.abs(value);
  const rest = String(size % divisor)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const whole = `${value < 0 ? '-' : ''}${String(Math.floor(size / divisor))}`;
  return rest === '' ? whole : `${whole}.${rest}`;
}
