import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { addDays, type Day, daysBetween, parseDay, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { PANE } from '@double-hundred/shared/message/pane';
import type { StoragePort } from '../ports/storage-port.ts';

const OFFSET_KEY = 'day-offset';

/** Today in words of the campaign: day N of it, or how far off it is. */
export function campaignDayText(campaign: Campaign, today: Day): string {
  const day = daysBetween(campaign.firstDay, today) + 1;
  if (day < 1) return PANE.state.before(1 - day);
  return day > campaign.days ? PANE.state.after : PANE.state.day(day, campaign.days);
}

/** Today as the server counts it; the clock of an office computer may be days off. */
export function todayOf(now: number, storage: StoragePort): Day {
  return addDays(shanghaiDay(now), Number(storage.get(OFFSET_KEY) ?? 0));
}

/** Learns from the server's day how far this computer's clock is off. */
export function learnToday(now: number, serverDay: string, storage: StoragePort): void {
  const day = parseDay(serverDay);
  if (day !== null) storage.set(OFFSET_KEY, String(daysBetween(shanghaiDay(now), day)));
}
