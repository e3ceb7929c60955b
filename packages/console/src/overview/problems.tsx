import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ALERT_NAMES } from '@double-hundred/shared/message/progress-problems';
import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import type { ProblemsResponse, ProgressProblem } from '@double-hundred/shared/protocol/progress-problems';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const SHOWN = 10;
const MOST = 200;

/** Projects that are late or stand still, issues and milestones overdue: the longest-standing first. */
export function Problems() {
  const [open, setOpen] = useState<'list' | RowKey | null>(null);
  const answer = useAnswer<ProblemsResponse>('/progress/problems', { limit: MOST });
  const { value } = answer;
  const sum = value?.counts.reduce((all, { count }) => all + count, 0) ?? 0;
  const ofKind = (kind: ProgressProblem['kind']): number =>
    value?.counts.reduce((all, each) => (each.kind === kind ? all + each.count : all), 0) ?? 0;
  const kinds = ALERT_KINDS.filter((kind) => ofKind(kind) > 0).map((kind) => `${ALERT_NAMES[kind]} ${ofKind(kind)}`);
  return (
    <Section title={OVERVIEW.problems} note={kinds.join('　')}>
      <Waiting of={answer} />
      {value !== null && sum === 0 && <p>{OVERVIEW.problemsNone}</p>}
      {value !== null && sum > 0 && <ProblemTable problems={value.problems.slice(0, SHOWN)} onOpen={setOpen} />}
      {sum > SHOWN && (
        <button type="button" class="button small no-print" onClick={() => setOpen('list')}>
          {OVERVIEW.problemMore(sum)}
        </button>
      )}
      {open === 'list' && value !== null && (
        <Dialog title={OVERVIEW.problemAll} wide onClose={() => setOpen(null)}>
          <ProblemTable problems={value.problems} onOpen={setOpen} />
          {sum > value.problems.length && <p class="muted">{SHELL.more(sum - value.problems.length)}</p>}
        </Dialog>
      )}
      {open !== null && open !== 'list' && (
        <Dialog title={open.name} wide onClose={() => setOpen(null)}>
          <Revisions row={open} />
        </Dialog>
      )}
    </Section>
  );
}

function ProblemTable({ problems, onOpen }: { problems: readonly ProgressProblem[]; onOpen: (row: RowKey) => void }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  const head = OVERVIEW.problemHead;
  return (
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col">{head.project}</th>
          <th scope="col">{head.unit}</th>
          <th scope="col">{head.what}</th>
          <th scope="col" class="number">
            {head.days}
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.rowId} ${problem.kind}`} title={problem.reason}>
            <th scope="row">
              {user.role === 'leader' ? (
                problem.name
              ) : (
                <button type="button" class="link" onClick={() => onOpen({ rowId: problem.rowId, name: problem.name })}>
                  {problem.name}
                </button>
              )}
            </th>
            <td>{unitName(problem.unitId)}</td>
            <td>{ALERT_NAMES[problem.kind]}</td>
            <td class="number">{problem.days}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
