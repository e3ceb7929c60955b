import { countText } from '@double-hundred/shared/message/figure-text';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { fragmentOf } from '../app/route.ts';
import type { RowKey } from '../figure/figure-rows.tsx';
import { yiText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';

export type Trace = ScoresResponse['units'][number]['items'][number]['trace'][number];

/** One thing a figure of a score rests on; leaders see it, and open no rows. */
export function TraceLine({ trace, onOpen }: { trace: Trace; onOpen: (row: RowKey) => void }) {
  const { user } = useConsole();
  const opens = user.role !== 'leader';
  switch (trace.kind) {
    case 'row':
      return (
        <li>
          <RowName name={trace.projectName} open={opens ? () => onOpen({ rowId: trace.rowId, name: trace.projectName }) : null} />
          <span class="muted">{SCORES_DESK.traceRow(trace.day, yiText(trace.yuan))}</span>
        </li>
      );
    case 'entry':
      return (
        <li>
          {trace.ground}
          <span class="muted">{SCORES_DESK.traceEntry(trace.day, countText(trace.amount))}</span>
        </li>
      );
    case 'occurrence':
      return (
        <li>
          {trace.counts === 'overdueDemand' && opens ? (
            <a href={fragmentOf({ page: 'inspections', query: { id: trace.rowId } })}>{trace.ground}</a>
          ) : (
            <RowName name={trace.ground} open={opens ? () => onOpen({ rowId: trace.rowId, name: trace.ground }) : null} />
          )}
          <span class="muted">{SCORES_DESK.traceOccurrence(trace.day)}</span>
        </li>
      );
    case 'adjustment':
      return (
        <li>
          {trace.note}
          <span class="muted">{SCORES_DESK.traceAdjustment(trace.day, countText(trace.count), yiText(trace.yuan))}</span>
        </li>
      );
  }
}

function RowName({ name, open }: { name: string; open: (() => void) | null }) {
  if (open === null) return <span>{name}</span>;
  return (
    <button type="button" class="link" onClick={open}>
      {name}
    </button>
  );
}
