import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ALERT_NAMES } from '@double-hundred/shared/message/progress-problems';
import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import type { ProblemsResponse } from '@double-hundred/shared/protocol/progress-problems';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { Revisions } from '../figure/revisions.tsx';
import { Choice } from '../ui/choice.tsx';
import { useConsole } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { usePages } from '../ui/use-pages.ts';
import { ProblemTable, sumOf } from './problem-table.tsx';

const PAGE = 100;

/** Every problem, page by page, of all units and kinds or of one; a row opens to its revisions and back. */
export function AllProblems({ onClose }: { onClose: () => void }) {
  const { units } = useConsole();
  const [row, setRow] = useState<RowKey | null>(null);
  const [kind, setKind] = useState('');
  const [unit, setUnit] = useState('');
  const paged = usePages<ProblemsResponse>('/progress/problems', {
    kind: kind || undefined,
    unit: unit || undefined,
    limit: PAGE,
  });
  const problems = paged.pages.flatMap((page) => page.problems);
  const all = sumOf(paged.first.value, (each) => kind === '' || each.kind === kind);
  return (
    <Dialog title={row?.name ?? OVERVIEW.problemAll} wide onClose={onClose}>
      {row !== null && <Revisions row={row} onBack={() => setRow(null)} />}
      <div class="dialog-part" hidden={row !== null}>
        <form class="controls" aria-label={OVERVIEW.problemAll}>
          <Choice
            label={OVERVIEW.problemHead.what}
            value={kind}
            options={[['', SHELL.all], ...ALERT_KINDS.map((each) => [each, ALERT_NAMES[each]] as const)]}
            onChange={setKind}
          />
          <Choice
            label={SHELL.unit}
            value={unit}
            options={[['', SHELL.all], ...units.map(({ id, name }) => [id, name] as const)]}
            onChange={setUnit}
          />
        </form>
        <Waiting of={paged.first} />
        {paged.whole && problems.length === 0 && <p>{OVERVIEW.problemsNone}</p>}
        {problems.length > 0 && <ProblemTable problems={problems} onOpen={setRow} />}
        <MoreRows of={paged} shown={problems.length} all={all} />
      </div>
    </Dialog>
  );
}
