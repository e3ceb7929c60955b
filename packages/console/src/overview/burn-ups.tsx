import { countText } from '@double-hundred/shared/message/figure-text';
import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { ProgressResponse } from '@double-hundred/shared/protocol/appraisal';
import { useCallback } from 'preact/hooks';
import { burnUpOption } from '../chart/burn-up-option.ts';
import { Chart } from '../chart/chart.tsx';
import type { Ink } from '../chart/ink.ts';
import type { FigureKey } from '../figure/figure-rows.tsx';
import { dayText } from '../figure/figure-text.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { TableHead } from '../ui/table-head.tsx';
import { dayNumberOf } from './day-strip.tsx';

interface BurnUpsProps {
  readonly asOf: string;
  readonly basis: Basis;
  readonly campaign: Campaign;
  onOpen(figure: FigureKey): void;
}
type KindProgress = ProgressResponse['kinds'][number];

/** How each kind grew against its plan, and where it leads: a chart, its sentence, and the days as a table. */
export function BurnUps({ asOf, basis, campaign, onOpen }: BurnUpsProps) {
  const progress = useAnswer<ProgressResponse>('/progress', { asOf, basis });
  return (
    <Section title={OVERVIEW.burnUp} note={OVERVIEW.burnUpNote}>
      <Waiting of={progress} />
      <div class="burn-ups">
        {progress.value?.kinds.map((each) => (
          <BurnUp
            key={each.kind}
            progress={each}
            campaign={campaign}
            asOf={asOf}
            onOpen={(kind) => onOpen({ unitId: null, kind, basis, asOf })}
          />
        ))}
      </div>
    </Section>
  );
}

export interface BurnUpProps {
  readonly progress: KindProgress;
  readonly campaign: Campaign;
  readonly asOf: string;
  readonly tall?: boolean;
  onOpen?(kind: AchievementKind): void;
}

/** The burn-up of one kind. */
export function BurnUp({ progress, campaign, asOf, tall = false, onOpen }: BurnUpProps) {
  const name = ACHIEVEMENT_NAMES[progress.kind];
  const option = useCallback(
    (ink: Ink) =>
      burnUpOption(
        {
          progress,
          days: campaign.days,
          today: Math.min(dayNumberOf(campaign, asOf), campaign.days),
          dayNumber: (day) => dayNumberOf(campaign, day),
        },
        ink,
      ),
    [progress, campaign, asOf],
  );
  return (
    <article class="burn-up" aria-label={name}>
      <h3>{name}</h3>
      <Chart label={OVERVIEW.burnUpChart(name)} option={option} tall={tall} />
      <p>{progress.forecast?.reason ?? OVERVIEW.noForecast}</p>
      {onOpen !== undefined && (
        <details>
          <summary>{SHELL.table}</summary>
          <Days progress={progress} />
        </details>
      )}
    </article>
  );
}

function Days({ progress }: { progress: KindProgress }) {
  const plan = new Map(progress.plan.map(({ day, total }) => [day, total]));
  return (
    <div class="scroll short">
      <table class="table">
        <TableHead
          columns={[
            OVERVIEW.dayHead.day,
            { number: OVERVIEW.dayHead.count },
            { number: OVERVIEW.dayHead.total },
            { number: OVERVIEW.dayHead.plan },
          ]}
        />
        <tbody>
          {progress.days.map(({ day, count, total }) => (
            <tr key={day}>
              <th scope="row">{dayText(day)}</th>
              <td class="number">{countText(count)}</td>
              <td class="number">{countText(total)}</td>
              <td class="number">{(plan.get(day) ?? 0).toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
