import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { FileState, ShadowRow } from '@double-hundred/shared/sync/file-state';
import { reasonsToSend } from '@double-hundred/shared/sync/reasons-to-send';
import { repairIds } from '@double-hundred/shared/sync/repair';
import type { LedgerSyncRow } from './ledger-sheet.ts';

export interface Unsent {
  /** Rows with something the server does not have. */
  readonly unsent: number;
  /** Those of them that have to be mended first. */
  readonly heldBack: number;
  /** Rows the server has and the sheet has no longer. */
  readonly missing: readonly string[];
  readonly missingHold: boolean;
  /** Rows the server has as they stand in the sheet. */
  readonly unchanged: number;
}

/** Counts what is waiting, without changing anything. `held` tells by key which rows cannot go out yet. */
export function countUnsent(
  state: FileState,
  rows: readonly LedgerSyncRow[],
  held: (key: string) => boolean,
  businessKeys: (fields: RowFields) => readonly string[],
): Unsent {
  let unsent = 0;
  let heldBack = 0;
  let unchanged = 0;
  for (const row of rows) {
    const shadow = row.rowId === null || row.key !== row.rowId ? undefined : state.shadow[row.rowId];
    if (isSent(state, row, shadow)) {
      unchanged += 1;
      continue;
    }
    unsent += 1;
    if (held(row.key)) heldBack += 1;
  }
  const here = new Set(rows.map((row) => row.rowId));
  const lost = Object.entries(state.shadow).some(([rowId, shadow]) => shadow.deleted !== true && !here.has(rowId));
  if (!lost) return { unsent, heldBack, missing: [], missingHold: false, unchanged };
  const repair = repairIds(state, rows, { ids: throwawayIds(), businessKeys });
  return { unsent, heldBack, missing: repair.missing, missingHold: repair.hold, unchanged };
}

/** Whether the server has the row as it stands in the sheet, reasons included. */
export function isSent(state: FileState, row: LedgerSyncRow, shadow: ShadowRow | undefined): boolean {
  if (shadow === undefined || shadow.deleted === true) return false;
  if (row.unreadable) return false;
  for (const field of new Set([...Object.keys(row.fields), ...Object.keys(shadow.fields)])) {
    if (row.absent?.has(field) !== true && !sameValue(row.fields[field], shadow.fields[field])) return false;
  }
  return reasonsToSend(state, row.key, row.fields, {}) === null;
}

/** Ids for a look that writes nothing. */
function throwawayIds(): IdSource {
  let count = 0;
  return { next: (letter) => `${letter}look${(count += 1)}` };
}
