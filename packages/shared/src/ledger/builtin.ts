import type { LedgerDefinition } from './definition.ts';
import { fundsLedger } from './funds.ts';
import { indicatorsLedger } from './indicators.ts';
import { issuesLedger } from './issues.ts';
import { milestonesLedger } from './milestones.ts';
import { outreachLedger } from './outreach.ts';
import { projectsLedger } from './projects.ts';
import { supportLedger } from './support.ts';

/** The definitions that come with the product; the district office can publish its own versions beside them. */
export const builtinLedgers: readonly LedgerDefinition[] = [
  projectsLedger,
  milestonesLedger,
  issuesLedger,
  outreachLedger,
  supportLedger,
  fundsLedger,
  indicatorsLedger,
];

/** The built-in definition with that id; null when there is none. */
export function builtinLedger(id: string): LedgerDefinition | null {
  return builtinLedgers.find((definition) => definition.id === id) ?? null;
}
