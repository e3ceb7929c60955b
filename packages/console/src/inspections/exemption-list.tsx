import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import { EXEMPTION_STATES, type RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import { useState } from 'preact/hooks';
import { timeText } from '../figure/figure-text.ts';
import { Choice } from '../ui/choice.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { TableHead } from '../ui/table-head.tsx';

const TEXTS = INSPECTIONS_DESK.exemption;

/** Exemptions from rules: what units asked for, what the office answered, and until when it holds. */
export function ExemptionList() {
  const { route, units, user, calls, go } = useConsole();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const answer = useAnswer<{ exemptions: RuleExemption[] }>('/rule-exemptions');
  const all = answer.value?.exemptions ?? [];
  const state = EXEMPTION_STATES.find((each) => each === route.query['state']) ?? null;
  const unit = route.query['unit'];
  const shown = all
    .filter((one) => (state === null || one.state === state) && (unit === undefined || one.unitId === unit))
    .sort((left, right) => Number(right.state === 'asked') - Number(left.state === 'asked'));
  const set = (change: Record<string, string>): void => go({ query: { ...route.query, ...change } });
  const give = async (id: string, granted: boolean, reason: string): Promise<boolean> => {
    const path = `/rule-exemptions/${encodeURIComponent(id)}/answer`;
    const kept = await sending.run(() => calls.send<RuleExemption>('POST', path, { granted, reason }));
    setTold(kept === null ? null : TEXTS.done[granted ? 'granted' : 'refused']);
    if (kept !== null) answer.reload();
    return kept !== null;
  };
  return (
    <section class="section" aria-label={INSPECTIONS_DESK.parts.exemptions}>
      <p class="muted">{TEXTS.lead}</p>
      <form class="controls filter" aria-label={INSPECTIONS_DESK.state}>
        <Choice
          label={INSPECTIONS_DESK.state}
          value={state ?? ''}
          options={[
            ['', INSPECTIONS_DESK.counted(SHELL.all, all.length)],
            ...EXEMPTION_STATES.map((each) => {
              const count = all.filter((one) => one.state === each).length;
              return [each, INSPECTIONS_DESK.counted(TEXTS.states[each], count)] as const;
            }),
          ]}
          onChange={(value) => set({ state: value })}
        />
        <Choice
          label={INSPECTIONS_DESK.unit}
          value={unit ?? ''}
          options={[['', SHELL.all], ...units.map(({ id, name }) => [id, name] as const)]}
          onChange={(value) => set({ unit: value })}
        />
      </form>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      <Waiting of={answer} />
      {answer.value !== null && shown.length === 0 && <p>{INSPECTIONS_DESK.none}</p>}
      {shown.length > 0 && (
        <ExemptionTable exemptions={shown} busy={sending.busy} onAnswer={user.role === 'districtOffice' ? give : null} />
      )}
    </section>
  );
}

interface ExemptionTableProps {
  readonly exemptions: readonly RuleExemption[];
  readonly busy: boolean;
  /** Null for those who only read. */
  readonly onAnswer: ((id: string, granted: boolean, reason: string) => Promise<boolean>) | null;
}

function ExemptionTable({ exemptions, busy, onAnswer }: ExemptionTableProps) {
  const { ledgers, today } = useConsole();
  const unitName = useUnitName();
  const { head } = TEXTS;
  return (
    <div class="scroll">
      <table class="table stacked">
        <TableHead columns={Object.values(head)} />
        <tbody>
          {exemptions.map((one) => (
            <tr key={one.id}>
              <td data-label={head.unit}>{unitName(one.unitId)}</td>
              <th scope="row" data-label={head.rule}>
                {one.ruleId} {RULE_TITLES[one.ruleId] ?? ''}
                <span class="muted"> {ledgers.find(({ id }) => id === one.ledger)?.title}</span>
              </th>
              <td data-label={head.days}>
                {TEXTS.days(one.firstDay, one.lastDay)}
                {one.lastDay < today && <span class="mark">{TEXTS.ended}</span>}
              </td>
              <td data-label={head.reason}>
                {one.reason}
                <span class="muted"> {TEXTS.asked(one.by, timeText(one.at))}</span>
              </td>
              <td data-label={head.state}>
                <span class={`mark flush ${one.state === 'granted' ? 'good' : ''}`}>{TEXTS.states[one.state]}</span>
                {one.answer !== null && (
                  <>
                    {' '}
                    {one.answer.reason}
                    <span class="muted"> {TEXTS.answered(one.answer.by, timeText(one.answer.at))}</span>
                  </>
                )}
                {one.state === 'asked' && onAnswer === null && <span class="muted"> {TEXTS.onlyOffice}</span>}
                {one.state === 'asked' && onAnswer !== null && (
                  <div class="actions">
                    {([true, false] as const).map((granted) => (
                      <ReasonForm
                        key={String(granted)}
                        label={granted ? TEXTS.grant : TEXTS.refuse}
                        reasonLabel={TEXTS.answer}
                        help={granted ? TEXTS.grantHelp : TEXTS.refuseHelp}
                        send={granted ? TEXTS.grant : TEXTS.refuse}
                        busy={busy}
                        onSend={(reason) => onAnswer(one.id, granted, reason)}
                      />
                    ))}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
