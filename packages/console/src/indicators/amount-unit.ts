import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';

/** What an indicator is shown in: 亿元 for the district, 万元 for a unit, 元 for what is typed in 元. */
export type AmountUnit = 'yi' | 'wan' | 'yuan';

const YUAN = { yi: 100_000_000, wan: 10_000, yuan: 1 } as const;
const DECIMALS = { yi: 2, wan: 0, yuan: 0 } as const;

/** The unit an indicator is shown in, by how its column is typed and whether it is the district's. */
export function amountUnit(ledgers: readonly LedgerDefinition[], key: string, district: boolean): AmountUnit {
  const column = ledgers.flatMap(({ columns }) => columns).find((each) => each.key === key);
  return column?.type.kind === 'yuan' ? 'yuan' : district ? 'yi' : 'wan';
}

/** A figure of yuan in that unit, as a number. */
export function inUnit(yuan: number, unit: AmountUnit): number {
  return Math.round((yuan / YUAN[unit]) * 100) / 100;
}

/** A figure of yuan in that unit, with separators and a true minus. */
export function amountText(yuan: number | null, unit: AmountUnit): string {
  if (yuan === null) return '—';
  const digits = DECIMALS[unit];
  const text = (yuan / YUAN[unit]).toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text.replace('-', '−');
}

/** Growth in basis points as percent with one decimal and its sign. */
export function growthText(bps: number | null): string {
  if (bps === null) return '—';
  const text = (Math.abs(bps) / 100).toFixed(1);
  return bps > 0 ? `+${text}%` : bps < 0 ? `−${text}%` : `${text}%`;
}
