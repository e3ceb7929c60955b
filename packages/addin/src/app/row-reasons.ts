import type { FileState } from '@double-hundred/shared/sync/file-state';

/** The reasons written in this file, without those for which the server has another one by now. */
export function ownReasons(state: FileState, rowId: string): Readonly<Record<string, string>> | undefined {
  const own = state.explanations[rowId];
  const shadow = state.shadow[rowId];
  const told = shadow?.explanations;
  const standing = shadow?.reasons;
  if (own === undefined || told === undefined || standing === undefined) return own;
  const superseded = (ruleId: string, text: string): boolean =>
    told[ruleId] === text && standing[ruleId] !== undefined && standing[ruleId] !== text;
  const entries = Object.entries(own);
  return entries.some(([ruleId, text]) => superseded(ruleId, text))
    ? Object.fromEntries(entries.filter(([ruleId, text]) => !superseded(ruleId, text)))
    : own;
}

/** The reason last written for a rule of a row, here or elsewhere, whether it still stands or not; empty when none was. */
export function lastReason(state: FileState, rowId: string, ruleId: string): string {
  const own = ownReasons(state, rowId)?.[ruleId];
  return own ?? state.shadow[rowId]?.reasons?.[ruleId] ?? state.explanations[rowId]?.[ruleId] ?? '';
}
