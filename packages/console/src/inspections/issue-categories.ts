import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';

/** The categories of the issues ledger. */
export function issueCategories(ledgers: readonly LedgerDefinition[]): readonly string[] {
  const type = ledgers.find(({ id }) => id === 'issues')?.columns.find(({ key }) => key === 'category')?.type;
  return type?.kind === 'choice' ? (type.choices ?? []) : [];
}
