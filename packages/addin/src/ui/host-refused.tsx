import { EXCEL_HOST } from '@double-hundred/shared/message/excel-host';

/** The page in place of the pane when the program around it cannot run it. */
export function HostRefused({ text, onAgain }: { text: string; onAgain: () => void }) {
  return (
    <main class="dh-panel">
      <h1 class="dh-heading">{EXCEL_HOST.title}</h1>
      <p class="dh-message" role="alert">
        {text}
      </p>
      <div class="dh-actions">
        <button class="dh-button dh-primary" type="button" onClick={onAgain}>
          {EXCEL_HOST.again}
        </button>
        <a class="dh-link" href="/workbench/" target="_blank" rel="noreferrer">
          {EXCEL_HOST.workbench}
        </a>
      </div>
    </main>
  );
}
