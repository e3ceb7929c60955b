import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import { SUBMISSION_STATE_NAMES } from '@double-hundred/shared/message/submission';
import type { ReportingCycles, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { SUBMISSION_STATES } from '@double-hundred/shared/submission/submission';
import { useState } from 'preact/hooks';
import './submissions.css';
import { timeText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { RecomputingNotice } from '../ui/recomputing-notice.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { Remind } from './remind.tsx';
import { SubmissionDialog } from './submission-dialog.tsx';
import { SubmissionTable } from './submission-table.tsx';

/** Units by what they have handed in of a ledger and period; a unit opens to what can be done with it. */
export function SubmissionsDesk() {
  const { ledgers, user, route, go } = useConsole();
  const cycles = useAnswer<ReportingCycles>('/reporting/cycles');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [receipt, setReceipt] = useState<string | null>(null);
  const known = cycles.value?.cycles.map((cycle) => cycle.ledger) ?? [];
  const ledger = known.find((each) => each === route.query['ledger']) ?? known[0];
  const { period, state, unit } = route.query;
  const lines = useAnswer<SubmissionLines>(ledger === undefined ? null : '/submissions', { ledger, period });
  const { value } = lines;
  const set = (query: Record<string, string>): void => {
    setChosen(new Set());
    go({ query: { ...route.query, ...query } });
  };
  if (cycles.value !== null && ledger === undefined) return <p>{SUBMISSIONS_DESK.noCycle}</p>;
  const title = (id: string): string => ledgers.find((each) => each.id === id)?.title ?? id;
  return (
    <>
      <PageHead
        title={SUBMISSIONS_DESK.title}
        lead={value && SUBMISSIONS_DESK.lead(title(value.ledger), value.period.name, timeText(value.period.deadline))}
      >
        <label class="inline-field">
          <span>{REPORTING.ledger}</span>
          <select value={ledger} onChange={(event) => set({ ledger: event.currentTarget.value, period: '' })}>
            {known.map((id) => (
              <option key={id} value={id}>
                {title(id)}
              </option>
            ))}
          </select>
        </label>
        {(['previous', 'next'] as const).map((way) => (
          <button
            key={way}
            type="button"
            class="button"
            disabled={(value?.[way] ?? null) === null}
            onClick={() => set({ period: value?.[way] ?? '' })}
          >
            {REPORTING[way]}
          </button>
        ))}
      </PageHead>
      <Waiting of={cycles.value === null ? cycles : lines} />
      <RecomputingNotice of={value?.recomputing} look={lines.reload} />
      {value !== null && (
        <section class="section" aria-label={SUBMISSIONS_DESK.title}>
          <div class="actions filter" role="group" aria-label={REPORTING.filter}>
            <button type="button" class="button small" aria-pressed={!state} onClick={() => set({ state: '' })}>
              {SUBMISSIONS_DESK.counts(SHELL.all, value.submissions.length)}
            </button>
            {SUBMISSION_STATES.map((each) => {
              const units = value.submissions.filter((line) => line.state === each).length;
              return (
                <button
                  key={each}
                  type="button"
                  class="button small"
                  aria-pressed={state === each}
                  disabled={units === 0}
                  onClick={() => set({ state: each })}
                >
                  {SUBMISSIONS_DESK.counts(SUBMISSION_STATE_NAMES[each], units)}
                </button>
              );
            })}
          </div>
          {user.role === 'districtOffice' && <Remind lines={value} chosen={chosen} onChoose={setChosen} onSent={lines.reload} />}
          <SubmissionTable
            lines={value.submissions.filter((line) => !state || line.state === state)}
            chosen={chosen}
            onChoose={user.role === 'districtOffice' ? setChosen : null}
            onOpen={(unitId) => go({ query: { ...route.query, unit: unitId } })}
            onReceipt={setReceipt}
          />
        </section>
      )}
      {unit && value && (
        <SubmissionDialog
          unit={unit}
          ledger={value.ledger}
          period={value.period.id}
          onChanged={lines.reload}
          onClose={() => go({ query: { ...route.query, unit: '' } })}
        />
      )}
      {receipt !== null && <ReceiptDialog number={receipt} onClose={() => setReceipt(null)} />}
    </>
  );
}
