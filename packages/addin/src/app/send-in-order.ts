import { refColumns } from '@double-hundred/shared/check/resolve-refs';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { PANE } from '@double-hundred/shared/message/pane';
import type { Adoption } from './adopt-sheet.ts';
import type { Desk, DeskEnv } from './desk.ts';
import type { FoundLedger } from './find-ledger.ts';
import type { Sending } from './send-rows.ts';

/**
 * Sends the open ledger, and before it the other ledgers of the workbook it refers to, as far as they have something
 * new: so that the server knows the rows that are named. Afterwards the same ledger lies open as before.
 */
export async function sendInOrder(env: DeskEnv, desk: Desk, adoption: Adoption, sending: Sending): Promise<void> {
  const { store } = env;
  const open = desk.current();
  const before = open === null || (store.get().sending.unsent ?? 0) === 0 ? [] : sheetsBefore(open.definition, open.beside);
  if (open === null || before.length === 0 || store.get().expired) {
    await sending.send();
    return;
  }
  const told: string[] = [];
  let failure: string | null = null;
  for (const { reading, definition } of before) {
    await desk.find(reading.name);
    if (desk.current()?.definition.id !== definition.id) continue;
    const { unsent, heldBack } = store.get().sending;
    if ((unsent ?? 0) <= heldBack) continue;
    if (!adoption.settle()) {
      told.push(PANE.sending.firstUnset(definition.title));
      continue;
    }
    const sent = await sending.send();
    const { summary, failure: why } = store.get().sending;
    if (sent) told.push(PANE.sending.firstSent(definition.title, summary ?? ''));
    else failure = PANE.sending.firstFailed(definition.title, why ?? '');
    if (failure !== null) break;
  }
  await desk.find(open.checked.reading.name);
  if (failure !== null) {
    store.set({ sending: { ...store.get().sending, results: [], summary: null, failure } });
    return env.say(failure, 'bad');
  }
  await sending.send();
  if (told.length === 0) return;
  const now = store.get();
  const summary = [...told, now.sending.summary ?? ''].join('');
  store.set({ sending: { ...now.sending, summary } });
  if (now.notice !== null) env.say([...told, now.notice.text].join(''), now.notice.tone);
}

/** The sheets of the ledgers a ledger refers to, those first that others of them refer to themselves. */
function sheetsBefore(definition: LedgerDefinition, beside: readonly FoundLedger[]): readonly FoundLedger[] {
  const inOrder: FoundLedger[] = [];
  const seen = new Set([definition.id]);
  const visit = (of: LedgerDefinition): void => {
    for (const { ledger } of refColumns(of)) {
      const found = beside.find((candidate) => candidate.definition.id === ledger);
      if (found === undefined || seen.has(ledger)) continue;
      seen.add(ledger);
      visit(found.definition);
      inOrder.push(found);
    }
  };
  visit(definition);
  return inOrder;
}
