import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionLine } from '@double-hundred/shared/protocol/submissions';
import { timeText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';
import { mayBeReminded } from './remind.tsx';
import { StateChip } from './state-chip.tsx';

const HEAD = SUBMISSIONS_DESK.head;

export interface SubmissionTableProps {
  readonly lines: readonly SubmissionLine[];
  readonly chosen: ReadonlySet<string>;
  /** Null for those who only look. */
  readonly onChoose: ((chosen: ReadonlySet<string>) => void) | null;
  onOpen(unitId: string): void;
  onReceipt(number: string): void;
}

/** One line a unit: state, what is missing, time, receipt. */
export function SubmissionTable({ lines, chosen, onChoose, onOpen, onReceipt }: SubmissionTableProps) {
  const unitName = useUnitName();
  const toggle = (unitId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(unitId)) next.add(unitId);
    onChoose?.(next);
  };
  return (
    <div class="scroll">
      <table class="table submission-table">
        <thead>
          <tr>
            {onChoose !== null && (
              <th scope="col">
                <span class="unseen">{REPORTING.remindOne}</span>
              </th>
            )}
            <th scope="col">{HEAD.unit}</th>
            <th scope="col">{HEAD.state}</th>
            <th scope="col">{HEAD.complete}</th>
            <th scope="col">{HEAD.open}</th>
            <th scope="col">{HEAD.timeliness}</th>
            <th scope="col">{HEAD.receipt}</th>
            <th scope="col">{HEAD.submittedAt}</th>
            <th scope="col" class="number">
              {HEAD.changed}
            </th>
            <th scope="col">{HEAD.reminded}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.unitId}>
              {onChoose !== null && (
                <td>
                  {mayBeReminded(line) && (
                    <input
                      type="checkbox"
                      aria-label={SUBMISSIONS_DESK.choose(unitName(line.unitId))}
                      checked={chosen.has(line.unitId)}
                      onChange={() => toggle(line.unitId)}
                    />
                  )}
                </td>
              )}
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-label={REPORTING.openUnit(unitName(line.unitId))}
                  onClick={() => onOpen(line.unitId)}
                >
                  {unitName(line.unitId)}
                </button>
              </th>
              <td>
                <StateChip state={line.state} />
                {line.asked !== null && <span class="mark warn">{SUBMISSIONS_DESK.asked}</span>}
              </td>
              <td>
                <span class="done-bar">
                  <progress max={Math.max(line.completeness.due, 1)} value={line.completeness.done} />
                  <span>
                    {line.completeness.done}／{line.completeness.due}
                  </span>
                </span>
              </td>
              <td>
                {[
                  line.unexplained > 0 ? SUBMISSIONS_DESK.unexplained(line.unexplained) : '',
                  line.inConflict > 0 ? SUBMISSIONS_DESK.conflict(line.inConflict) : '',
                ]
                  .filter((text) => text !== '')
                  .join('，')}
              </td>
              <td class={`time-${line.timeliness.kind}`}>{line.timeliness.text}</td>
              <td class="day">
                {line.receipt !== null && (
                  <button type="button" class="link" onClick={() => onReceipt(line.receipt ?? '')}>
                    {line.receipt}
                  </button>
                )}
              </td>
              <td class="day">{line.submittedAt !== null && timeText(line.submittedAt)}</td>
              <td class="number">{line.changedSinceApproval ?? ''}</td>
              <td>{line.reminded > 0 && REPORTING.remindedTimes(line.reminded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
