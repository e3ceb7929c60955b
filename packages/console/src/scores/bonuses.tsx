import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { EarnedBonus } from '@double-hundred/shared/protocol/appraisal';
import { yiText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { TableHead } from '../ui/table-head.tsx';

const HEAD = SCORES_DESK.bonusHead;

/** Project bonuses by verified achievements, with how each was reckoned. Whole yuan. */
export function Bonuses() {
  const unitName = useUnitName();
  const answer = useAnswer<{ bonuses: EarnedBonus[]; yuan: number }>('/bonuses');
  const { value } = answer;
  return (
    <Section
      title={SCORES_DESK.parts.bonuses}
      note={value && SCORES_DESK.bonusSum(value.yuan.toLocaleString('zh-CN'), value.bonuses.length)}
    >
      <Waiting of={answer} />
      {value?.bonuses.length === 0 && <p>{SCORES_DESK.noBonuses}</p>}
      {value !== null && value.bonuses.length > 0 && (
        <div class="scroll">
          <table class="table">
            <TableHead
              columns={[HEAD.project, HEAD.unit, HEAD.day, { number: HEAD.investment }, { number: HEAD.bonus }, HEAD.how]}
            />
            <tbody>
              {value.bonuses.map((bonus) => (
                <tr key={`${bonus.rowId} ${bonus.kind}`}>
                  <th scope="row">{bonus.projectName}</th>
                  <td>
                    {bonus.parts.map((part) => (
                      <p key={part.unitId}>
                        {unitName(part.unitId)}
                        {bonus.parts.length > 1 && ` ${part.yuan.toLocaleString('zh-CN')}`}
                      </p>
                    ))}
                  </td>
                  <td class="day">{bonus.day}</td>
                  <td class="number">{yiText(bonus.investmentYuan)}</td>
                  <td class="number">
                    {bonus.yuan.toLocaleString('zh-CN')}
                    {bonus.capped && <span class="mark">{SCORES_DESK.capped}</span>}
                  </td>
                  <td>{bonus.formula}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
