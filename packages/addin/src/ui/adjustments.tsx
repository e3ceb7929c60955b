import { momentText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { PANE } from '@double-hundred/shared/message/pane';
import type { TotalAdjustment } from '@double-hundred/shared/protocol/totals';
import { yiOf } from '../app/figure-text.ts';

const TEXTS = PANE.totals;

/** Adjustments behind a figure: day, amounts, why, and who entered them. */
export function Adjustments({
  adjustments,
  unitName,
}: {
  adjustments: readonly TotalAdjustment[];
  unitName?: (unitId: string) => string;
}) {
  return (
    <ul class="dh-rows">
      {adjustments.map(({ unitId, day, count, yuan, note, caseId, by, at }) => (
        <li key={`${unitId} ${at} ${caseId ?? ''}`} class="dh-result">
          <b>
            {unitName && `${unitName(unitId)} · `}
            {TEXTS.adjustment(day, signedCountText(count), signedCountText(yiOf(yuan)))}
          </b>
          <span class="dh-expected">{note}</span>
          <span class="dh-muted">
            {TEXTS.adjustmentBy(by, momentText(Date.parse(at)))}
            {caseId !== null && ` · ${TEXTS.fromCase}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
