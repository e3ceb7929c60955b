import { ACHIEVEMENT_KINDS, type AchievementKind, type Basis, type Campaign } from '../campaign/campaign.ts';
import type { RowFields, Share } from '../ledger/fields.ts';
import { attribute } from './attribution.ts';

/** One unit's part of one achievement of a row under one basis. Money in yuan, shares in basis points. */
export interface Fact {
  readonly rowId: string;
  readonly kind: AchievementKind;
  readonly unitId: string;
  readonly basis: Basis;
  readonly day: string;
  readonly bps: number;
  readonly lead: boolean;
  readonly yuan: number;
  readonly unexplained: boolean;
}

/** A decision of the district office or an inspector, with what the row claimed when it was made. */
export interface Verification {
  readonly rowId: string;
  readonly kind: AchievementKind;
  readonly basis: 'verified' | 'official';
  /** withdraw takes the decision before it back; it is then as if none had been made. */
  readonly decision: 'confirm' | 'refuse' | 'withdraw';
  /** The day of the achievement as verified. */
  readonly day: string;
  readonly claimedDay: string;
  readonly claimedYuan: number;
}

export interface FactInput {
  readonly rowId: string;
  /** The handing-in unit. */
  readonly unitId: string;
  readonly fields: RowFields;
  readonly campaign: Pick<Campaign, 'firstDay' | 'lastDay' | 'thresholdYuan'>;
  readonly unexplained: boolean;
  /** In the order they were made. */
  readonly verifications: readonly Verification[];
  readonly deleted: boolean;
}

/** The column whose day an achievement has. */
export const ACHIEVEMENT_DAYS: Readonly<Record<AchievementKind, string>> = {
  signed: 'signedDay',
  started: 'startedDay',
  completed: 'completedDay',
  inProduction: 'productionDay',
};

/** The columns the facts of a row come from; while none of them changes, its facts stay as they are. */
export const FACT_COLUMNS: readonly string[] = [
  'totalInvestmentYuan',
  'stage',
  'attribution',
  'introducingUnit',
  ...Object.values(ACHIEVEMENT_DAYS),
];

const ENDED = '终止';

/**
 * What a row of the project ledger achieved: one fact per kind, basis and unit with a part in it.
 * It counts when the row stands, is not 终止, reaches the threshold, and the day lies inside the campaign window.
 * A confirmed verification adds a verified (official) fact on the verified day while the achievement's own day and
 * amount are as they were; official needs verified. Rows of other ledgers have none of the columns and give nothing.
 */
export function factsOf(input: FactInput): readonly Fact[] {
  const yuan = input.fields['totalInvestmentYuan'];
  if (input.deleted || typeof yuan !== 'number' || yuan < input.campaign.thresholdYuan || input.fields['stage'] === ENDED)
    return [];
  const facts: Fact[] = [];
  for (const kind of ACHIEVEMENT_KINDS) {
    const day = input.fields[ACHIEVEMENT_DAYS[kind]];
    if (typeof day !== 'string') continue;
    const days: [Basis, string | null][] = [['claimed', day], ...verifiedDays(input.verifications, kind, day, yuan)];
    for (const [basis, when] of days) {
      if (when === null || when < input.campaign.firstDay || when > input.campaign.lastDay) continue;
      for (const part of attribute(yuan, sharesOf(input))) {
        facts.push({
          rowId: input.rowId,
          kind,
          unitId: part.unitId,
          basis,
          day: when,
          bps: part.bps,
          lead: part.lead,
          yuan: part.yuan,
          unexplained: input.unexplained,
        });
      }
    }
  }
  return facts;
}

/** Who the achievement belongs to: the attribution, else the introducing unit, else the handing-in unit. */
export function sharesOf(input: Pick<FactInput, 'fields' | 'unitId'>): readonly Share[] {
  const attribution = input.fields['attribution'];
  const shares = Array.isArray(attribution) ? attribution.filter((share): share is Share => typeof share === 'object') : [];
  if (shares.some((share) => share.bps > 0)) return shares;
  const introducing = input.fields['introducingUnit'];
  return [{ unit: typeof introducing === 'string' ? introducing : input.unitId, bps: 10_000 }];
}

function verifiedDays(
  verifications: readonly Verification[],
  kind: AchievementKind,
  day: string,
  yuan: number,
): [Basis, string | null][] {
  const standing = (basis: 'verified' | 'official') => {
    const last = verifications.findLast((verification) => verification.kind === kind && verification.basis === basis);
    const stands = last?.decision === 'confirm' && last.claimedDay === day && last.claimedYuan === yuan;
    return stands ? last.day : null;
  };
  const verified = standing('verified');
  return [
    ['verified', verified],
    ['official', verified === null ? null : standing('official')],
  ];
}
