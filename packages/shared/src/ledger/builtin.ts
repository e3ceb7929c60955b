import type { LedgerDefinition } from './definition.ts';
import { projectsLedger } from './projects.ts';

/** The definitions that come with the product; the district office can publish its own versions beside them. */
export const builtinLedgers: readonly LedgerDefinition[] = [projectsLedger];

/** The built-in definition with that id; null when there is none. */
export function builtinLedger(id: string): LedgerDefinition | null {
  return builtinLedgers.find((definition) => definition.id === id) ?? null;
}
