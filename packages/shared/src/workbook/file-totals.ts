import type { AchievementKind } from '../campaign/campaign.ts';
import { type Fact, factsOf } from '../consolidation/facts.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { LedgerContext } from '../value/context.ts';

/** Number of achievements and their money in whole yuan. */
export interface CountAndYuan {
  readonly count: number;
  readonly yuan: number;
}

/** The four achievements of one file. */
export type AchievementSums = Readonly<Record<AchievementKind, CountAndYuan>>;

/** The totals of a file alone, and how they were counted. */
export interface FileTotals extends AchievementSums {
  /** pending: rows that wait for a proposal are left out. */
  readonly proposals: 'applied' | 'pending';
  /** These are the claimed figures: rows 待说明 count as if their reason were given. */
  readonly reasons: 'given';
  /** The figures that can be submitted now: rows 待说明 wait. */
  readonly withoutUnexplained: AchievementSums;
  /** Yuan by unit and achievement after 成果归属; units without any are left out. */
  readonly yuanByUnit: Readonly<Record<string, Readonly<Partial<Record<AchievementKind, number>>>>>;
}

/** What counting needs to know of a checked row. */
export interface CountedRow {
  readonly fields: RowFields;
  readonly held: boolean;
  readonly unexplained: boolean;
}

/** Counts the achievements of one file: qualifying rows that are accepted and not ended, with their day in the window. */
export function fileTotals(rows: readonly CountedRow[], context: LedgerContext, applyProposals: boolean): FileTotals {
  const facts = rows.flatMap((row, index) => (row.held ? [] : claimedFacts(row, String(index), context)));
  return {
    proposals: applyProposals ? 'applied' : 'pending',
    reasons: 'given',
    ...sums(facts),
    withoutUnexplained: sums(facts.filter(({ unexplained }) => !unexplained)),
    yuanByUnit: byUnit(facts),
  };
}

function claimedFacts(row: CountedRow, rowId: string, { campaign, today, ownUnitId }: LedgerContext): readonly Fact[] {
  const input = {
    rowId,
    unitId: ownUnitId,
    fields: row.fields,
    campaign,
    unexplained: row.unexplained,
    verifications: [],
    deleted: false,
  };
  return factsOf(input).filter(({ basis, day }) => basis === 'claimed' && day <= today);
}

// The money of an achievement is divided among units; the achievement itself is counted once, with its lead.
function sums(facts: readonly Fact[]): AchievementSums {
  const sum = (kind: AchievementKind): CountAndYuan => {
    const own = facts.filter((fact) => fact.kind === kind);
    return { count: own.filter(({ lead }) => lead).length, yuan: own.reduce((total, { yuan }) => total + yuan, 0) };
  };
  return { signed: sum('signed'), started: sum('started'), completed: sum('completed'), inProduction: sum('inProduction') };
}

function byUnit(facts: readonly Fact[]): FileTotals['yuanByUnit'] {
  const units: Record<string, Partial<Record<AchievementKind, number>>> = {};
  for (const { unitId, kind, yuan } of facts) {
    const own = (units[unitId] ??= {});
    own[kind] = (own[kind] ?? 0) + yuan;
  }
  return units;
}
