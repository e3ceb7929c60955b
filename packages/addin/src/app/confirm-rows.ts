import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import { intendConfirm } from '@double-hundred/shared/sync/row-intent';
import { nameOfRow } from './check-view.ts';
import type { Desk, DeskEnv } from './desk.ts';
import { syncRows } from './ledger-sheet.ts';
import type { UnchangedView } from './pane-state.ts';
import { isSent } from './unsent-rows.ts';

/** The rows that were sent and have not been changed since, in the order of the sheet. */
export function unchangedRows(desk: Desk): readonly UnchangedView[] {
  const open = desk.current();
  if (!open) return [];
  const { checked, definition, state } = open;
  return syncRows(checked, state, definition).flatMap((row): UnchangedView[] => {
    const { rowId } = row;
    const shadow = rowId === null || row.key !== rowId ? undefined : state.shadow[rowId];
    if (rowId === null || shadow === undefined || state.outbox[rowId] !== undefined || !isSent(state, row, shadow)) return [];
    const name = nameOfRow(checked.byKey.get(row.key), definition);
    return [{ rowId, row: row.row, rowName: name, day: shadow.confirmedDay ?? '' }];
  });
}

/** 零报告: says of rows that they stand as they are and sends it. Rows changed meanwhile are sent as changes. */
export async function confirmRows(
  env: DeskEnv,
  desk: Desk,
  rowIds: readonly string[] | 'all',
  send: () => Promise<boolean>,
): Promise<void> {
  await desk.refresh();
  const open = desk.current();
  if (!open) return;
  const wanted = rowIds === 'all' ? null : new Set(rowIds);
  const rows = unchangedRows(desk).filter(({ rowId }) => wanted === null || wanted.has(rowId));
  if (rows.length === 0) return env.say(loadTexts.pane.none, 'warn');
  await desk.keep(
    intendConfirm(
      open.state,
      rows.map(({ rowId }) => rowId),
      env.ids,
    ),
  );
  if (await send()) env.say(loadTexts.pane.done(rows.length), 'good');
}
