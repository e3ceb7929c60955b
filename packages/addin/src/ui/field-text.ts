import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { PANE } from '@double-hundred/shared/message/pane';
import type { PaneState } from '../app/pane-state.ts';

/** The heading of a column, whatever ledger it is in. */
export function headingOf(state: PaneState, key: string): string {
  for (const ledger of state.reference?.ledgers ?? []) {
    const column = ledger.columns.find((entry) => entry.key === key);
    if (column) return column.heading;
  }
  return key;
}

/** A canonical value as people read it. */
export function plainText(state: PaneState, key: string, value: FieldValue | null): string {
  if (value === null) return PANE.conflicts.empty;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return key.endsWith('Yuan') ? `${value / 10_000}万元` : String(value);
  if (typeof value === 'string') return unitName(state, value);
  if (!Array.isArray(value)) return value.text;
  return value.map((part) => (typeof part === 'string' ? part : `${unitName(state, part.unit)} ${part.bps / 100}%`)).join('、');
}

/** The name of a unit; the id of one that is not listed. */
export function unitName(state: PaneState, id: string): string {
  return state.reference?.units.find((unit) => unit.id === id)?.name ?? id;
}
