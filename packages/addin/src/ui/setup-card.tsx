import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState, SetupView } from '../app/pane-state.ts';
import { FoldedCard } from './folded-card.tsx';

/** A clerk's own sheet before it is taken into use: each of its columns with what it is taken for, to be changed or confirmed. */
export function SetupCard({ app, state }: { app: PaneApp; state: PaneState }) {
  const [choices, setChoices] = useState<Choices>({});
  const { setup } = state;
  if (!setup) return null;
  return (
    <FoldedCard
      kind="dh-setup"
      open={setup.asks}
      summary={sheetSetupText.title}
      draw={() => <Columns app={app} setup={setup} choices={choices} setChoices={setChoices} />}
    />
  );
}

type Choices = Readonly<Record<string, string | null>>;

interface ColumnsProps {
  readonly app: PaneApp;
  readonly setup: SetupView;
  readonly choices: Choices;
  readonly setChoices: (choices: Choices) => void;
}

function Columns({ app, setup, choices, setChoices }: ColumnsProps) {
  return (
    <>
      <p class="dh-expected">{sheetSetupText.lead(setup.sheet)}</p>
      <table class="dh-table">
        <colgroup>
          <col class="dh-letters" />
          <col />
          <col class="dh-choices" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {sheetSetupText.own}
            </th>
            <th scope="col">{sheetSetupText.ledger}</th>
          </tr>
        </thead>
        <tbody>
          {setup.columns.map((column) => (
            <ColumnChoice
              key={column.letters}
              column={column}
              setup={setup}
              chosen={Object.hasOwn(choices, column.letters) ? (choices[column.letters] ?? null) : column.key}
              onChoose={(key) => setChoices({ ...choices, [column.letters]: key })}
            />
          ))}
        </tbody>
      </table>
      {setup.missing.length > 0 && <p class="dh-message">{sheetSetupText.missing(setup.missing.join('、'))}</p>}
      <button class="dh-button dh-primary dh-wide" type="button" onClick={() => void app.confirmColumns(choices)}>
        {sheetSetupText.confirm}
      </button>
    </>
  );
}

interface ColumnChoiceProps {
  readonly column: SetupView['columns'][number];
  readonly setup: SetupView;
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

function ColumnChoice({ column, setup, chosen, onChoose }: ColumnChoiceProps) {
  return (
    <tr>
      <th scope="row">{column.letters}</th>
      <td>
        {column.heading}
        {column.scale !== null && chosen === column.key && <span class="dh-muted">（{column.scale}）</span>}
      </td>
      <td>
        <select
          class="dh-input dh-choice"
          aria-label={`${column.letters} ${column.heading}`}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          <option value="">{sheetSetupText.none}</option>
          {setup.choices.map(({ key, heading }) => (
            <option key={key} value={key}>
              {heading}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
