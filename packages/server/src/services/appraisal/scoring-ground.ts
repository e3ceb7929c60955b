import { defaultScoringRules } from '@double-hundred/shared/appraisal/default-scoring-rules';
import type { ScoredRow } from '@double-hundred/shared/appraisal/scored-figures';
import type { Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { FactRow, TotalsStore } from '../../store/totals-store.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';

/** What scores are reckoned from, apart from what the stores hold. */
export interface AppraisalReference {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  /** The ledger of the projects, for names and masking. */
  readonly definition: LedgerDefinition;
}

export interface AppraisalStores {
  readonly store: AppraisalStore;
  readonly totalsStore: TotalsStore;
}

/** The rules in force: the newest version, or what every campaign starts with as version 0. */
export async function rulesInForce(store: AppraisalStore): Promise<ScoringRulesVersion> {
  return (await store.rules()) ?? { version: 0, rules: defaultScoringRules, by: null, at: null };
}

/** The rows behind all verified (claimed, official) figures, each named as the viewer may see it. */
export async function scoredRows(
  { totalsStore }: AppraisalStores,
  { definition }: AppraisalReference,
  query: { basis: Basis; asOf: Day },
  viewer: User | null,
): Promise<readonly ScoredRow[]> {
  const facts = await totalsStore.rowsBehind({ ...query, unitId: null, kind: null, ...factColumns(definition) });
  const whole = wholeYuan(facts);
  const nameOf = createFactNamer(definition, viewer);
  return facts.map((fact) => ({
    rowId: fact.rowId,
    rev: fact.rev,
    projectName: nameOf(fact),
    unitId: fact.shareUnitId,
    kind: fact.kind,
    day: fact.day,
    bps: fact.bps,
    lead: fact.lead,
    yuan: fact.yuan,
    projectYuan: whole.get(keyOf(fact)) ?? fact.yuan,
  }));
}

function wholeYuan(facts: readonly FactRow[]): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  for (const fact of facts) whole.set(keyOf(fact), (whole.get(keyOf(fact)) ?? 0) + fact.yuan);
  return whole;
}

function keyOf(fact: FactRow): string {
  return `${fact.rowId} ${fact.kind}`;
}
