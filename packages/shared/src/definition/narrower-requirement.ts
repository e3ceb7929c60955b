import { sameData } from '../kernel/same-data.ts';
import type { Column, LedgerDefinition } from '../ledger/definition.ts';

/** When an empty cell of a column is wrong; undefined when it never is. A default stands in for what is always required. */
export function requirementOf({ required, defaultOwnUnit }: Column): Column['required'] {
  const byStage = typeof required === 'object' && 'fromStage' in required;
  return defaultOwnUnit === true && !byStage ? undefined : required;
}

/** Whether a cell may be wrong in its emptiness that was not before. */
export function isNarrowerRequirement(before: Column, after: Column, { stages }: LedgerDefinition): boolean {
  const [old, now] = [requirementOf(before), requirementOf(after)];
  if (now === undefined || old === 'always' || sameData(old, now)) return false;
  if (typeof now !== 'object' || typeof old !== 'object') return true;
  if (!('fromStage' in now) || !('fromStage' in old)) return true;
  if (old.when !== undefined && !sameData(old.when, now.when)) return true;
  const place = (stage: string): number => stages?.order.indexOf(stage) ?? -1;
  return place(old.fromStage) < 0 || place(now.fromStage) < place(old.fromStage);
}
