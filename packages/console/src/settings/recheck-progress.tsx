import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { Recheck } from '@double-hundred/shared/protocol/rules';
import { useEffect, useRef } from 'preact/hooks';
import { useAnswer } from '../ui/use-answer.ts';

const LOOK_AGAIN_MS = 2_000;

/** How far the stored rows of a ledger have been judged again; looks again until they are. */
export function RecheckProgress({ ledger, onDone }: { readonly ledger: string; onDone(): void }) {
  const { value, reload } = useAnswer<{ rechecks: Recheck[] }>('/rechecks');
  const recheck = value?.rechecks.find((one) => one.ledger === ledger);
  const running = recheck !== undefined && recheck.finishedAt === null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (!running && wasRunning.current) onDone();
    wasRunning.current = running;
    if (!running) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, reload, onDone]);
  if (recheck === undefined) return null;
  const { cause, done, total, changed } = recheck;
  if (!running) return <p class="muted">{ruleTexts.rechecked(cause, total, changed)}</p>;
  return (
    <div class="note recomputing" role="status">
      <p>{ruleTexts.rechecking(cause, done, total)}</p>
      <progress max={Math.max(total, 1)} value={done} />
    </div>
  );
}
