import type { Column, LedgerDefinition } from './definition.ts';

/** The columns a unit is asked to fill: none of a ledger the office keeps, none that only others set or the server counts. */
export function askedColumns({ keptBy, columns, rules }: LedgerDefinition): readonly Column[] {
  if (keptBy !== undefined) return [];
  const counted = new Set(rules.flatMap((rule) => (rule.kind === 'counts' ? [rule.params.into] : [])));
  return columns.filter(({ key, setBy }) => !counted.has(key) && setBy?.reserved !== 'column');
}
