import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { deletionFinding } from '@double-hundred/shared/check/deletion-rights';
import { rightsText } from '@double-hundred/shared/message/rights';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { MissingView } from './pane-state.ts';
import { PANE } from '@double-hundred/shared/message/pane';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { intendDelete, putBack } from '@double-hundred/shared/sync/row-intent';
import type { Desk, DeskEnv, OpenLedger } from './desk.ts';
import type { InspectingView } from './inspecting-view.ts';

function nameOfMissing(state: FileState, rowId: string, definition: LedgerDefinition): string {
  const name = state.shadow[rowId]?.fields[definition.nameColumn];
  return typeof name === 'string' ? name : rowId;
}

/** Rows that are no longer in the sheet, with why those that the server would not delete, as far as known, cannot be deleted. */
export function viewsOfMissing(
  { state, definition }: Pick<OpenLedger, 'state' | 'definition'>,
  rowIds: readonly string[],
  role: Role,
  { inspections, closeOuts }: Pick<InspectingView, 'inspections' | 'closeOuts'>,
): readonly MissingView[] {
  const inspected = new Set(inspections.map(({ linkedIssue }) => linkedIssue?.rowId));
  for (const { rowId, decisions } of closeOuts) if (decisions.length > 0) inspected.add(rowId);
  return rowIds.map((rowId) => {
    const finding =
      deletionFinding(definition, role, state.shadow[rowId]?.fields ?? {}) ??
      (inspected.has(rowId) ? rightsText.rowInspected(definition.noun) : null);
    return { rowId, rowName: nameOfMissing(state, rowId, definition), kept: finding?.message ?? null };
  });
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
