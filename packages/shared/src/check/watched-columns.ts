import { FACT_COLUMNS } from '../consolidation/facts.ts';
import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { refColumns } from './resolve-refs.ts';

/**
 * The columns of a linked ledger that may change what is found in rows that refer to it: the name they show, the days
 * and achievements their rules compare with. Empty when `definition` does not refer to that ledger.
 */
export function watchedColumns(definition: LedgerDefinition, linked: LedgerDefinition): ReadonlySet<string> {
  const watched = new Set<string>();
  if (refColumns(definition).every(({ ledger }) => ledger !== linked.id)) return watched;
  watched.add(linked.nameColumn);
  for (const rule of definition.rules) {
    if (rule.kind === 'notBeforeLinked' && refersTo(definition, rule.params.ref, linked.id))
      watched.add(rule.params.linkedColumn);
    if (rule.kind === 'linkedVerified' && refersTo(definition, rule.params.ref, linked.id))
      for (const column of FACT_COLUMNS) watched.add(column);
  }
  return watched;
}

/** A rule that asks for a row of `ledger`: where it says, in which column, and which row of which ledger is meant. */
export interface AskedRow {
  /** Column of the asked-for ledger that refers to the same row. */
  readonly ledgerRef: string;
  /** The ledger both refer to. */
  readonly of: string;
}

/** The rules of a ledger whose findings end when a row of `ledger` refers to the same row. */
export function askedRows(definition: LedgerDefinition, ledger: string): readonly AskedRow[] {
  return definition.rules.flatMap((rule) => {
    if (rule.kind !== 'lateWithoutRow' || rule.params.ledger !== ledger) return [];
    const type = columnOf(definition, rule.params.ref)?.type;
    return type?.kind === 'ref' ? [{ ledgerRef: rule.params.ledgerRef, of: type.ledger }] : [];
  });
}

function refersTo(definition: LedgerDefinition, ref: string, ledger: string): boolean {
  const type = columnOf(definition, ref)?.type;
  return type?.kind === 'ref' && type.ledger === ledger;
}
