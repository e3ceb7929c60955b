import { signedCountText } from '@double-hundred/shared/message/figure-text';
import { ADJUSTMENTS } from '@double-hundred/shared/message/console/adjustments';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { TotalAdjustment } from '@double-hundred/shared/protocol/totals';
import { fragmentOf } from '../app/route.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { TableHead } from '../ui/table-head.tsx';
import { signedYiText, timeText } from './figure-text.ts';

const HEAD = ADJUSTMENTS.head;

/** Dated corrections with unit, ground and who made them; those from a duplicate case lead to it. */
export function AdjustmentTable({ adjustments }: { adjustments: readonly TotalAdjustment[] }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  const opensCases = user.role === 'districtOffice' || user.role === 'inspector';
  return (
    <div class="scroll">
      <table class="table">
        <TableHead
          columns={[HEAD.day, HEAD.unit, HEAD.kind, { number: HEAD.count }, { number: HEAD.amount }, HEAD.ground, HEAD.by]}
        />
        <tbody>
          {adjustments.map((each) => (
            <tr key={`${each.at} ${each.unitId} ${each.kind}`}>
              <td class="day">{each.day}</td>
              <th scope="row">{unitName(each.unitId)}</th>
              <td>{ACHIEVEMENT_NAMES[each.kind]}</td>
              <td class="number">{signedCountText(each.count)}</td>
              <td class="number">{signedYiText(each.yuan)}</td>
              <td class="words">
                {each.note}
                {each.caseId !== null &&
                  (opensCases ? (
                    <a class="mark" href={fragmentOf({ page: 'duplicates', query: { case: each.caseId } })}>
                      {ADJUSTMENTS.fromCase}
                    </a>
                  ) : (
                    <span class="mark">{ADJUSTMENTS.fromCase}</span>
                  ))}
              </td>
              <td>
                {each.by} <span class="muted">{timeText(each.at)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
