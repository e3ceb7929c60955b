import { PANE } from '@double-hundred/shared/message/pane';
import type { Conflict } from '@double-hundred/shared/protocol/push';
import { decideConflicts } from '@double-hundred/shared/sync/conflicts';
import { viewsOfConflicts } from './conflict-views.ts';
import type { Desk, DeskEnv } from './desk.ts';
import type { ConflictView } from './pane-state.ts';
import type { Sending } from './send-rows.ts';

/** A row takes one decision at a time, and a mixed choice is two. */
const ROUNDS = 3;

/** Fetches the open conflicts of this ledger; keeps the choices made so far. */
export async function loadConflicts(env: DeskEnv, desk: Desk): Promise<void> {
  const open = desk.current();
  if (!open) return;
  const answer = await env.server.conflicts({ unit: open.state.unit, ledger: open.state.ledger });
  const now = desk.current();
  if (!answer.ok || !now) return;
  const { store } = env;
  store.set({
    conflicts: viewsOfConflicts(answer.value, now.checked, now.definition, env.reference.units, store.get().conflicts),
  });
}

/** Sends the choices made. A value somebody changed again meanwhile comes back as a new conflict. */
export async function resolveConflicts(env: DeskEnv, desk: Desk, sending: Sending): Promise<void> {
  let waiting = env.store.get().conflicts.filter((conflict) => conflict.choice !== null);
  const chosen = new Set(waiting.map((conflict) => conflict.id));
  for (let round = 0; round < ROUNDS && waiting.length > 0; round += 1) {
    const open = desk.current();
    if (!open) return;
    const decided = new Set<string>();
    let { state } = open;
    for (const rowId of new Set(waiting.map((conflict) => conflict.rowId))) {
      const ofRow = waiting.filter((conflict) => conflict.rowId === rowId);
      const side = ofRow.some((conflict) => conflict.choice === 'mine') ? 'mine' : 'server';
      const taken = ofRow.filter((conflict) => conflict.choice === side);
      const next = decideConflicts(state, rowId, taken.map(plainConflict), side === 'mine' ? 'mine' : 'theirs', env.ids);
      if (next !== state) for (const conflict of taken) decided.add(conflict.id);
      state = next;
    }
    await desk.keep(state);
    if (!(await sending.send())) return;
    waiting = waiting.filter((conflict) => !decided.has(conflict.id));
  }
  await loadConflicts(env, desk);
  const left = env.store.get().conflicts;
  const settled = [...chosen].filter((id) => !left.some((conflict) => conflict.id === id)).length;
  env.say(
    left.length > 0 && settled < chosen.size ? PANE.conflicts.newer : PANE.conflicts.done(settled),
    settled < chosen.size ? 'warn' : 'good',
  );
  if (left.length === 0) env.store.set({ tab: 'sending' });
}

function plainConflict({ id, rowId, field, server, mine, by, at }: ConflictView): Conflict {
  return { id, rowId, field, server, mine, by, at };
}
