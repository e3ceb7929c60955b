import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { DISPLAY } from '@double-hundred/shared/message/console/display';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import type { ProgressResponse } from '@double-hundred/shared/protocol/appraisal';
import { useEffect, useState } from 'preact/hooks';
import './display.css';
import { type FigureKey, FigureRows } from '../figure/figure-rows.tsx';
import { dayText } from '../figure/figure-text.ts';
import { BurnUp } from '../overview/burn-ups.tsx';
import { DayStrip } from '../overview/day-strip.tsx';
import { LightMatrix } from '../overview/light-matrix.tsx';
import { useAllTotals } from '../overview/use-all-totals.ts';
import '../overview/overview.css';
import { Problems } from '../overview/problems.tsx';
import { Ranking } from '../overview/ranking.tsx';
import { TargetCards } from '../overview/target-cards.tsx';
import { useConsole } from '../ui/console-context.ts';
import { Waiting } from '../ui/state.tsx';
import { together, useAnswer } from '../ui/use-answer.ts';
import { DisplayBar } from './display-bar.tsx';
import { useSlides } from './use-slides.ts';

const SLIDES = ['targets', 'lights', 'ranking', 'burnUp', 'problems'] as const;
const REFRESH_MS = 60_000;

/** The campaign on a big screen: one thing a page, large, turning by itself until it is paused. */
export function Display() {
  const { campaign } = useConsole();
  const slides = useSlides(SLIDES.length);
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const { claimed, verified, official } = useAllTotals(undefined);
  const reloads = [claimed.reload, verified.reload, official.reload];
  useEffect(() => {
    const timer = setInterval(() => {
      for (const reload of reloads) reload();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, reloads);
  if (campaign === null) return <p>{OVERVIEW.noCampaign}</p>;
  const slide = SLIDES[slides.place] ?? 'targets';
  const asOf = claimed.value?.asOf ?? '';
  return (
    <div class="display">
      <header class="display-head">
        <h1>{campaign.name}</h1>
        <p>
          {DISPLAY.slides[slide]}　<span class="muted">{asOf !== '' && DISPLAY.asOf(dayText(asOf))}</span>
        </p>
      </header>
      {claimed.value === null || verified.value === null || official.value === null ? (
        <Waiting of={together(claimed, verified, official)} />
      ) : (
        <div class={`display-slide display-${slide}`} aria-live={slides.playing ? 'off' : 'polite'}>
          {slide === 'targets' && (
            <>
              <DayStrip campaign={campaign} asOf={asOf} scheduleShare={claimed.value.district[0]?.scheduleShare ?? 0} />
              <TargetCards
                totals={{ claimed: claimed.value, verified: verified.value, official: official.value }}
                basis="claimed"
                onOpen={setFigure}
              />
            </>
          )}
          {slide === 'lights' && <LightMatrix totals={claimed.value} columns={2} onOpen={setFigure} />}
          {slide === 'ranking' && <Ranking asOf={asOf} />}
          {slide === 'burnUp' && <Charts campaign={campaign} asOf={asOf} />}
          {slide === 'problems' && <Problems />}
        </div>
      )}
      <DisplayBar slides={slides} names={SLIDES.map((each) => DISPLAY.slides[each])} />
      {figure !== null && <FigureRows figure={figure} onClose={() => setFigure(null)} />}
    </div>
  );
}

function Charts({ campaign, asOf }: { campaign: Campaign; asOf: string }) {
  const progress = useAnswer<ProgressResponse>('/progress', { asOf });
  return (
    <>
      <Waiting of={progress} />
      <div class="burn-ups">
        {progress.value?.kinds.map((each) => (
          <BurnUp key={each.kind} progress={each} campaign={campaign} asOf={asOf} />
        ))}
      </div>
    </>
  );
}
