import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { FIGURES } from '@double-hundred/shared/message/console/figures';

/** The heading of a column, whatever ledger it is in. */
export function headingOf(ledgers: readonly LedgerDefinition[], key: string): string {
  for (const ledger of ledgers) {
    const column = ledger.columns.find((entry) => entry.key === key);
    if (column) return column.heading;
  }
  return key;
}

/** A canonical value as people read it. */
export function plainText(unitName: (id: string) => string, key: string, value: FieldValue | null | undefined): string {
  if (value === null || value === undefined || value === '') return FIGURES.blank;
  if (typeof value === 'boolean') return value ? FIGURES.yes : FIGURES.no;
  if (typeof value === 'number') return key.endsWith('Yuan') ? FIGURES.wan(value / 10_000) : String(value);
  if (typeof value === 'string') return unitName(value);
  if (!Array.isArray(value)) return value.text;
  return value.map((part) => (typeof part === 'string' ? part : `${unitName(part.unit)} ${part.bps / 100}%`)).join('、');
}
