import type { Campaign } from '../campaign/campaign.ts';
import type { Column } from '../ledger/definition.ts';
import { foldName } from './fold-name.ts';

/** The words a choice column takes in a campaign, ready for looking up. */
export interface ChoiceList {
  readonly choices: readonly string[];
  readonly exact: ReadonlySet<string>;
  /** Folded choice → choice. */
  readonly folded: ReadonlyMap<string, string>;
  /** Folded synonym → choice, applied and logged. */
  readonly applied: ReadonlyMap<string, string>;
  /** Folded misleading word → the choice to propose. */
  readonly proposed: ReadonlyMap<string, string>;
}

const lists = new WeakMap<Column, WeakMap<Campaign, ChoiceList>>();

/** The choices of a column: its own list, else the campaign's list of that name. Empty: any word is taken. */
export function choiceList(column: Column, campaign: Campaign): ChoiceList {
  const known = lists.get(column)?.get(campaign);
  if (known) return known;
  const built = build(column, campaign);
  const byCampaign = lists.get(column) ?? new WeakMap<Campaign, ChoiceList>();
  byCampaign.set(campaign, built);
  lists.set(column, byCampaign);
  return built;
}

function build(column: Column, campaign: Campaign): ChoiceList {
  const { type } = column;
  const own = type.kind === 'choice' || type.kind === 'choices' ? (type.choices ?? fromCampaign(type.list, campaign)) : [];
  return {
    choices: own,
    exact: new Set(own),
    folded: new Map(own.map((choice) => [foldName(choice), choice])),
    applied: foldKeys(column.synonyms?.apply),
    proposed: foldKeys(column.synonyms?.propose),
  };
}

function fromCampaign(list: string | undefined, campaign: Campaign): readonly string[] {
  return list !== undefined && Object.hasOwn(campaign.choices, list) ? (campaign.choices[list] ?? []) : [];
}

function foldKeys(words: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(words ?? {}).map(([heard, choice]) => [foldName(heard), choice]));
}
