import { BASES, type Basis } from '@double-hundred/shared/campaign/campaign';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { useState } from 'preact/hooks';
import './overview.css';
import { type FigureKey, FigureRows } from '../figure/figure-rows.tsx';
import { dayText, yiText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { BurnUps } from './burn-ups.tsx';
import { Completeness } from './completeness.tsx';
import { DayStrip } from './day-strip.tsx';
import { Funnel } from './funnel.tsx';
import { LightMatrix } from './light-matrix.tsx';
import { Problems } from './problems.tsx';
import { Ranking } from './ranking.tsx';
import { TargetCards } from './target-cards.tsx';

/** Where the campaign stands. Every figure opens down to rows and revisions. */
export function Overview() {
  const { campaign, route, go } = useConsole();
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const basis = BASES.find((each) => each === route.query['basis']) ?? 'claimed';
  const asOf = route.query['asOf'];
  const totals = useAllTotals(asOf);
  if (campaign === null) return <p>{OVERVIEW.noCampaign}</p>;
  const day = asOf ?? totals.claimed.value?.asOf ?? '';
  const { claimed, verified, official } = totals;
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
          <label class="inline-field">
            <span>{OVERVIEW.lightsBy}</span>
            <select value={basis} onChange={(event) => go({ query: { ...route.query, basis: event.currentTarget.value } })}>
              {BASES.map((each) => (
                <option key={each} value={each}>
                  {BASIS_NAMES[each]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="button no-print" onClick={() => window.print()}>
            {SHELL.print}
          </button>
        </form>
      </PageHead>
      <Waiting of={totals.claimed} />
      {claimed.value !== null && verified.value !== null && official.value !== null && (
        <>
          <DayStrip campaign={campaign} asOf={day} scheduleShare={claimed.value.district[0]?.scheduleShare ?? 0} />
          <TargetCards
            totals={{ claimed: claimed.value, verified: verified.value, official: official.value }}
            basis={basis}
            onOpen={setFigure}
          />
          <div class="overview-grid">
            <LightMatrix totals={totals[basis].value ?? claimed.value} onOpen={setFigure} />
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
        </>
      )}
      {figure !== null && <FigureRows figure={figure} onClose={() => setFigure(null)} />}
    </>
  );
}

/** The totals of every basis, units and district. */
export function useAllTotals(asOf: string | undefined) {
  const query = { asOf, groupBy: 'unit,kind' };
  const claimed = useAnswer<TotalsResponse>('/totals', { ...query, basis: 'claimed' });
  const verified = useAnswer<TotalsResponse>('/totals', { ...query, basis: 'verified' });
  const official = useAnswer<TotalsResponse>('/totals', { ...query, basis: 'official' });
  return { claimed, verified, official } satisfies Record<Basis, unknown>;
}

function thresholdText(yuan: number): string {
  if (yuan % 100_000_000 === 0) return OVERVIEW.yi(String(yuan / 100_000_000));
  return yuan % 10_000 === 0 ? OVERVIEW.wan(String(yuan / 10_000)) : OVERVIEW.yi(yiText(yuan));
}
