import { CLOSE_OUT_STATES, type CloseOutState } from '@double-hundred/shared/inspection/close-out';
import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import { Choice } from '../ui/choice.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { usePages } from '../ui/use-pages.ts';
import { TableHead } from '../ui/table-head.tsx';
import { CloseOutDialog } from './close-out-dialog.tsx';

const TEXTS = INSPECTIONS_DESK.closeOut;

/** Issues on their way out of the list: those applied for are the queue. Below, how each unit stands, reopenings counted. */
export function CloseOutList() {
  const { route, units, go } = useConsole();
  const chosen = route.query['state'];
  const state = CLOSE_OUT_STATES.find((each) => each === chosen) ?? (chosen === 'all' ? null : 'applied');
  const unit = route.query['unit'];
  const paged = usePages<CloseOuts>('/close-outs', {
    state: state ?? undefined,
    limit: 100,
    ...(unit === undefined ? {} : { unit }),
  });
  const district = useAnswer<CloseOuts>('/close-outs', { limit: 1 });
  const shown = paged.first.current ? paged.pages.flatMap((page) => page.closeOuts) : [];
  // One that a link leads to need not be on a page that was asked for.
  const row = route.query['row'] ?? '';
  const linked = useAnswer<CloseOuts>(row === '' ? null : '/close-outs', { rowId: row, limit: 1 });
  const open = [...(linked.value?.closeOuts ?? []), ...shown].find(({ rowId }) => rowId === row);
  const counts = district.value?.counts ?? [];
  const reload = (): void => [paged.first, district, linked].forEach((answer) => answer.reload());
  const set = (change: Record<string, string>): void => go({ query: { ...route.query, ...change } });
  const count = (each: CloseOutState): number => counts.reduce((sum, line) => sum + line[each], 0);
  const all = CLOSE_OUT_STATES.reduce((sum, each) => sum + count(each), 0);
  return (
    <>
      <section class="section" aria-label={INSPECTIONS_DESK.parts.closeOuts}>
        <form class="controls filter" aria-label={INSPECTIONS_DESK.state}>
          <Choice
            label={INSPECTIONS_DESK.state}
            value={state ?? 'all'}
            options={[
              ...(['applied', 'open', 'reopened', 'closed'] as const).map(
                (each) => [each, INSPECTIONS_DESK.counted(TEXTS.states[each], count(each))] as const,
              ),
              ['all', INSPECTIONS_DESK.counted(SHELL.all, all)],
            ]}
            onChange={(value) => set({ state: value })}
          />
          <Choice
            label={INSPECTIONS_DESK.unit}
            value={unit ?? ''}
            options={[['', SHELL.all], ...units.map(({ id, name }) => [id, name] as const)]}
            onChange={(value) => set({ unit: value })}
          />
          <span class="muted">{TEXTS.queue}</span>
        </form>
        <Waiting of={paged.first} />
        {paged.whole && shown.length === 0 && <p>{INSPECTIONS_DESK.none}</p>}
        {shown.length > 0 && <CloseOutTable issues={shown} onOpen={({ rowId }) => set({ row: rowId })} />}
        <MoreRows of={paged} shown={shown.length} />
        {open !== undefined && (
          <CloseOutDialog key={open.rowId} issue={open} onChanged={reload} onClose={() => set({ row: '' })} />
        )}
      </section>
      {district.value !== null && <UnitCounts counts={counts} />}
    </>
  );
}

function CloseOutTable({ issues, onOpen }: { issues: readonly CloseOut[]; onOpen: (issue: CloseOut) => void }) {
  const unitName = useUnitName();
  const { head } = TEXTS;
  return (
    <div class="scroll">
      <table class="table stacked">
        <TableHead columns={Object.values(head)} />
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.rowId}>
              <th scope="row" data-label={head.problem}>
                <button type="button" class="link" onClick={() => onOpen(issue)}>
                  {issue.problem}
                </button>
              </th>
              <td data-label={head.unit}>{unitName(issue.unitId)}</td>
              <td data-label={head.project}>{issue.project}</td>
              <td data-label={head.category}>{issue.category}</td>
              <td data-label={head.responsible}>{issue.responsiblePerson}</td>
              <td class="day" data-label={head.due}>
                {issue.dueDay ?? '—'}
                {issue.overdueDays > 0 && <span class="mark warn">{INSPECTIONS_DESK.overdue(issue.overdueDays)}</span>}
              </td>
              <td data-label={head.state}>
                <span class={`mark flush ${issue.state === 'closed' ? 'good' : ''}`}>{TEXTS.states[issue.state]}</span>
              </td>
              <td data-label={head.reopened}>
                {issue.reopenedCount > 0 ? <span class="mark warn flush">{TEXTS.reopened(issue.reopenedCount)}</span> : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitCounts({ counts }: { counts: CloseOuts['counts'] }) {
  const unitName = useUnitName();
  const { unit, ...columns } = TEXTS.countHead;
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  const sorted = [...counts].sort((left, right) => right.reopenings - left.reopenings || right.overdue - left.overdue);
  return (
    <Section title={TEXTS.counts} note={TEXTS.countNote}>
      <div class="scroll">
        <table class="table unit-counts">
          <TableHead columns={[unit, ...keys.map((key) => ({ number: columns[key] }))]} />
          <tbody>
            {sorted.map((line) => (
              <tr key={line.unitId}>
                <th scope="row">{unitName(line.unitId)}</th>
                {keys.map((key) => (
                  <td key={key} class={`number ${key === 'reopenings' && line[key] > 0 ? 'gap' : ''}`}>
                    {line[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
