import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Recomputing } from '@double-hundred/shared/protocol/recomputing';
import { useEffect, useRef } from 'preact/hooks';
import { timeText } from '../figure/figure-text.ts';

const LOOK_AGAIN_MS = 2_000;

interface RecomputingNoticeProps {
  readonly of: Recomputing | undefined;
  /** Asks how far it is. */
  look(): void;
  /** The figures stand again. */
  onDone?: (() => void) | undefined;
}

/** Says that figures are being worked out anew, how far it is, and asks again until they stand. */
export function RecomputingNotice({ of: recomputing, look, onDone }: RecomputingNoticeProps) {
  const wasRunning = useRef(false);
  const running = recomputing !== undefined;
  useEffect(() => {
    if (!running && wasRunning.current) onDone?.();
    wasRunning.current = running;
    if (!running) return undefined;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, look, onDone]);
  if (recomputing === undefined) return null;
  const { since, done, total } = recomputing;
  return (
    <div class="note recomputing" role="status">
      <p>{SHELL.recomputing(timeText(since), done, total)}</p>
      <progress max={Math.max(total, 1)} value={done} />
    </div>
  );
}
