import { countText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { ADJUSTMENTS } from '@double-hundred/shared/message/console/adjustments';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { AdjustmentTable } from './adjustment-table.tsx';
import type { FigureKey } from './figure-rows.tsx';
import { signedYiText, yiText } from './figure-text.ts';

interface Figure {
  readonly count: number;
  readonly yuan: number;
}

/** The adjustments behind a figure and the sum that makes it: claims + adjustments = total. Nothing when there are none. */
export function FigureAdjustments({ figure, claims }: { figure: FigureKey; claims: Figure }) {
  const { unitId, kind, basis, asOf } = figure;
  const totals = useAnswer<TotalsResponse>('/totals', { kind, basis, asOf });
  if (totals.value === null) return <Waiting of={totals} />;
  const adjustments = totals.value.adjustments.filter((each) => unitId === null || each.unitId === unitId);
  if (adjustments.length === 0) return null;
  const sum = adjustments.reduce((all, each) => ({ count: all.count + each.count, yuan: all.yuan + each.yuan }), {
    count: 0,
    yuan: 0,
  });
  return (
    <>
      <h3>{ADJUSTMENTS.title}</h3>
      <AdjustmentTable adjustments={adjustments} />
      <p class="equation">
        {ADJUSTMENTS.equation(
          ADJUSTMENTS.pair(countText(claims.count), yiText(claims.yuan)),
          ADJUSTMENTS.pair(signedCountText(sum.count), signedYiText(sum.yuan)),
          ADJUSTMENTS.pair(countText(claims.count + sum.count), yiText(claims.yuan + sum.yuan)),
        )}
      </p>
    </>
  );
}
