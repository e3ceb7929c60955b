import type { Share } from '../ledger/fields.ts';
import type { Unit } from '../unit/unit.ts';
import { decimalText } from './decimal.ts';
import { unitNames } from './unit-names.ts';

/** Shares as they are written in a cell: 石桥镇：60%、区商务局：40%. Unknown units show their id. */
export function shareText(shares: readonly Share[], units: readonly Unit[]): string {
  const names = unitNames(units);
  return shares.map((share) => `${names.byId.get(share.unit)?.name ?? share.unit}：${percentText(share.bps)}`).join('、');
}

/** Basis points as per cent: 8,000 → 80%. */
export function percentText(bps: number): string {
  return `${decimalText({ digits: BigInt(bps), scale: 2 })}%`;
}
