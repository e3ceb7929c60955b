import type { Column } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import type { Unit } from '../unit/unit.ts';
import { type Decimal, decimalText } from './decimal.ts';
import { percentText, shareText } from './share-text.ts';
import { unitNames } from './unit-names.ts';

/**
 * A canonical value as people read it: money in 万元, units by name, lists with 、. An empty value gives an empty text;
 * a value that does not fit the column is shown as it is.
 */
export function valueText(column: Column, value: FieldValue | null, context: { readonly units: readonly Unit[] }): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return numberText(column, value);
  if (typeof value === 'string') return column.type.kind === 'unitRef' ? unitText(value, context.units) : value;
  if (!Array.isArray(value)) return 'text' in value ? value.text : '';
  return value.map((item) => (typeof item === 'string' ? item : shareText([item], context.units))).join('、');
}

/** Yuan or other base units as an exact decimal of a larger unit. */
export function inUnit(whole: number, perUnit: number): Decimal {
  const places = Math.round(Math.log10(perUnit));
  return { digits: BigInt(whole), scale: places };
}

function numberText(column: Column, value: number): string {
  if (!Number.isSafeInteger(value)) return String(value);
  const { kind } = column.type;
  if (kind === 'wan') return `${decimalText(inUnit(value, 10_000))}万元`;
  if (kind === 'yuan') return `${String(value)}元`;
  if (kind === 'usdWan') return `${decimalText(inUnit(value, 1_000_000))}万美元`;
  return kind === 'percent' ? percentText(value) : String(value);
}

function unitText(id: string, units: readonly Unit[]): string {
  return unitNames(units).byId.get(id)?.name ?? id;
}
