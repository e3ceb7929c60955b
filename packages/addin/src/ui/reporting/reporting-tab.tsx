import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { BULLETIN_READING } from '@double-hundred/shared/message/bulletin-reading';
import { useState } from 'preact/hooks';
import { inspectionsWaiting } from '../../app/waiting.ts';
import { ownsRows } from '../../app/landing-tab.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { late } from '../late.tsx';
import { ClaimsView } from '../verifying/claims-view.tsx';
import { ChangesView } from './changes-view.tsx';
import { OfficeReporting } from './office-reporting.tsx';
import { UnitReporting } from './unit-reporting.tsx';
import './reporting.css';

const InspectionsView = late(async () => (await import('../inspecting/inspections-view.tsx')).InspectionsView);
const BulletinsView = late(async () => (await import('../bulletins/bulletins-view.tsx')).BulletinsView);

/** The reporting cycle: a unit's own submission, its claims and bulletins, or the office's list of all units. */
export function ReportingTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { changes, answer } = state.reporting;
  if (changes && answer) return <ChangesView app={app} state={state} changes={changes} />;
  return state.user && ownsRows(state.user) ? <OwnUnit app={app} state={state} /> : <OfficeReporting app={app} state={state} />;
}

type Part = 'cycle' | 'claims' | 'inspections' | 'bulletins';

function OwnUnit({ app, state }: { app: PaneApp; state: PaneState }) {
  const [part, setPart] = useState<Part>('cycle');
  const waiting = inspectionsWaiting(state.inspecting);
  const choose = (next: Part): void => {
    setPart(next);
    if (next === 'claims') void app.verify((verifying) => verifying.load());
    if (next === 'inspections') void app.inspect((inspecting) => inspecting.load());
  };
  const parts: readonly (readonly [Part, string])[] = [
    ['cycle', VERIFYING.cycle],
    ['claims', VERIFYING.title],
    ['inspections', INSPECTING.title],
    ['bulletins', BULLETIN_READING.title],
  ];
  return (
    <>
      <div class="dh-switch">
        {parts.map(([name, label]) => (
          <button key={name} class="dh-button" type="button" aria-pressed={part === name} onClick={() => choose(name)}>
            {label}
            {name === 'inspections' && waiting > 0 && <span class="dh-count">{waiting}</span>}
          </button>
        ))}
      </div>
      {part === 'cycle' && <UnitReporting app={app} state={state} />}
      {part === 'claims' && <ClaimsView app={app} state={state} />}
      {part === 'inspections' && <InspectionsView app={app} state={state} />}
      {part === 'bulletins' && <BulletinsView app={app} state={state} />}
    </>
  );
}
