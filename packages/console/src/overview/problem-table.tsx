import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { ALERT_NAMES } from '@double-hundred/shared/message/progress-problems';
import type { ProblemsResponse, ProgressProblem } from '@double-hundred/shared/protocol/progress-problems';
import type { RowKey } from '../figure/figure-rows.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { TableHead } from '../ui/table-head.tsx';

/** How many problems there are, as counted by unit and kind. */
export function sumOf(answer: ProblemsResponse | null, wanted: (count: ProblemsResponse['counts'][number]) => boolean): number {
  return (answer?.counts ?? []).filter(wanted).reduce((all, { count }) => all + count, 0);
}

/** Problems by row; a name opens to its revisions. */
export function ProblemTable({ problems, onOpen }: { problems: readonly ProgressProblem[]; onOpen: (row: RowKey) => void }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  const head = OVERVIEW.problemHead;
  return (
    <table class="ranking">
      <TableHead columns={[head.project, head.unit, head.what, { number: head.days }]} />
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
