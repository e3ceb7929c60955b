import type { AchievementKind, Basis } from '../campaign/campaign.ts';
import type { Fact } from './facts.ts';

/** A kept total of one unit, kind, basis and day, or a change of it. Three ways to count; money in yuan. */
export interface TotalDay {
  readonly basis: Basis;
  readonly kind: AchievementKind;
  readonly unitId: string;
  readonly day: string;
  readonly countBps: number;
  readonly leadCount: number;
  readonly eachCount: number;
  readonly yuan: number;
  readonly unexplainedBps: number;
  readonly unexplainedLead: number;
  readonly unexplainedEach: number;
}

/** The figures of a total, in a fixed order. */
export const TOTAL_DAY_FIGURES = [
  'countBps',
  'leadCount',
  'eachCount',
  'yuan',
  'unexplainedBps',
  'unexplainedLead',
  'unexplainedEach',
] as const;

/** Adds facts up to totals per unit, kind, basis and day. */
export function sumFacts(facts: Iterable<Fact>): readonly TotalDay[] {
  return totalDayChanges([], facts);
}

/** The changes that turn the totals of the facts before into those of the facts after; unchanged totals are left out. */
export function totalDayChanges(before: Iterable<Fact>, after: Iterable<Fact>): readonly TotalDay[] {
  const changes = new Map<string, { -readonly [K in keyof TotalDay]: TotalDay[K] }>();
  const add = (fact: Fact, sign: 1 | -1) => {
    const key = totalDayKey(fact);
    let change = changes.get(key);
    if (change === undefined) {
      const { basis, kind, unitId, day } = fact;
      change = {
        basis,
        kind,
        unitId,
        day,
        countBps: 0,
        leadCount: 0,
        eachCount: 0,
        yuan: 0,
        unexplainedBps: 0,
        unexplainedLead: 0,
        unexplainedEach: 0,
      };
      changes.set(key, change);
    }
    const lead = fact.lead ? sign : 0;
    change.countBps += sign * fact.bps;
    change.leadCount += lead;
    change.eachCount += sign;
    change.yuan += sign * fact.yuan;
    if (!fact.unexplained) return;
    change.unexplainedBps += sign * fact.bps;
    change.unexplainedLead += lead;
    change.unexplainedEach += sign;
  };
  for (const fact of before) add(fact, -1);
  for (const fact of after) add(fact, 1);
  return [...changes.values()].filter((change) => TOTAL_DAY_FIGURES.some((figure) => change[figure] !== 0));
}

/** What makes a total the same total. */
export function totalDayKey(total: Pick<TotalDay, 'basis' | 'kind' | 'unitId' | 'day'>): string {
  return `${total.basis}\t${total.kind}\t${total.unitId}\t${total.day}`;
}
