import type { LedgerDefinition } from '../ledger/definition.ts';
import { linkedLedger } from './linked-ledger.ts';
import type { LinkedLedger, LinkedRow, RowLinks } from './row-links.ts';

/** Rows of other ledgers that are known, by ledger. A ledger without an entry is not known at all. */
export type KnownRows = ReadonlyMap<string, readonly Omit<LinkedRow, 'name'>[]>;

/** Known rows ready for references and rules; a ledger is indexed when it is first asked for. */
export function linksOf(definitions: readonly LedgerDefinition[], known: KnownRows): RowLinks {
  const ledgers = new Map<string, LinkedLedger | null>();
  return {
    ledger(id) {
      const kept = ledgers.get(id);
      if (kept !== undefined) return kept;
      const definition = definitions.find((candidate) => candidate.id === id);
      const rows = known.get(id);
      const ledger = definition === undefined || rows === undefined ? null : linkedLedger(definition, rows);
      ledgers.set(id, ledger);
      return ledger;
    },
  };
}

/** Two sources of known rows as one; of the same row the one from `over` is taken. */
export function mergeKnown(base: KnownRows, over: KnownRows): KnownRows {
  const merged = new Map(base);
  for (const [ledger, rows] of over) {
    const newer = new Set(rows.map(({ rowId }) => rowId));
    merged.set(ledger, [...(base.get(ledger) ?? []).filter(({ rowId }) => !newer.has(rowId)), ...rows]);
  }
  return merged;
}
