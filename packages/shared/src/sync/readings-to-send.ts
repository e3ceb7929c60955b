import { type FieldChanges, sameValue } from '../ledger/fields.ts';
import type { NormalisedCell } from '../protocol/push.ts';
import type { FileState } from './file-state.ts';
import type { SyncRow } from './sync-sheet.ts';

/**
 * What was typed in the cells of `set` that say it otherwise: cells read as something else than they are written, and
 * cells a correction was written into that still hold it. For the history of the row; null when there are none.
 */
export function readingsToSend(
  state: Pick<FileState, 'corrected'>,
  row: SyncRow,
  set: FieldChanges,
): Record<string, NormalisedCell> | null {
  const corrected = row.rowId === null ? undefined : state.corrected?.[row.rowId];
  if (row.normalised === undefined && corrected === undefined) return null;
  const readings: Record<string, NormalisedCell> = {};
  for (const column of Object.keys(set)) {
    const earlier = corrected?.[column];
    const reading = row.normalised?.[column];
    if (earlier !== undefined && sameValue(earlier.value, set[column]))
      readings[column] = { from: earlier.from, kind: earlier.kind };
    else if (reading !== undefined) readings[column] = reading;
  }
  return Object.keys(readings).length === 0 ? null : readings;
}
