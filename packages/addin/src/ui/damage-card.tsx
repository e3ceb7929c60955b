import { sheetDamageText } from '@double-hundred/shared/message/sheet-damage';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState } from '../app/pane-state.ts';

/** What is damaged in the sheet, one sentence each, and one press that puts all of it right. */
export function DamageCard({ app, state }: { app: PaneApp; state: PaneState }) {
  const [busy, setBusy] = useState(false);
  const { damage } = state;
  if (damage.length === 0) return null;
  const mend = async (): Promise<void> => {
    setBusy(true);
    await app.mendSheet();
    setBusy(false);
  };
  return (
    <section class="dh-section dh-damage" aria-label={sheetDamageText.title}>
      <h2 class="dh-heading">{sheetDamageText.title}</h2>
      <p class="dh-expected">{sheetDamageText.lead}</p>
      <ul class="dh-points">
        {damage.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <button class="dh-button dh-primary dh-wide" type="button" disabled={busy} onClick={() => void mend()}>
        {sheetDamageText.repair(damage.length)}
      </button>
    </section>
  );
}
