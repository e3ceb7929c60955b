import { ACHIEVEMENT_KINDS, type AchievementKind, BASES, type Basis } from '../campaign/campaign.ts';
import { attribute } from '../consolidation/attribution.ts';
import type { Fact } from '../consolidation/facts.ts';
import type { CaseDecision } from './case-decision.ts';

/** What is added to (or, negative, taken from) the claims of a unit, counted the three ways of a total. Money in yuan. */
export interface AdjustmentFigure {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly basis: Basis;
  readonly countBps: number;
  readonly leadCount: number;
  readonly eachCount: number;
  readonly yuan: number;
}

/**
 * The adjustments that make the claims of a case count as decided: what the units should have, less what their facts
 * give. Every kind and basis is taken from the lead row, or, where the lead row lacks it, from the first row that has it.
 */
export function caseAdjustments(
  decision: CaseDecision,
  rowIds: readonly string[],
  facts: readonly Fact[],
): readonly AdjustmentFigure[] {
  if (decision.kind === 'different' || decision.kind === 'nextPhase') return [];
  const ordered = [decision.leadRowId, ...rowIds.filter((rowId) => rowId !== decision.leadRowId)];
  return BASES.flatMap((basis) =>
    ACHIEVEMENT_KINDS.flatMap((kind) => {
      const here = facts.filter((fact) => fact.basis === basis && fact.kind === kind && ordered.includes(fact.rowId));
      const first = ordered.find((rowId) => here.some((fact) => fact.rowId === rowId));
      if (first === undefined) return [];
      const own = here.filter((fact) => fact.rowId === first);
      return difference(here, decision.kind === 'same' ? divided(own, decision) : oneProject(here, own)).map((figure) => ({
        ...figure,
        kind,
        basis,
      }));
    }),
  );
}

type Counted = Omit<AdjustmentFigure, 'kind' | 'basis'>;

function divided(own: readonly Fact[], { shares }: Extract<CaseDecision, { kind: 'same' }>): readonly Counted[] {
  const yuan = own.reduce((sum, fact) => sum + fact.yuan, 0);
  return attribute(yuan, shares).map((part) => ({
    unitId: part.unitId,
    countBps: part.bps,
    leadCount: part.lead ? 1 : 0,
    eachCount: 1,
    yuan: part.yuan,
  }));
}

// The money of every row stays where it was claimed; only the project of the lead row counts.
function oneProject(all: readonly Fact[], own: readonly Fact[]): readonly Counted[] {
  return all.map((fact) => {
    const counts = own.includes(fact);
    return {
      unitId: fact.unitId,
      countBps: counts ? fact.bps : 0,
      leadCount: counts && fact.lead ? 1 : 0,
      eachCount: counts ? 1 : 0,
      yuan: fact.yuan,
    };
  });
}

function difference(facts: readonly Fact[], wanted: readonly Counted[]): readonly Counted[] {
  const claimed = facts.map((fact) => ({
    unitId: fact.unitId,
    countBps: -fact.bps,
    leadCount: fact.lead ? -1 : 0,
    eachCount: -1,
    yuan: -fact.yuan,
  }));
  const sums = new Map<string, Counted>();
  for (const figure of [...wanted, ...claimed]) {
    const before = sums.get(figure.unitId);
    sums.set(figure.unitId, {
      unitId: figure.unitId,
      countBps: (before?.countBps ?? 0) + figure.countBps,
      leadCount: (before?.leadCount ?? 0) + figure.leadCount,
      eachCount: (before?.eachCount ?? 0) + figure.eachCount,
      yuan: (before?.yuan ?? 0) + figure.yuan,
    });
  }
  return [...sums.values()].filter(isSomething);
}

/** Whether an adjustment changes any figure. */
export function isSomething({ countBps, leadCount, eachCount, yuan }: Counted): boolean {
  return countBps !== 0 || leadCount !== 0 || eachCount !== 0 || yuan !== 0;
}
