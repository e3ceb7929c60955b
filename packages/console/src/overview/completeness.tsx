import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SUBMISSION_STATE_NAMES } from '@double-hundred/shared/message/submission';
import type { SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { fragmentOf } from '../app/route.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const LEDGER = 'projects';

/** Which units have handed in this period's project ledger, and how complete it is. */
export function Completeness() {
  const { ledgers } = useConsole();
  const unitName = useUnitName();
  const answer = useAnswer<SubmissionLines>('/submissions', { ledger: LEDGER });
  const { value } = answer;
  const handedIn = value?.submissions.filter(({ state }) => state !== 'draft' && state !== 'returned') ?? [];
  const title = ledgers.find(({ id }) => id === LEDGER)?.title ?? LEDGER;
  return (
    <Section
      title={OVERVIEW.completeness}
      note={
        value && (
          <>
            {OVERVIEW.completenessNote(title, value.period.name)}　{OVERVIEW.submitted(handedIn.length, value.submissions.length)}
            　<a href={fragmentOf({ page: 'submissions' })}>{OVERVIEW.toSubmissions}</a>
          </>
        )
      }
    >
      <Waiting of={answer} />
      {value !== null && (
        <ul class="completeness">
          {value.submissions.map((line) => (
            <li key={line.unitId} class={`state-${line.state}`}>
              <span class="completeness-unit">{unitName(line.unitId)}</span>
              <span class="completeness-figure">{OVERVIEW.complete(line.completeness.done, line.completeness.due)}</span>
              <progress max={Math.max(line.completeness.due, 1)} value={line.completeness.done} />
              <span class="completeness-state">{SUBMISSION_STATE_NAMES[line.state]}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
