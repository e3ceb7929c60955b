import { PANE } from '@double-hundred/shared/message/pane';
import type { PaneApp } from '../app/pane-app.ts';
import type { LedgerView, PaneState } from '../app/pane-state.ts';
import { FoldedCard } from './folded-card.tsx';

const TEXTS = PANE.ledger;

/** How the sheet was understood: the clerk's columns beside the ledger's, folded away until wanted. */
export function LedgerCard({ app, state }: { app: PaneApp; state: PaneState }) {
  const { ledger } = state;
  if (!ledger) return null;
  return (
    <FoldedCard
      summary={
        <>
          {TEXTS.mapping}
          <span class="dh-muted"> {TEXTS.mappingLead(ledger.sheet, ledger.columns.length)}</span>
        </>
      }
      draw={() => <Mapping app={app} ledger={ledger} />}
    />
  );
}

function Mapping({ app, ledger }: { app: PaneApp; ledger: LedgerView }) {
  return (
    <>
      {ledger.hiddenRows > 0 && <p class="dh-expected">{TEXTS.hidden(ledger.hiddenRows)}</p>}
      {ledger.skippedRows > 0 && <p class="dh-expected">{TEXTS.skipped(ledger.skippedRows)}</p>}
      <table class="dh-table">
        <tbody>
          {ledger.columns.map((column) => (
            <tr key={column.letters}>
              <th scope="row">{column.letters}</th>
              <td>
                {column.heading}
                {column.heading !== column.column && <span class="dh-muted"> → {column.column}</span>}
                {column.scale !== null && <span class="dh-muted">（{column.scale}）</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ledger.missingColumns.length > 0 && (
        <div class="dh-missing">
          <p class="dh-message">{TEXTS.missing}</p>
          <ul>
            {ledger.missingColumns.map((column) => (
              <li key={column.key}>
                <b>{column.heading}</b> <span class="dh-muted">{column.required}</span>
                {column.help !== '' && <span class="dh-expected"> {column.help}</span>}
              </li>
            ))}
          </ul>
          <button class="dh-button" type="button" onClick={() => void app.addColumns()}>
            {TEXTS.addColumns(ledger.missingColumns.length)}
          </button>
        </div>
      )}
      {ledger.localColumns.length > 0 && (
        <p class="dh-expected">
          {TEXTS.local}：{ledger.localColumns.map((column) => `${column.letters} ${column.heading}`).join('、')}
        </p>
      )}
      <button class="dh-button" type="button" onClick={() => void app.findLedger()}>
        {TEXTS.again}
      </button>
    </>
  );
}
