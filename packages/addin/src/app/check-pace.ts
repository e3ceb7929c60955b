import type { SchedulePort } from '../ports/schedule-port.ts';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

/** A check that was held still and never went on, because another one took its place. Nothing has come of it. */
export class CheckAbandoned extends Error {}

/** The pace of checks: they let the page breathe, tell how far they are, and can be held still. */
export interface CheckPace {
  /** Gives way when a slice is used up. `share` is the part done so far, from 0 to 1. Rejects with CheckAbandoned. */
  pause(share?: number): Promise<void>;
  begin(total: number): void;
  end(): void;
  /** Holds the running check still at its next pause; false when none is running. */
  hold(): boolean;
  /** Lets a check that stands still go on from there; false when none does. */
  goOn(): boolean;
  /** Gives a check that stands still up. */
  abandon(): void;
}

/** The page is let go of this often; how far a check is is told less often, as each time the pane is drawn again. */
const SLICE_MS = 8;
const TELL_MS = 150;

export function createCheckPace(schedule: SchedulePort, tell: (progress: CheckProgress | null) => void): CheckPace {
  let sliceStart = schedule.elapsed();
  let told = Number.NEGATIVE_INFINITY;
  let total = 0;
  let running = false;
  let held = false;
  let standing: { readonly goOn: () => void; readonly giveUp: (reason: CheckAbandoned) => void } | null = null;

  function stand(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      standing = { goOn: resolve, giveUp: reject };
    });
  }

  return {
    async pause(share) {
      if (held) await stand();
      else if (schedule.elapsed() - sliceStart < SLICE_MS) return;
      await schedule.breathe();
      if (held) await stand();
      sliceStart = schedule.elapsed();
      if (share === undefined || sliceStart - told < TELL_MS) return;
      told = sliceStart;
      tell({ done: Math.round(share * total), total });
    },
    begin(rows) {
      if (!running) held = false;
      [running, total] = [true, rows];
      sliceStart = schedule.elapsed();
    },
    end() {
      [running, held, told] = [false, false, Number.NEGATIVE_INFINITY];
      tell(null);
    },
    hold() {
      held = running;
      return running;
    },
    goOn() {
      const still = standing;
      if (!held && still === null) return false;
      [held, standing] = [false, null];
      still?.goOn();
      return true;
    },
    abandon() {
      const still = standing;
      [held, standing] = [false, null];
      still?.giveUp(new CheckAbandoned());
    },
  };
}
