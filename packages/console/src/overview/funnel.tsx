import { percentText } from '@double-hundred/shared/message/figure-text';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import type { FunnelPart, FunnelStage } from '@double-hundred/shared/progress/funnel';
import type { FunnelResponse } from '@double-hundred/shared/protocol/progress-problems';
import { useState } from 'preact/hooks';
import { yiText } from '../figure/figure-text.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { type FunnelKey, FunnelRows } from './funnel-rows.tsx';

const HEAD = OVERVIEW.funnelHead;
const PART_HEADS = { reached: 'count', here: 'here', ended: 'ended' } as const satisfies Record<FunnelPart, keyof typeof HEAD>;

/** How many projects ever reached each stage: bars and figures in one table. A number opens to its projects. */
export function Funnel() {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<FunnelKey | null>(null);
  const number = (stage: FunnelStage, part: FunnelPart, count: number) =>
    count === 0 ? (
      count
    ) : (
      <button
        type="button"
        class="link"
        aria-label={OVERVIEW.funnelOpen(stage, HEAD[PART_HEADS[part]], count)}
        onClick={() => setOpen({ stage, part, count, qualifying: !all })}
      >
        {count}
      </button>
    );
  const answer = useAnswer<FunnelResponse>('/progress/funnel', { qualifying: all ? 'false' : 'true' });
  const steps = answer.value?.steps ?? [];
  const most = Math.max(steps[0]?.reached ?? 0, 1);
  return (
    <Section title={OVERVIEW.funnel} note={OVERVIEW.funnelNote}>
      <Waiting of={answer} />
      {steps.length > 0 && (
        <table class="ranking funnel">
          <thead>
            <tr>
              <th scope="col">{HEAD.stage}</th>
              <th scope="col" class="number">
                {HEAD.count}
              </th>
              <th scope="col" class="funnel-bar" aria-hidden="true" />
              <th scope="col" class="number">
                {HEAD.rate}
              </th>
              <th scope="col" class="number">
                {HEAD.here}
              </th>
              <th scope="col" class="number wide-only">
                {HEAD.ended}
              </th>
              <th scope="col" class="number wide-only">
                {HEAD.yuan}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.stage}>
                <th scope="row">{step.stage}</th>
                <td class="number">
                  <b>{number(step.stage, 'reached', step.reached)}</b>
                </td>
                <td aria-hidden="true">
                  <svg class="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none">
                    <rect x="0" y="0" width={(step.reached / most) * 100} height="6" />
                  </svg>
                </td>
                <td class="number">{step.rate === null ? '' : percentText(step.rate)}</td>
                <td class="number">{number(step.stage, 'here', step.here)}</td>
                <td class="number wide-only">{number(step.stage, 'ended', step.ended)}</td>
                <td class="number wide-only">{yiText(step.yuan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <label class="inline-field no-print">
        <input type="checkbox" checked={!all} onChange={() => setAll(!all)} />
        {OVERVIEW.funnelOnly}
      </label>
      {open !== null && <FunnelRows funnel={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
