import { momentText } from '@double-hundred/shared/message/figure-text';
import { BULLETIN_READING } from '@double-hundred/shared/message/bulletin-reading';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { BulletinEntry } from '@double-hundred/shared/protocol/bulletins';
import { useEffect } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { BulletinText } from './bulletin-text.tsx';
import './bulletins.css';

/** The bulletins published to the unit, and the one that lies open. */
export function BulletinsView({ app, state }: { app: PaneApp; state: PaneState }) {
  const { list, open, loading, failure } = state.bulletins;
  useEffect(() => void app.readBulletins((at) => at.load()), []);
  return (
    <section class="dh-section">
      {failure !== null && (
        <p class="dh-failure" role="alert">
          {failure}
        </p>
      )}
      {open ? (
        <>
          <button class="dh-button dh-back" type="button" onClick={() => void app.readBulletins((at) => at.close())}>
            ← {BULLETIN_READING.back}
          </button>
          {open.reading ? (
            <BulletinText state={state} reading={open.reading} />
          ) : (
            <p class="dh-lead">{BULLETIN_READING.loading}</p>
          )}
        </>
      ) : (
        <>
          <h2 class="dh-heading">{BULLETIN_READING.title}</h2>
          {list === null && loading && <p class="dh-lead">{BULLETIN_READING.loading}</p>}
          {list?.length === 0 && <p class="dh-lead">{BULLETIN_READING.none}</p>}
          <ul class="dh-rows">
            {list?.map((entry) => (
              <Entry key={entry.id} app={app} entry={entry} />
            ))}
          </ul>
          <button
            class="dh-button dh-wide"
            type="button"
            disabled={loading}
            onClick={() => void app.readBulletins((at) => at.load())}
          >
            {BULLETIN_READING.again}
          </button>
        </>
      )}
    </section>
  );
}

function Entry({ app, entry }: { app: PaneApp; entry: BulletinEntry }) {
  const { notice, title, asOf, basis, published, corrects, correctedBy } = entry;
  return (
    <li class="dh-unit">
      <button
        class="dh-unit-button"
        type="button"
        aria-label={BULLETIN_READING.open(notice, title)}
        onClick={() => void app.readBulletins((at) => at.open(entry))}
      >
        <span class="dh-unit-name">{title}</span>
        {corrects !== null && <span class="dh-chip">{BULLETIN_READING.correction}</span>}
        {correctedBy.length > 0 && <span class="dh-chip dh-warn">{BULLETIN_READING.correctedBy}</span>}
        <span class="dh-muted">
          {notice} · {BULLETIN_READING.asOf(asOf, BASIS_NAMES[basis])}
          {published && ` · ${BULLETIN_READING.published(momentText(Date.parse(published.at)))}`}
        </span>
      </button>
    </li>
  );
}
