import type { RuleDeps } from './rule-deps.ts';

/** Whether stored rows of a ledger are still to be judged under its present rules. A day that passes holds nothing up. */
export async function isRechecking({ store }: Pick<RuleDeps, 'store'>, ledger: string): Promise<boolean> {
  return (await store.rechecks()).some(
    ({ ledger: other, cause, finishedAt }) => other === ledger && cause === 'rules' && finishedAt === null,
  );
}
