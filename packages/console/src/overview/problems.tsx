import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { ALERT_NAMES } from '@double-hundred/shared/message/progress-problems';
import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import type { ProblemsResponse } from '@double-hundred/shared/protocol/progress-problems';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { Revisions } from '../figure/revisions.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { AllProblems } from './all-problems.tsx';
import { ProblemTable, sumOf } from './problem-table.tsx';

const SHOWN = 10;

/** Projects that are late or stand still, issues and milestones overdue: the longest-standing first. */
export function Problems() {
  const [open, setOpen] = useState<'list' | RowKey | null>(null);
  const answer = useAnswer<ProblemsResponse>('/progress/problems', { limit: SHOWN });
  const { value } = answer;
  const sum = sumOf(value, () => true);
  const kinds = ALERT_KINDS.flatMap((kind) => {
    const count = sumOf(value, (each) => each.kind === kind);
    return count > 0 ? [`${ALERT_NAMES[kind]} ${count}`] : [];
  });
  return (
    <Section title={OVERVIEW.problems} note={kinds.join('　')}>
      <Waiting of={answer} />
      {value !== null && sum === 0 && <p>{OVERVIEW.problemsNone}</p>}
      {value !== null && sum > 0 && <ProblemTable problems={value.problems} onOpen={setOpen} />}
      {sum > SHOWN && (
        <button type="button" class="button small no-print" onClick={() => setOpen('list')}>
          {OVERVIEW.problemMore(sum)}
        </button>
      )}
      {open === 'list' && <AllProblems onClose={() => setOpen(null)} />}
      {open !== null && open !== 'list' && (
        <Dialog title={open.name} wide onClose={() => setOpen(null)}>
          <Revisions row={open} />
        </Dialog>
      )}
    </Section>
  );
}
