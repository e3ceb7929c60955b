import { PANE } from '@double-hundred/shared/message/pane';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState, Tab } from '../app/pane-state.ts';

const WITH_LEDGER: readonly Tab[] = ['findings', 'corrections', 'sending', 'conflicts'];

/** The ledgers of the workbook to go between, when it holds several; and a word when the open one is only for reading. */
export function LedgerSwitch({ app, state }: { app: PaneApp; state: PaneState }) {
  const { ledger } = state;
  if (ledger === null || !WITH_LEDGER.includes(state.tab)) return null;
  return (
    <>
      {ledger.beside.length > 1 && (
        <nav class="dh-switch" aria-label={PANE.ledger.switch}>
          {ledger.beside.map(({ sheet, title }) => (
            <button
              key={sheet}
              class="dh-button"
              type="button"
              {...(sheet === ledger.sheet ? { 'aria-current': 'true' as const } : {})}
              onClick={() => void app.openSheet(sheet)}
            >
              {title}
            </button>
          ))}
        </nav>
      )}
      {ledger.readOnly && <p class="dh-lead">{PANE.ledger.readOnly}</p>}
    </>
  );
}
