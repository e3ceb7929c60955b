import { countText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { BASES } from '@double-hundred/shared/campaign/campaign';
import { ADJUSTMENTS } from '@double-hundred/shared/message/console/adjustments';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { AdjustmentTable } from '../figure/adjustment-table.tsx';
import { signedYiText, yiText } from '../figure/figure-text.ts';
import { Choice } from '../ui/choice.tsx';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { AdjustmentForm } from './adjustment-form.tsx';
import './adjustments.css';

const HEAD = ADJUSTMENTS.sumHead;

/** Dated corrections beside the claims: a new one with its effect, those made, and how claims and they make the totals. */
export function Adjustments() {
  const { user, campaign, route, go } = useConsole();
  const basis = BASES.find((each) => each === route.query['basis']) ?? 'claimed';
  const totals = useAnswer<TotalsResponse>('/totals', { basis });
  const { value } = totals;
  if (campaign === null) return <p>{OVERVIEW.noCampaign}</p>;
  const choice = (
    <Choice
      label={SHELL.basis}
      value={basis}
      options={BASES.map((each) => [each, BASIS_NAMES[each]] as const)}
      onChange={(next) => go({ query: { ...route.query, basis: next } })}
    />
  );
  return (
    <>
      <p class="muted">{ADJUSTMENTS.lead}</p>
      <div class="controls no-print">{choice}</div>
      <Waiting of={totals} />
      {value !== null && user.role !== 'districtOffice' && <p class="muted">{ADJUSTMENTS.readOnly}</p>}
      {value !== null && user.role === 'districtOffice' && (
        <Section title={ADJUSTMENTS.form} class="no-print">
          <AdjustmentForm campaign={campaign} totals={value} onSaved={totals.reload} />
        </Section>
      )}
      {value !== null && (
        <>
          <Section title={ADJUSTMENTS.sums} note={`${BASIS_NAMES[basis]}，${SHELL.asOf} ${value.asOf}`}>
            <Sums totals={value} />
          </Section>
          <Section title={ADJUSTMENTS.list}>
            {value.adjustments.length === 0 ? (
              <p class="muted">{ADJUSTMENTS.none}</p>
            ) : (
              <AdjustmentTable adjustments={value.adjustments.toReversed()} />
            )}
          </Section>
        </>
      )}
    </>
  );
}

function Sums({ totals }: { totals: TotalsResponse }) {
  return (
    <div class="scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{HEAD.kind}</th>
            {(['claims', 'adjusted', 'total'] as const).map((column) => (
              <th key={column} scope="col" class="number">
                {HEAD[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.district.map(({ kind, count, yuan, adjustmentCount, adjustmentYuan }) => (
            <tr key={kind}>
              <th scope="row">{kind && ACHIEVEMENT_NAMES[kind]}</th>
              <td class="number">{ADJUSTMENTS.pair(countText(count - adjustmentCount), yiText(yuan - adjustmentYuan))}</td>
              <td class="number">{ADJUSTMENTS.pair(signedCountText(adjustmentCount), signedYiText(adjustmentYuan))}</td>
              <td class="number">
                <b>{ADJUSTMENTS.pair(countText(count), yiText(yuan))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
