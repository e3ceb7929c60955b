import { type FieldValue, sameValue } from '@double-hundred/shared/ledger/fields';
import type { FileState } from '@double-hundred/shared/sync/file-state';

/** A correction written into a cell, with what the cell held and the kind of dirty input or the rule it was about. */
export interface Correction {
  readonly rowId: string;
  readonly column: string;
  readonly value: FieldValue | null;
  readonly from: string;
  readonly kind: string;
}

/** Notes the corrections in the file, so that the history of a row tells what had been typed. */
export function withCorrections(state: FileState, corrections: readonly Correction[]): FileState {
  if (corrections.length === 0) return state;
  const corrected = { ...state.corrected };
  for (const { rowId, column, value, from, kind } of corrections)
    corrected[rowId] = { ...corrected[rowId], [column]: { from, kind, value } };
  return { ...state, corrected };
}

/** Forgets corrections the server has been told of. */
export function withoutToldCorrections(state: FileState): FileState {
  if (state.corrected === undefined) return state;
  const open = Object.entries(state.corrected).flatMap(([rowId, cells]) => {
    const waiting = Object.entries(cells).filter(([column, { value }]) => !sameValue(state.shadow[rowId]?.fields[column], value));
    return waiting.length === 0 ? [] : [[rowId, Object.fromEntries(waiting)] as const];
  });
  const { corrected: _told, ...rest } = state;
  return open.length === 0 ? rest : { ...rest, corrected: Object.fromEntries(open) };
}
