import type { RuleDeps } from './rule-deps.ts';

/** Whether stored rows of a ledger are still to be judged under its present rules. */
export async function isRechecking({ store }: Pick<RuleDeps, 'store'>, ledger: string): Promise<boolean> {
  return (await store.rechecks()).some((recheck) => recheck.ledger === ledger && recheck.finishedAt === null);
}
