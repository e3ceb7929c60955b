import type { FieldChanges } from '../ledger/fields.ts';
import { answersAll, askingColumns, groundsHold } from '../rule/reason-grounds.ts';
import type { FileState } from './file-state.ts';
import type { SyncRow } from './sync-sheet.ts';

/**
 * The reasons of a row that the server has to be told, by rule id; null when there are none. A reason goes along when it
 * is new, and again when a value it was written for is in `set`, as the server has dropped it then; one whose values
 * are no longer those of the row, or that was written before more was found by its rule, stays here: on the server it
 * would answer what its author had not seen. A blank reason takes an earlier one back.
 */
export function reasonsToSend(
  state: Pick<FileState, 'explanations' | 'grounds' | 'shadow'>,
  rowId: string,
  { fields, findings = [] }: Pick<SyncRow, 'fields' | 'findings'>,
  set: FieldChanges,
): Record<string, string> | null {
  const written = state.explanations[rowId];
  if (written === undefined) return null;
  const told = state.shadow[rowId]?.explanations;
  const toSend: Record<string, string> = {};
  for (const [ruleId, text] of Object.entries(written)) {
    const grounds = state.grounds?.[rowId]?.[ruleId];
    if (grounds !== undefined && !groundsHold(grounds, fields)) continue;
    if (grounds !== undefined && !answersAll(grounds, askingColumns(ruleId, findings))) continue;
    const moved = grounds !== undefined && Object.keys(grounds).some((column) => Object.hasOwn(set, column));
    if (told?.[ruleId] !== text || moved) toSend[ruleId] = text;
  }
  return Object.keys(toSend).length === 0 ? null : toSend;
}
