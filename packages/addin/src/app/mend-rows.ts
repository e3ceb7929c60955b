import { PANE } from '@double-hundred/shared/message/pane';
import { applyWrites, chosenWrites, takeBack, type WrittenStep } from './apply-values.ts';
import type { Desk, DeskEnv } from './desk.ts';

/** The steps that mend rows: applying proposed values, taking them back, writing reasons. */
export interface Mending {
  apply(ids: readonly string[]): Promise<void>;
  undo(): Promise<void>;
  explain(key: string, ruleId: string, reason: string): Promise<void>;
  /** Forgets the last step; its addresses no longer hold. */
  forget(): void;
}

export function createMending(env: DeskEnv, desk: Desk): Mending {
  let last: WrittenStep | null = null;
  return {
    async apply(ids) {
      const open = desk.current();
      if (!open) return;
      const writes = chosenWrites(open.checked, open.definition, env.store.get().check, new Set(ids));
      const { step, left } = await applyWrites(env.port, open.checked, writes);
      const count = step.written.length;
      if (count > 0) last = step;
      env.store.set({ done: count > 0 ? { text: PANE.done.applied(count), canUndo: true } : null });
      env.say(
        count === 0 ? PANE.done.nothing : left > 0 ? PANE.done.partly(count, left) : PANE.done.applied(count),
        left > 0 || count === 0 ? 'warn' : 'good',
      );
      await desk.refresh();
      desk.publish();
    },
    async undo() {
      const open = desk.current();
      if (!open || !last) return;
      const sheet = await desk.refresh();
      const outcome = await takeBack(env.port, sheet, last);
      last = null;
      env.store.set({ done: null });
      if (!outcome) env.say(PANE.done.undoGone, 'warn');
      else env.say(outcome.left > 0 ? PANE.done.undoPartly(outcome.left) : PANE.done.undone, outcome.left > 0 ? 'warn' : 'good');
      await desk.refresh();
      desk.publish();
    },
    async explain(key, ruleId, reason) {
      const rowId = await ensureRowId(env, desk, key);
      const open = desk.current();
      if (!open || rowId === null) return;
      const explanations = { ...open.state.explanations, [rowId]: { ...open.state.explanations[rowId], [ruleId]: reason } };
      await desk.keep({ ...open.state, explanations });
      await desk.refresh();
      desk.publish();
      env.say(PANE.findings.reasonSaved, 'good');
    },
    forget() {
      last = null;
      env.store.set({ done: null });
    },
  };
}

/** A reason belongs to a row, so the row gets its id now if it has none yet. */
async function ensureRowId(env: DeskEnv, desk: Desk, key: string): Promise<string | null> {
  const open = desk.current();
  const row = open?.checked.byKey.get(key);
  if (!open || !row) return null;
  if (row.source.rowId === key) return key;
  const rowId = env.ids.next('r');
  await open.sheet.applyPatches([{ kind: 'setId', row: row.source.row, was: row.source.rowId, rowId }]);
  const sheet = await desk.refresh();
  return sheet.byKey.has(rowId) ? rowId : null;
}
