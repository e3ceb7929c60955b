import { BASES } from '@double-hundred/shared/campaign/campaign';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import { Fragment } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import './overview.css';
import { type FigureKey, FigureRows } from '../figure/figure-rows.tsx';
import { dayText, yiText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { Choice } from '../ui/choice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { RecomputingNotice } from '../ui/recomputing-notice.tsx';
import { Waiting } from '../ui/state.tsx';
import { together } from '../ui/use-answer.ts';
import { BurnUps } from './burn-ups.tsx';
import { Completeness } from './completeness.tsx';
import { DayStrip } from './day-strip.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Funnel } from './funnel.tsx';
import { LightMatrix } from './light-matrix.tsx';
import { Problems } from './problems.tsx';
import { Ranking } from './ranking.tsx';
import { KnownAt } from './known-at.tsx';
import { TargetCards } from './target-cards.tsx';
import { useAllTotals, weekBefore } from './use-all-totals.ts';

/** Where the campaign stands. Every figure opens down to rows and revisions. */
export function Overview() {
  const { campaign, today, route, go } = useConsole();
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const basis = BASES.find((each) => each === route.query['basis']) ?? 'claimed';
  const asOf = route.query['asOf'];
  const knownAt = route.query['knownAt'];
  const known = knownAt === undefined ? undefined : `${knownAt}:00+08:00`;
  const totals = useAllTotals(asOf, known);
  const [round, setRound] = useState(0);
  const { reload: reloadVerified } = totals.verified;
  const { reload: reloadOfficial } = totals.official;
  const settled = useCallback(() => {
    reloadVerified();
    reloadOfficial();
    setRound((count) => count + 1);
  }, [reloadVerified, reloadOfficial]);
  // Until the server has said it, the day of the sign-in: what is asked of it need not wait.
  const day = asOf ?? totals.claimed.value?.asOf ?? today;
  const { claimed, verified, official } = totals;
  const before = useAllTotals(weekBefore(campaign, day), known);
  if (campaign === null) return <p>{OVERVIEW.noCampaign}</p>;
  const open = (key: FigureKey): void => setFigure({ ...key, knownAt: known });
  return (
    <>
      <PageHead
        title={campaign.name}
        lead={OVERVIEW.lead(dayText(campaign.firstDay), dayText(campaign.lastDay), thresholdText(campaign.thresholdYuan))}
      >
        <form class="controls" aria-label={OVERVIEW.controls}>
          <label class="inline-field">
            <span>{SHELL.asOf}</span>
            <input
              type="date"
              value={day}
              min={campaign.firstDay}
              onChange={(event) => go({ query: { ...route.query, asOf: event.currentTarget.value } })}
            />
          </label>
          <KnownAt value={knownAt ?? ''} onChange={(next) => go({ query: { ...route.query, knownAt: next } })} />
          <Choice
            label={OVERVIEW.lightsBy}
            value={basis}
            options={BASES.map((each) => [each, BASIS_NAMES[each]] as const)}
            onChange={(next) => go({ query: { ...route.query, basis: next } })}
          />
          <button type="button" class="button no-print" onClick={() => window.print()}>
            {SHELL.print}
          </button>
        </form>
      </PageHead>
      <Waiting of={together(claimed, verified, official)} />
      {knownAt !== undefined && claimed.failure === null && <p class="note">{OVERVIEW.knownNote(knownAt.replace('T', ' '))}</p>}
      <RecomputingNotice of={claimed.value?.recomputing} look={claimed.reload} onDone={settled} />
      {claimed.value !== null && verified.value !== null && official.value !== null && (
        <Fragment key={round}>
          <FirstSteps claimed={claimed.value} />
          <DayStrip campaign={campaign} asOf={day} scheduleShare={claimed.value.district[0]?.scheduleShare ?? 0} />
          <TargetCards
            totals={{ claimed: claimed.value, verified: verified.value, official: official.value }}
            basis={basis}
            before={{ claimed: before.claimed.value, verified: before.verified.value, official: before.official.value }}
            onOpen={open}
          />
          <div class="overview-grid">
            <LightMatrix totals={totals[basis].value ?? claimed.value} before={before[basis].value} onOpen={open} />
            <div class="overview-side">
              <Ranking asOf={day} />
            </div>
          </div>
          <BurnUps asOf={day} basis={basis} campaign={campaign} onOpen={setFigure} />
          <div class="overview-grid even">
            <Problems />
            <Funnel />
          </div>
          <Completeness />
        </Fragment>
      )}
      {figure !== null && <FigureRows figure={figure} onClose={() => setFigure(null)} />}
    </>
  );
}

function thresholdText(yuan: number): string {
  if (yuan % 100_000_000 === 0) return OVERVIEW.yi(String(yuan / 100_000_000));
  return yuan % 10_000 === 0 ? OVERVIEW.wan(String(yuan / 10_000)) : OVERVIEW.yi(yiText(yuan));
}
