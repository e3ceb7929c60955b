import { percentText } from '@double-hundred/shared/message/figure-text';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { daySchema, daysBetween } from '@double-hundred/shared/kernel/day';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';

/** Day N of the campaign, and how much of its schedule has passed. */
export function DayStrip({ campaign, asOf, scheduleShare }: { campaign: Campaign; asOf: string; scheduleShare: number }) {
  const number = dayNumberOf(campaign, asOf);
  const { days } = campaign;
  return (
    <div class="day-strip">
      <p class="day-number">
        {number < 1 ? (
          OVERVIEW.before(1 - number)
        ) : number > days ? (
          OVERVIEW.over
        ) : (
          <>
            {OVERVIEW.dayNow}
            <b>{number}</b>
            {OVERVIEW.dayOf(days)}
          </>
        )}
      </p>
      <svg class="day-ticks" viewBox={`0 0 ${days} 10`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from({ length: days }, (_, index) => (
          <rect
            key={index}
            class={index + 1 < number ? 'gone' : index + 1 === number ? 'now' : ''}
            x={index + 0.14}
            y="0"
            width="0.72"
            height="10"
          />
        ))}
      </svg>
      <p class="day-rest">
        {OVERVIEW.schedule(percentText(scheduleShare))}
        <span>{number > days ? '' : number === days ? OVERVIEW.last : OVERVIEW.left(days - Math.max(number, 0))}</span>
      </p>
    </div>
  );
}

/** The number of a day in the campaign, from 1; 0 and less before it. */
export function dayNumberOf(campaign: Pick<Campaign, 'firstDay'>, day: string): number {
  const known = daySchema.safeParse(day);
  return known.success ? daysBetween(campaign.firstDay, known.data) + 1 : 0;
}
