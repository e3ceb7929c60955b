import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionAnswer, SubmissionChanges } from '@double-hundred/shared/protocol/submissions';
import { useState } from 'preact/hooks';
import { headingOf, plainText } from '../figure/field-text.ts';
import { timeText } from '../figure/figure-text.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

/** How many rows changed since approval or hand-in, and on a press which cells. */
export function SubmissionChangesView({ submission }: { submission: SubmissionAnswer }) {
  const [open, setOpen] = useState(false);
  const { unitId: unit, ledger, period, changedSinceApproval, changedSinceSubmission } = submission;
  const changes = useAnswer<SubmissionChanges>(open ? '/submission/changes' : null, { unit, ledger, period: period.id });
  const count = changedSinceApproval ?? changedSinceSubmission ?? 0;
  if (count === 0) return null;
  const words = changedSinceApproval === null ? REPORTING.changedSubmitted(count) : REPORTING.changed(count);
  return (
    <section aria-label={REPORTING.changesTitle}>
      <p class="note actions">
        {words}
        {!open && (
          <button type="button" class="button small" onClick={() => setOpen(true)}>
            {REPORTING.seeChanges}
          </button>
        )}
      </p>
      {open && <Waiting of={changes} />}
      {changes.value !== null && <Changes changes={changes.value} />}
    </section>
  );
}

function Changes({ changes }: { changes: SubmissionChanges }) {
  const { ledgers } = useConsole();
  const unitName = useUnitName();
  return (
    <>
      {changes.at !== null && <p class="muted">{REPORTING.changesLead(timeText(changes.at))}</p>}
      <ul class="revisions">
        {changes.changes.map((row) => (
          <li key={row.rowId}>
            <b>{row.name}</b>
            {row.kind === 'added' && <span class="mark">{REPORTING.added}</span>}
            {row.kind === 'deleted' && <span class="mark">{REPORTING.deleted}</span>}
            <ul>
              {Object.entries(row.changed).map(([key, { from, to }]) => {
                const heading = headingOf(ledgers, key);
                return (
                  <li key={key}>
                    {row.kind === 'changed'
                      ? REPORTING.change(heading, plainText(unitName, key, from), plainText(unitName, key, to))
                      : FIGURES.value(heading, plainText(unitName, key, row.kind === 'added' ? to : from))}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
