import { countText, percentText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { PANE } from '@double-hundred/shared/message/pane';
import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import type { Total } from '@double-hundred/shared/protocol/totals';
import { useState } from 'preact/hooks';
import { adjustmentsOf, partsOf } from '../app/figure-parts.ts';
import { yiOf } from '../app/figure-text.ts';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState } from '../app/pane-state.ts';
import { Adjustments } from './adjustments.tsx';
import { late } from './late.tsx';

const Drill = late(async () => (await import('./drill.tsx')).Drill);
const PullControls = late(async () => (await import('./pull-controls.tsx')).PullControls);
const TEXTS = PANE.totals;
const BASES = Object.keys(TEXTS.bases) as Basis[];
const KINDS = Object.keys(TEXTS.kinds) as AchievementKind[];

/** The district's figures for the office, leaders and inspectors; every figure opens down to rows and revisions. */
export function TotalsTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const [kind, setKind] = useState<AchievementKind>('signed');
  const { totals } = state;
  if (totals.drill) return <Drill app={app} state={state} drill={totals.drill} />;
  const { answer } = totals;
  const units = answer?.rows.filter((total) => total.kind === kind) ?? [];
  return (
    <>
      <Controls app={app} state={state} />
      {totals.failure !== null && (
        <p class="dh-failure" role="alert">
          {totals.failure}
        </p>
      )}
      {totals.loading && <p class="dh-lead">{TEXTS.loading}</p>}
      {answer && (
        <>
          <section class="dh-section">
            <h2 class="dh-heading">{TEXTS.district}</h2>
            <p class="dh-muted">{TEXTS.stamp(answer.asOf, TEXTS.bases[answer.basis])}</p>
            <div class="dh-figures">
              {answer.district.map((total) => (
                <DistrictFigure key={total.kind ?? ''} state={state} total={total} />
              ))}
            </div>
          </section>
          <PullControls app={app} />
          <section class="dh-section">
            <h2 class="dh-heading">{TEXTS.units}</h2>
            <label class="dh-field">
              <span>{TEXTS.kindLabel}</span>
              <select class="dh-input" value={kind} onChange={(event) => setKind(event.currentTarget.value as AchievementKind)}>
                {KINDS.map((entry) => (
                  <option key={entry} value={entry}>
                    {TEXTS.kinds[entry]}
                  </option>
                ))}
              </select>
            </label>
            <ul class="dh-rows">
              {units.map((total) => (
                <UnitFigure key={total.unitId ?? ''} app={app} state={state} total={total} kind={kind} />
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

function Controls({ app, state }: { app: PaneApp; state: PaneState }) {
  const { totals } = state;
  const [basis, setBasis] = useState<Basis>(totals.basis);
  const [asOf, setAsOf] = useState(totals.asOf);
  return (
    <form
      class="dh-controls"
      onSubmit={(event) => {
        event.preventDefault();
        void app.loadTotals(basis, asOf === '' ? null : asOf);
      }}
    >
      <label class="dh-field">
        <span>{TEXTS.basis}</span>
        <select class="dh-input" value={basis} onChange={(event) => setBasis(event.currentTarget.value as Basis)}>
          {BASES.map((entry) => (
            <option key={entry} value={entry}>
              {TEXTS.bases[entry]}
            </option>
          ))}
        </select>
      </label>
      <label class="dh-field">
        <span>{TEXTS.asOf}</span>
        <input
          class="dh-input"
          type="date"
          value={asOf ?? totals.answer?.asOf ?? ''}
          onInput={(event) => setAsOf(event.currentTarget.value)}
        />
      </label>
      <button class="dh-button" type="submit" disabled={totals.loading}>
        {TEXTS.load}
      </button>
    </form>
  );
}

function gapText(points: number | null): string {
  if (points === null) return TEXTS.noTarget;
  if (points === 0) return TEXTS.even;
  return points > 0 ? TEXTS.ahead(points.toFixed(1)) : TEXTS.behind((-points).toFixed(1));
}

function Light({ total }: { total: Total }) {
  return (
    <span class={`dh-light dh-light-${total.light.color}`} title={total.light.reason}>
      {TEXTS.lights[total.light.color]}
    </span>
  );
}

function unitNameOf(state: PaneState, unitId: string): string {
  return state.reference?.units.find((unit) => unit.id === unitId)?.name ?? unitId;
}

/** What a figure is made of, where adjustments are part of it. */
function Parts({ total }: { total: Total }) {
  const { counted, adjusted } = partsOf(total);
  if (adjusted.count === 0 && adjusted.yuan === 0) return null;
  return (
    <span class="dh-muted">
      {adjusted.count === 0
        ? TEXTS.partsYi(String(yiOf(counted.yuan)), signedCountText(yiOf(adjusted.yuan)))
        : TEXTS.parts(countText(counted.count), signedCountText(adjusted.count))}
    </span>
  );
}

function DistrictFigure({ state, total }: { state: PaneState; total: Total }) {
  const adjustments = adjustmentsOf(state.totals.answer?.adjustments ?? [], total);
  return (
    <div class="dh-figure">
      <span class="dh-muted">{total.kind ? TEXTS.kinds[total.kind] : ''}</span>
      <span>
        <b class="dh-number">{countText(total.count)}</b>／{total.target} <Light total={total} />
      </span>
      <span class="dh-muted">
        {TEXTS.completion} {percentText(total.completion)}
      </span>
      <span class="dh-muted">{gapText(total.scheduleGapPoints)}</span>
      <span class="dh-muted">{TEXTS.amount(String(yiOf(total.yuan)))}</span>
      <Parts total={total} />
      {adjustments.length > 0 && (
        <details class="dh-adjustments">
          <summary>{TEXTS.openAdjustments(adjustments.length)}</summary>
          <Adjustments adjustments={adjustments} unitName={(unitId) => unitNameOf(state, unitId)} />
        </details>
      )}
    </div>
  );
}

function UnitFigure({ app, state, total, kind }: { app: PaneApp; state: PaneState; total: Total; kind: AchievementKind }) {
  const unitId = total.unitId ?? '';
  const name = unitNameOf(state, unitId);
  const { whole } = partsOf(total);
  return (
    <li class="dh-unit">
      <button
        class="dh-unit-button"
        type="button"
        aria-label={TEXTS.openRows(name, TEXTS.kinds[kind])}
        onClick={() => void app.openRows(unitId, kind)}
      >
        <span class="dh-unit-name">{name}</span>
        <span>
          {TEXTS.ofTarget(countText(whole.count), String(total.target))} <Light total={total} />
        </span>
        <span class="dh-muted">
          {percentText(total.completion)} · {gapText(total.scheduleGapPoints)}
          {total.unexplainedCount > 0 && ` · ${TEXTS.unexplained(countText(total.unexplainedCount))}`}
        </span>
        <Parts total={total} />
      </button>
    </li>
  );
}
