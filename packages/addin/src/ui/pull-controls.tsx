import { pulledTexts } from '@double-hundred/shared/message/pulled';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';

const KINDS = Object.keys(pulledTexts.kinds) as (keyof typeof pulledTexts.kinds)[];

/** Puts figures into a new sheet, and brings those of the open sheet up to date. */
export function PullControls({ app }: { app: PaneApp }) {
  const [what, setWhat] = useState<(typeof KINDS)[number]>('totals');
  return (
    <section class="dh-section">
      <label class="dh-field">
        <span>{pulledTexts.what}</span>
        <select class="dh-input" value={what} onChange={(event) => setWhat(event.currentTarget.value as typeof what)}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {pulledTexts.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <button class="dh-button dh-primary dh-wide" type="button" onClick={() => void app.pullFigures(what)}>
        {pulledTexts.pull}
      </button>
      <button class="dh-button dh-wide" type="button" onClick={() => void app.refreshPulled()}>
        {pulledTexts.refresh}
      </button>
      <p class="dh-muted">{pulledTexts.help}</p>
    </section>
  );
}
