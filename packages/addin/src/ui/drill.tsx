import { countText, momentText } from '@double-hundred/shared/message/figure-text';
import { normalisationTitle } from '@double-hundred/shared/message/normalisation-kinds';
import { pulledTexts } from '@double-hundred/shared/message/pulled';
import { PANE } from '@double-hundred/shared/message/pane';
import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { Revision } from '@double-hundred/shared/protocol/changes';
import type { RowFindings } from '@double-hundred/shared/protocol/rules';
import { adjustmentsOf, partsOf } from '../app/figure-parts.ts';
import { yiOf } from '../app/figure-text.ts';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState, TotalsView } from '../app/pane-state.ts';
import { Adjustments } from './adjustments.tsx';
import { headingOf, plainText } from './field-text.ts';

const TEXTS = PANE.totals;

/** The rows behind a figure, and behind a row its revisions. */
export function Drill({ app, state, drill }: { app: PaneApp; state: PaneState; drill: NonNullable<TotalsView['drill']> }) {
  const { history } = state.totals;
  const unit = state.reference?.units.find((entry) => entry.id === drill.unitId)?.name ?? drill.unitId;
  return (
    <section class="dh-section">
      <button class="dh-button dh-back" type="button" onClick={() => app.closeDrill()}>
        ← {TEXTS.back}
      </button>
      <h2 class="dh-heading">{history ? TEXTS.historyTitle(history.name) : TEXTS.rowsTitle(unit, TEXTS.kinds[drill.kind])}</h2>
      {state.totals.failure !== null && (
        <p class="dh-failure" role="alert">
          {state.totals.failure}
        </p>
      )}
      {!history && drill.rows !== null && drill.rows.length > 0 && (
        <button class="dh-button dh-wide" type="button" onClick={() => void app.pullRows()}>
          {pulledTexts.pull}
        </button>
      )}
      {history?.found && <Found found={history.found} />}
      {history ? <History state={state} revisions={history.revisions} /> : <Rows app={app} drill={drill} />}
      {!history && <AdjustmentsOf state={state} drill={drill} />}
    </section>
  );
}

function Rows({ app, drill }: { app: PaneApp; drill: NonNullable<TotalsView['drill']> }) {
  if (drill.rows === null) return <p class="dh-lead">{TEXTS.loading}</p>;
  if (drill.rows.length === 0) return <p class="dh-lead">{TEXTS.noRows}</p>;
  return (
    <ul class="dh-rows">
      {drill.rows.map((row) => (
        <li key={row.rowId} class="dh-unit">
          <button
            class="dh-unit-button"
            type="button"
            aria-label={`${row.projectName}，${TEXTS.history}`}
            onClick={() => void app.openHistory(row.rowId, row.projectName)}
          >
            <span class="dh-unit-name">{row.projectName}</span>
            <span class="dh-muted">
              {row.day} · {TEXTS.share(countText(row.countShare), String(yiOf(row.yuanShare)))}
              {row.unexplained && ` · ${TEXTS.unexplainedRow}`}
            </span>
            {row.reasons?.map(({ ruleId, message, text }) => (
              <span key={`${ruleId} ${message}`} class="dh-expected">
                {text === null ? TEXTS.reasonMissing(message) : TEXTS.reason(ruleTitle(ruleId), text)}
              </span>
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}

function AdjustmentsOf({ state, drill }: { state: PaneState; drill: NonNullable<TotalsView['drill']> }) {
  const { answer } = state.totals;
  const total = answer?.rows.find(({ unitId, kind }) => unitId === drill.unitId && kind === drill.kind);
  const adjustments = adjustmentsOf(answer?.adjustments ?? [], drill);
  if (!total || adjustments.length === 0) return null;
  const { whole } = partsOf(total);
  return (
    <>
      <h3 class="dh-heading">{TEXTS.adjustments}</h3>
      <p class="dh-muted">{TEXTS.adjustmentsLead(countText(whole.count), String(yiOf(whole.yuan)))}</p>
      <Adjustments adjustments={adjustments} />
    </>
  );
}

function History({ state, revisions }: { state: PaneState; revisions: readonly Revision[] | null }) {
  if (revisions === null) return <p class="dh-lead">{TEXTS.loading}</p>;
  return (
    <ol class="dh-rows">
      {[...revisions].reverse().map((revision) => (
        <li key={revision.rev} class="dh-result">
          <b>{TEXTS.revision(revision.rev, revision.byName, momentText(Date.parse(revision.at)))}</b>
          {revision.deleted && <span>{TEXTS.deletedRow}</span>}
          {revision.rev === 1 && <span class="dh-muted">{TEXTS.created}</span>}
          {revision.confirmed === true && <span class="dh-muted">{TEXTS.confirmedRow}</span>}
          {Object.entries(revision.changed).map(([key, change]) => (
            <span key={key} class="dh-expected">
              {revision.rev === 1
                ? TEXTS.value(headingOf(state, key), plainText(state, key, change.to))
                : TEXTS.change(headingOf(state, key), plainText(state, key, change.from), plainText(state, key, change.to))}
            </span>
          ))}
          {Object.entries(revision.normalised ?? {}).map(([key, { from, kind }]) => (
            <span key={`typed ${key}`} class="dh-expected">
              {TEXTS.normalised(headingOf(state, key), from, normalisationTitle(kind, RULE_TITLES))}
            </span>
          ))}
          {Object.entries(revision.explanations ?? {}).map(([ruleId, text]) => (
            <span key={`reason ${ruleId}`} class="dh-expected">
              {TEXTS.reason(ruleTitle(ruleId), text)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** What the rules say of the row as it stands, and under which rules and on which day that was found. */
function Found({ found: { rulesVersion, checkedDay, findings, explanations } }: { found: RowFindings }) {
  return (
    <>
      <p class="dh-muted">{ruleTexts.checkedUnder(rulesVersion, checkedDay)}</p>
      {findings.length === 0 && <p class="dh-muted">{ruleTexts.nothingFound}</p>}
      {findings.map(({ ruleId, column, severity, message }) => (
        <p key={`${ruleId} ${column} ${message}`} class="dh-expected">
          {ruleTexts.found(severity, message)}
          {explanations[ruleId] !== undefined && ` ${ruleTexts.explained(explanations[ruleId])}`}
        </p>
      ))}
    </>
  );
}

function ruleTitle(ruleId: string): string {
  return RULE_TITLES[ruleId] ?? ruleId;
}
