import type { Fact } from '@double-hundred/shared/consolidation/facts';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';

/** Totals of all days that are added up anew together. */
export type TotalsPart = Pick<TotalDay, 'basis' | 'kind' | 'unitId'>;

const MOST_FACTS = 5_000;

/** Gathers which totals there are and how many facts each adds up, so that they are added up anew in even portions. */
export function createTotalsPortions() {
  const parts = new Map<string, { readonly part: TotalsPart; facts: number }>();
  const add = ({ basis, kind, unitId }: TotalsPart, facts: number): void => {
    const key = `${basis} ${kind} ${unitId}`;
    const known = parts.get(key);
    if (known === undefined) parts.set(key, { part: { basis, kind, unitId }, facts });
    else known.facts += facts;
  };
  return {
    count(facts: Iterable<Fact>): void {
      for (const fact of facts) add(fact, 1);
    },
    /** Portions of all that were counted, and of totals that are kept without a fact. */
    portions(kept: readonly TotalsPart[]): readonly (readonly TotalsPart[])[] {
      for (const part of kept) add(part, 0);
      const portions: TotalsPart[][] = [];
      let facts = MOST_FACTS;
      for (const each of parts.values()) {
        const last = portions.at(-1);
        if (last === undefined || facts + each.facts > MOST_FACTS) {
          portions.push([each.part]);
          facts = each.facts;
        } else {
          last.push(each.part);
          facts += each.facts;
        }
      }
      return portions;
    },
  };
}
