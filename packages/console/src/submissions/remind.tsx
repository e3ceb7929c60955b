import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { Reminder, SubmissionLine, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

export interface RemindProps {
  readonly lines: SubmissionLines;
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
  onSent(): void;
}

/** Whether a unit still has to hand in. */
export function mayBeReminded(line: SubmissionLine): boolean {
  return line.state === 'draft' || line.state === 'returned';
}

/** Reminds units that have not handed in: those ticked, with a text of one's own or the usual one. */
export function Remind({ lines, chosen, onChoose, onSent }: RemindProps) {
  const { calls } = useConsole();
  const sending = useSending();
  const [text, setText] = useState('');
  const [sent, setSent] = useState<number | null>(null);
  const due = lines.submissions.filter(mayBeReminded).map((line) => line.unitId);
  if (due.length === 0) return null;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = text.trim();
    const body = {
      ledger: lines.ledger,
      period: lines.period.id,
      units: [...chosen],
      ...(given === '' ? {} : { text: given }),
    };
    const answer = await sending.run(() => calls.send<{ reminders: Reminder[] }>('POST', '/reminders', body));
    if (answer === null) return;
    setSent(answer.reminders.length);
    onChoose(new Set());
    onSent();
  };
  const all = chosen.size === due.length;
  return (
    <form class="remind" aria-label={REPORTING.reminder} onSubmit={(event) => void send(event)}>
      <button type="button" class="button small" aria-pressed={all} onClick={() => onChoose(new Set(all ? [] : due))}>
        {SUBMISSIONS_DESK.chooseAll}
      </button>
      {chosen.size > 0 && (
        <>
          <input
            aria-label={REPORTING.remindText}
            placeholder={REPORTING.remindHelp}
            maxLength={200}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="button small primary" disabled={sending.busy}>
            {SUBMISSIONS_DESK.remindChosen(chosen.size)}
          </button>
        </>
      )}
      {sent !== null && chosen.size === 0 && <span role="status">{REPORTING.reminded(sent)}</span>}
      <Refused sending={sending} />
    </form>
  );
}
