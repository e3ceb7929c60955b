import { countText } from '@double-hundred/shared/message/figure-text';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { type AchievementKind, ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { CLAIM_STATES, type Claim } from '@double-hundred/shared/protocol/claims';
import { useState } from 'preact/hooks';
import { yiOf } from '../../app/figure-text.ts';
import { ownsRows } from '../../app/landing-tab.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
import { CallState } from '../reporting/submission-parts.tsx';
import { ClaimChip } from './claim-chip.tsx';
import { ClaimView } from './claim-view.tsx';
import '../reporting/reporting.css';
import './verifying.css';

/** The verification desk for office and inspectors; for a unit its own claims with their evidence. */
export function ClaimsView({ app, state }: { app: PaneApp; state: PaneState }) {
  const { open, claims, next, loading, failure } = state.verifying;
  if (open) return <ClaimView key={`${open.claim.rowId} ${open.claim.kind}`} app={app} state={state} open={open} />;
  return (
    <section class="dh-section">
      <Choices app={app} state={state} />
      <CallState loading={loading} failure={failure} />
      <Comparison state={state} />
      {!loading && claims.length === 0 && <p>{VERIFYING.none}</p>}
      <ul class="dh-rows">
        {claims.map((claim) => (
          <ClaimLine key={`${claim.rowId} ${claim.kind}`} app={app} state={state} claim={claim} />
        ))}
      </ul>
      {next !== null && (
        <button class="dh-button dh-wide" type="button" onClick={() => void app.verify((verifying) => verifying.more())}>
          {VERIFYING.more}
        </button>
      )}
    </section>
  );
}

function Choices({ app, state }: { app: PaneApp; state: PaneState }) {
  const { basis, state: only } = state.verifying;
  return (
    <div class="dh-controls">
      <label class="dh-field">
        <span>{VERIFYING.basis}</span>
        <select
          class="dh-input"
          value={basis}
          onChange={(event) => {
            const chosen = event.currentTarget.value === 'official' ? 'official' : 'verified';
            void app.verify((verifying) => verifying.load({ basis: chosen }));
          }}
        >
          <option value="verified">{VERIFYING.bases.verified}</option>
          <option value="official">{VERIFYING.bases.official}</option>
        </select>
      </label>
      <label class="dh-field">
        <span>{VERIFYING.state}</span>
        <select
          class="dh-input"
          value={only ?? ''}
          onChange={(event) => {
            const chosen = CLAIM_STATES.find((entry) => entry === event.currentTarget.value) ?? null;
            void app.verify((verifying) => verifying.load({ state: chosen }));
          }}
        >
          <option value="">{VERIFYING.allStates}</option>
          {CLAIM_STATES.map((entry) => (
            <option key={entry} value={entry}>
              {VERIFYING.states[entry]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function ClaimLine({ app, state, claim }: { app: PaneApp; state: PaneState; claim: Claim }) {
  const kind = VERIFYING.kinds[claim.kind];
  const owner = state.user && ownsRows(state.user) ? '' : `${unitName(state, claim.unitId)} · `;
  const { files, reused } = claim.evidence;
  return (
    <li class="dh-unit">
      <button
        class="dh-unit-button"
        type="button"
        aria-label={VERIFYING.open(claim.projectName, kind)}
        onClick={() => void app.verify((verifying) => verifying.open(claim))}
      >
        <span class="dh-unit-name">{claim.projectName}</span>
        <ClaimChip state={claim.state} />
        <span class="dh-muted">
          {owner}
          {VERIFYING.claimed(kind, claim.day)} · {VERIFYING.amount(String(yiOf(claim.yuan)))} · {VERIFYING.files(files)}
          {reused > 0 && ` · ⚠ ${VERIFYING.reused(reused)}`}
          {claim.blocked.length > 0 && ` · ${VERIFYING.blocked}`}
        </span>
      </button>
    </li>
  );
}

function Comparison({ state }: { state: PaneState }) {
  const [kind, setKind] = useState<AchievementKind>('signed');
  const { bases } = state.verifying;
  if (!bases) return null;
  const heads = VERIFYING.comparisonHeads;
  return (
    <details class="dh-card">
      <summary>{VERIFYING.comparison}</summary>
      <label class="dh-field">
        <span>{VERIFYING.kind}</span>
        <select class="dh-input" value={kind} onChange={(event) => setKind(event.currentTarget.value as AchievementKind)}>
          {ACHIEVEMENT_KINDS.map((entry) => (
            <option key={entry} value={entry}>
              {VERIFYING.kinds[entry]}
            </option>
          ))}
        </select>
      </label>
      <table class="dh-table">
        <thead>
          <tr>
            <th scope="col">{heads.unit}</th>
            <th scope="col">{heads.claimed}</th>
            <th scope="col">{heads.verified}</th>
            <th scope="col">{heads.official}</th>
            <th scope="col">{heads.unverified}</th>
          </tr>
        </thead>
        <tbody>
          {bases.rows
            .filter((row) => row.kind === kind)
            .map((row) => (
              <tr key={row.unitId}>
                <td>{unitName(state, row.unitId)}</td>
                <td>{countText(row.claimed.count)}</td>
                <td>{countText(row.verified.count)}</td>
                <td>{countText(row.official.count)}</td>
                <td>{countText(row.unverified.count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
