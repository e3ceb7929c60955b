import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { PANE } from '@double-hundred/shared/message/pane';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { intendDelete, putBack } from '@double-hundred/shared/sync/row-intent';
import type { Desk, DeskEnv } from './desk.ts';

/** What a row that is no longer in the sheet was called. */
export function nameOfMissing(state: FileState, rowId: string, definition: LedgerDefinition): string {
  const name = state.shadow[rowId]?.fields[definition.nameColumn];
  return typeof name === 'string' ? name : rowId;
}

/** Says of missing rows that they are deleted; the next sending carries it out. */
export async function markDeleted(env: DeskEnv, desk: Desk, rowIds: readonly string[]): Promise<void> {
  const open = desk.current();
  if (!open) return;
  await desk.keep(rowIds.reduce((state, rowId) => intendDelete(state, rowId, env.ids), open.state));
  desk.publish();
}

/** Writes missing rows below the last row again, with the values the server has. */
export async function restoreMissing(env: DeskEnv, desk: Desk, rowIds: readonly string[]): Promise<void> {
  const open = desk.current();
  if (!open) return;
  const patches = rowIds.flatMap((rowId) => putBack(open.state, rowId) ?? []);
  if (patches.length === 0) return;
  await open.sheet.applyPatches(patches);
  await desk.refresh();
  desk.publish();
  env.say(PANE.sending.restored(patches.length), 'good');
}
