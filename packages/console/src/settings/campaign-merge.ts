import { type Campaign } from '@double-hundred/shared/campaign/campaign';
import { STALLED_AFTER_DAYS } from '@double-hundred/shared/campaign/stalled-after-days';
import { daysBetween } from '@double-hundred/shared/kernel/day';
import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import type { CampaignLists } from './campaign-lists.ts';

const TEXTS = SETTINGS.campaign;
const WAN = 10_000;

/** A campaign as its form holds it: what is chosen, and the lists as they are typed. */
export interface CampaignDraft {
  readonly campaign: Campaign;
  readonly lists: CampaignLists;
}

/** What somebody else has changed meanwhile; `mine` is what was typed instead, null when nothing was. */
export interface OthersChange {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string | null;
}

/** A field of the form: its words, and how it is taken over from another draft. */
interface Part {
  readonly label: string;
  text(draft: CampaignDraft): string;
  take(from: CampaignDraft, into: CampaignDraft): CampaignDraft;
}

/** What was typed since `before` on top of what others have saved since then, and what of theirs that is. */
export function mergeCampaign(
  before: CampaignDraft,
  mine: CampaignDraft,
  theirs: CampaignDraft,
): { readonly merged: CampaignDraft; readonly others: readonly OthersChange[] } {
  let merged = theirs;
  const others: OthersChange[] = [];
  for (const part of partsOf([before, mine, theirs])) {
    const [was, typed, kept] = [part.text(before), part.text(mine), part.text(theirs)];
    if (typed !== was) merged = part.take(mine, merged);
    if (kept !== was && kept !== typed) others.push({ label: part.label, theirs: kept, mine: typed === was ? null : typed });
  }
  const { firstDay, lastDay } = merged.campaign;
  const days = Math.max(daysBetween(firstDay, lastDay) + 1, 1);
  return { merged: { ...merged, campaign: { ...merged.campaign, days } }, others };
}

function partsOf(drafts: readonly CampaignDraft[]): readonly Part[] {
  const field = (
    label: string,
    text: (campaign: Campaign) => string,
    take: (from: Campaign, into: Campaign) => Partial<Campaign>,
  ) => ({
    label,
    text: ({ campaign }: CampaignDraft) => text(campaign),
    take: (from: CampaignDraft, into: CampaignDraft) => ({
      ...into,
      campaign: { ...into.campaign, ...take(from.campaign, into.campaign) },
    }),
  });
  const light = (label: string, key: keyof Campaign['lightRules']) =>
    field(
      label,
      ({ lightRules }) => String(lightRules[key]),
      (from, into) => ({ lightRules: { ...into.lightRules, [key]: from.lightRules[key] } }),
    );
  const stalled = (stage: keyof typeof STALLED_AFTER_DAYS) =>
    field(
      TEXTS.stalled[stage],
      ({ stalledAfterDays }) => String((stalledAfterDays ?? STALLED_AFTER_DAYS)[stage]),
      (from, into) => ({
        stalledAfterDays: {
          ...STALLED_AFTER_DAYS,
          ...into.stalledAfterDays,
          [stage]: (from.stalledAfterDays ?? STALLED_AFTER_DAYS)[stage],
        },
      }),
    );
  const list = (label: string, key: 'holidays' | 'workdays' | 'table'): Part => ({
    label,
    text: ({ lists }) => inLine(lists[key]),
    take: (from, into) => ({ ...into, lists: { ...into.lists, [key]: from.lists[key] } }),
  });
  const choice = (name: string): Part => ({
    label: TEXTS.choiceNames[name] ?? name,
    text: ({ lists }) => inLine(lists.choices[name] ?? ''),
    take: (from, into) => ({
      ...into,
      lists: { ...into.lists, choices: { ...into.lists.choices, [name]: from.lists.choices[name] ?? '' } },
    }),
  });
  const names = new Set(drafts.flatMap(({ lists }) => Object.keys(lists.choices)));
  return [
    field(
      TEXTS.name,
      ({ name }) => name,
      ({ name }) => ({ name }),
    ),
    field(
      TEXTS.firstDay,
      ({ firstDay }) => firstDay,
      ({ firstDay }) => ({ firstDay }),
    ),
    field(
      TEXTS.lastDayOnly,
      ({ lastDay }) => lastDay,
      ({ lastDay }) => ({ lastDay }),
    ),
    field(
      TEXTS.threshold,
      ({ thresholdYuan }) => String(thresholdYuan / WAN),
      ({ thresholdYuan }) => ({ thresholdYuan }),
    ),
    field(
      TEXTS.policy,
      ({ countPolicy }) => TEXTS.policies[countPolicy],
      ({ countPolicy }) => ({ countPolicy }),
    ),
    light(TEXTS.green, 'greenAtLeastPoints'),
    light(TEXTS.amber, 'amberAtLeastPoints'),
    stalled('signed'),
    stalled('registered'),
    stalled('approved'),
    field(
      TEXTS.calendar,
      ({ calendar }) => TEXTS.calendars[calendar],
      ({ calendar }) => ({ calendar }),
    ),
    list(TEXTS.holidays, 'holidays'),
    list(TEXTS.workdays, 'workdays'),
    list(TEXTS.table, 'table'),
    ...[...names].map(choice),
  ];
}

function inLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('、');
}
