import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type Day, daySchema } from '@double-hundred/shared/kernel/day';
import { SETTINGS } from '@double-hundred/shared/message/console/settings';

const TEXTS = SETTINGS.campaign;
const BPS_PER_PERCENT = 100;

/** The lists of a campaign as they are typed, one entry a line. */
export interface CampaignLists {
  readonly holidays: string;
  readonly workdays: string;
  readonly table: string;
  readonly choices: Readonly<Record<string, string>>;
}

export function listsOf({ workCalendar, scheduleTable, choices }: Campaign): CampaignLists {
  return {
    holidays: (workCalendar?.holidays ?? []).join('\n'),
    workdays: (workCalendar?.workdays ?? []).join('\n'),
    table: (scheduleTable ?? []).map(({ day, shareBps }) => `${day} ${shareBps / BPS_PER_PERCENT}`).join('\n'),
    choices: Object.fromEntries(Object.entries(choices).map(([name, list]) => [name, list.join('\n')])),
  };
}

/** Reads the typed lists; the first line that cannot be read is told with what to write instead. */
export function readLists(lists: CampaignLists): { readonly parts: Partial<Campaign>; readonly wrong: string | null } {
  const faults: string[] = [];
  const days = (text: string): Day[] =>
    linesOf(text).flatMap((line) => {
      const day = daySchema.safeParse(line);
      if (day.success) return [day.data];
      faults.push(TEXTS.badDays(line));
      return [];
    });
  const workCalendar = { holidays: days(lists.holidays), workdays: days(lists.workdays) };
  const scheduleTable = linesOf(lists.table).flatMap((line) => {
    const [first = '', second = ''] = line.split(/\s+/);
    const day = daySchema.safeParse(first);
    const shareBps = Math.round(Number(second.replace(/[%％]$/, '')) * BPS_PER_PERCENT);
    if (day.success && second !== '' && shareBps >= 0 && shareBps <= 10_000) return [{ day: day.data, shareBps }];
    faults.push(TEXTS.badTable(line));
    return [];
  });
  const choices = Object.fromEntries(Object.entries(lists.choices).map(([name, text]) => [name, linesOf(text)]));
  const calendar = workCalendar.holidays.length + workCalendar.workdays.length > 0 ? { workCalendar } : {};
  return { parts: { ...calendar, ...(scheduleTable.length > 0 ? { scheduleTable } : {}), choices }, wrong: faults[0] ?? null };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
