import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { INTERVAL_NAMES } from '@double-hundred/shared/message/submission';
import type { ReportingCycles } from '@double-hundred/shared/protocol/submissions';
import { REPORTING_INTERVALS, type ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { SaveBar } from './save-bar.tsx';

const TEXTS = SETTINGS.cycles;

/** How often each ledger is reported, and its deadline. */
export function CyclesForm() {
  const { calls, ledgers } = useConsole();
  const answer = useAnswer<ReportingCycles>('/reporting/cycles');
  const sending = useSending();
  const [cycles, setCycles] = useState<readonly ReportingCycle[] | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [before, setBefore] = useState<ReportingCycles | null>(null);
  useEffect(() => {
    setBefore(answer.value);
    setCycles(answer.value?.cycles ?? null);
  }, [answer.value]);
  if (cycles === null) return <Waiting of={answer} />;
  const set = (ledger: string, change: Partial<ReportingCycle>): void => {
    setTold(null);
    setCycles(cycles.map((each) => (each.ledger === ledger ? { ...each, ...change } : each)));
  };
  const choose = (ledger: string, value: string): void => {
    const every = REPORTING_INTERVALS.find((each) => each === value);
    const known = cycles.some((each) => each.ledger === ledger);
    if (every === undefined) return setCycles(cycles.filter((each) => each.ledger !== ledger));
    if (known) return set(ledger, { every });
    setCycles([...cycles, { ledger, every, dueAfterDays: 0, dueTime: '17:00' }]);
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = await sending.run(() => calls.replace<ReportingCycles>('/reporting/cycles', { cycles }, before));
    if (kept === null) return;
    setBefore(kept);
    setTold(TEXTS.saved);
  };
  return (
    <Section title={SETTINGS.parts.cycles}>
      <form class="form" aria-label={SETTINGS.parts.cycles} onSubmit={(event) => void save(event)}>
        {ledgers.map((ledger) => {
          const cycle = cycles.find((each) => each.ledger === ledger.id);
          return (
            <div key={ledger.id} class="cycle">
              <b>{ledger.title}</b>
              <label class="field">
                <span>{TEXTS.every}</span>
                <select value={cycle?.every ?? ''} onChange={(event) => choose(ledger.id, event.currentTarget.value)}>
                  <option value="">{TEXTS.none}</option>
                  {REPORTING_INTERVALS.map((each) => (
                    <option key={each} value={each}>
                      {INTERVAL_NAMES[each]}
                    </option>
                  ))}
                </select>
              </label>
              {cycle !== undefined && (
                <>
                  <NumberField
                    label={TEXTS.dueAfterDays}
                    value={cycle.dueAfterDays}
                    onChange={(days = 0) => set(ledger.id, { dueAfterDays: days })}
                  />
                  <label class="field">
                    <span>{TEXTS.dueTime}</span>
                    <input
                      type="time"
                      required
                      aria-label={TEXTS.time(ledger.title)}
                      value={cycle.dueTime}
                      onInput={(event) => set(ledger.id, { dueTime: event.currentTarget.value })}
                    />
                  </label>
                </>
              )}
            </div>
          );
        })}
        <SaveBar sending={sending} wrong={null} told={told} />
      </form>
    </Section>
  );
}
