import type { PresencePort } from '../ports/presence-port.ts';
import type { SchedulePort } from '../ports/schedule-port.ts';

/** How often a pane that is seen looks for news, and how old news may be when it comes into sight again. */
export const LOOK_EVERY_MS = 10 * 60_000;
export const OLD_AFTER_MS = 2 * 60_000;

export interface LookoutDeps {
  readonly schedule: Pick<SchedulePort, 'after' | 'elapsed' | 'random'>;
  readonly presence: PresencePort;
  /** Looks for news; rejects never. */
  look(): Promise<void>;
}

/**
 * Looks for news on a calm interval and when the pane comes into sight. While nobody sees it no timer is set, so that an idle
 * machine is not woken. Gives the function that ends it.
 */
export function createLookout({ schedule, presence, look }: LookoutDeps): () => void {
  let cancel: (() => void) | null = null;
  let ended = false;
  let looked = schedule.elapsed();

  function wait(): void {
    cancel?.();
    cancel = null;
    if (!presence.visible()) return;
    // Sixty panes opened at nine need not all ask at ten past.
    const spread = 1 + schedule.random() / 5;
    cancel = schedule.after(LOOK_EVERY_MS * spread, () => void lookNow());
  }

  async function lookNow(): Promise<void> {
    looked = schedule.elapsed();
    cancel?.();
    cancel = null;
    await look();
    if (!ended) wait();
  }

  const unfollow = presence.follow(() => {
    if (presence.visible() && schedule.elapsed() - looked >= OLD_AFTER_MS) void lookNow();
    else wait();
  });
  wait();
  return () => {
    ended = true;
    unfollow();
    cancel?.();
    cancel = null;
  };
}
