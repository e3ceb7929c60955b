import { type Clock, campaignMoment } from '@double-hundred/shared/kernel/clock';

/** A stored time (RFC 3339) as a moment of the campaign, so that it can be compared with deadlines; null stays null. */
export function momentOf(clock: Clock, at: string | null): number | null {
  return at === null ? null : Date.parse(at) + (campaignMoment(clock) - clock.now());
}
