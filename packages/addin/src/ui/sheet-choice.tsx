import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import type { PaneApp } from '../app/pane-app.ts';

/** Several sheets hold the same ledger: which one is meant. */
export function SheetChoice({ app, text, sheets }: { app: PaneApp; text: string; sheets: readonly string[] }) {
  return (
    <section class="dh-section">
      <p class="dh-message">{text}</p>
      {sheets.map((sheet) => (
        <button key={sheet} class="dh-button dh-wide" type="button" onClick={() => void app.findLedger(sheet)}>
          {sheetSetupText.use(sheet)}
        </button>
      ))}
    </section>
  );
}
