import { countText, percentText, signedCountText } from '@double-hundred/shared/message/figure-text';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type TotalChange, adjustedTotal, wholeTotal } from '@double-hundred/shared/consolidation/adjusted-total';
import { ADJUSTMENTS } from '@double-hundred/shared/message/console/adjustments';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { signedYiText, yiText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';
import { Light } from '../ui/light.tsx';
import type { AdjustmentDraft } from './adjustment-draft.ts';

const HEAD = ADJUSTMENTS.previewHead;

interface AdjustmentPreviewProps {
  readonly campaign: Campaign;
  readonly totals: TotalsResponse;
  readonly draft: AdjustmentDraft;
  readonly change: TotalChange;
}

/** What an adjustment makes of the totals of its unit and of the district, before it is saved. */
export function AdjustmentPreview({ campaign, totals, draft, change }: AdjustmentPreviewProps) {
  const unitName = useUnitName();
  const { kind, unit, day } = draft;
  const own = totals.rows.find((total) => total.unitId === unit && total.kind === kind);
  const district = totals.district.find((total) => total.kind === kind);
  const lines = [
    { name: unitName(unit), total: own },
    { name: SHELL.district, total: district },
  ];
  return (
    <section class="adjustment-preview" aria-label={ADJUSTMENTS.preview}>
      <h3>{ADJUSTMENTS.preview}</h3>
      <p class="muted">{ADJUSTMENTS.previewLead(ACHIEVEMENT_NAMES[kind], BASIS_NAMES[totals.basis], totals.asOf)}</p>
      <div class="scroll">
        <table class="table">
          <thead>
            <tr>
              <td />
              {(['claims', 'adjusted', 'change', 'total', 'completion'] as const).map((column) => (
                <th key={column} scope="col" class="number">
                  {HEAD[column]}
                </th>
              ))}
              <th scope="col">{HEAD.light}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(
              ({ name, total }) =>
                total !== undefined && (
                  <PreviewLine key={name} name={name} campaign={campaign} asOf={totals.asOf} total={total} change={change} />
                ),
            )}
          </tbody>
        </table>
      </div>
      <p class="muted">{ADJUSTMENTS.later(day)}</p>
    </section>
  );
}

interface PreviewLineProps extends Pick<AdjustmentPreviewProps, 'campaign' | 'change'> {
  readonly name: string;
  readonly asOf: TotalsResponse['asOf'];
  readonly total: Total;
}

function PreviewLine({ name, campaign, asOf, total, change }: PreviewLineProps) {
  const [before, after] = [wholeTotal(total), adjustedTotal(campaign, asOf, total, change)];
  const { adjustmentCount, adjustmentYuan } = total;
  const { pair, from } = ADJUSTMENTS;
  const whole = ({ count, yuan }: TotalChange): string => pair(countText(count), yiText(yuan));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{pair(countText(before.count - adjustmentCount), yiText(before.yuan - adjustmentYuan))}</td>
      <td class="number">{pair(signedCountText(adjustmentCount), signedYiText(adjustmentYuan))}</td>
      <td class="number">{pair(signedCountText(after.count - before.count), signedYiText(change.yuan))}</td>
      <td class="number">
        <b>{from(whole(before), whole(after))}</b>
      </td>
      <td class="number">{from(percentText(before.completion), percentText(after.completion))}</td>
      <td>
        <Light light={before.light} /> → <Light light={after.light} />
      </td>
    </tr>
  );
}
