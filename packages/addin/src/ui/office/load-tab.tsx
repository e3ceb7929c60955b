import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import type { ReportingLoad, UnitLoad } from '@double-hundred/shared/protocol/reporting-load';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';

/** How much each unit was asked and had to write from one day to another, most typed first. */
export function LoadTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { answer, loading, failure } = state.load;
  return (
    <>
      <section class="dh-section">
        <h2 class="dh-heading">{loadTexts.title}</h2>
        <p class="dh-expected">{loadTexts.lead}</p>
      </section>
      <Days app={app} answer={answer} loading={loading} />
      {failure !== null && (
        <p class="dh-failure" role="alert">
          {failure}
        </p>
      )}
      {answer && <Units state={state} answer={answer} />}
    </>
  );
}

function Days({ app, answer, loading }: { app: PaneApp; answer: ReportingLoad | null; loading: boolean }) {
  const [firstDay, setFirstDay] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState<string | null>(null);
  const day = (text: string): string | null => (text === '' ? null : text);
  return (
    <form
      class="dh-controls"
      onSubmit={(event) => {
        event.preventDefault();
        void app.loadReportingLoad(firstDay ?? answer?.firstDay ?? null, lastDay ?? answer?.lastDay ?? null);
      }}
    >
      <label class="dh-field">
        <span>{loadTexts.firstDay}</span>
        <input
          class="dh-input"
          type="date"
          value={firstDay ?? answer?.firstDay ?? ''}
          onInput={(event) => setFirstDay(day(event.currentTarget.value))}
        />
      </label>
      <label class="dh-field">
        <span>{loadTexts.lastDay}</span>
        <input
          class="dh-input"
          type="date"
          value={lastDay ?? answer?.lastDay ?? ''}
          onInput={(event) => setLastDay(day(event.currentTarget.value))}
        />
      </label>
      <button class="dh-button" type="submit" disabled={loading}>
        {loadTexts.show}
      </button>
    </form>
  );
}

function Units({ state, answer }: { state: PaneState; answer: ReportingLoad }) {
  const asked = answer.units.filter(({ cellsAsked, cellsTyped, saidNoChange }) => cellsAsked + cellsTyped + saidNoChange > 0);
  if (asked.length === 0) return <p class="dh-lead">{loadTexts.none}</p>;
  const sum = (key: 'cellsTyped' | 'cellsAsked'): number => asked.reduce((total, unit) => total + unit[key], 0);
  return (
    <section class="dh-section">
      <p class="dh-muted">{loadTexts.stamp(answer.firstDay, answer.lastDay)}</p>
      <p>
        <b>{loadTexts.district(sum('cellsTyped'), sum('cellsAsked'))}</b>
      </p>
      <ul class="dh-rows">
        {[...asked]
          .sort((left, right) => right.cellsTyped - left.cellsTyped)
          .map((unit) => (
            <UnitLine key={`${unit.unitId} ${unit.ledger}`} state={state} unit={unit} />
          ))}
      </ul>
    </section>
  );
}

function UnitLine({ state, unit }: { state: PaneState; unit: UnitLoad }) {
  const name = state.reference?.units.find(({ id }) => id === unit.unitId)?.name ?? unit.unitId;
  return (
    <li class="dh-result">
      <b>
        {name} · {unit.title}
      </b>
      <label class="dh-progress">
        <progress value={unit.cellsTyped} max={Math.max(1, unit.cellsAsked, unit.cellsTyped)} />
        <span>{loadTexts.typed(unit.cellsTyped, unit.cellsAsked)}</span>
      </label>
      <span class="dh-muted">
        {loadTexts.unit(unit.rows, unit.columns)} · {loadTexts.kept(unit.cellsKept)}
        {unit.rowsConfirmed > 0 && ` · ${loadTexts.confirmed(unit.rowsConfirmed)}`}
        {unit.saidNoChange > 0 && ` · ${loadTexts.noChange(unit.saidNoChange)}`}
      </span>
    </li>
  );
}
