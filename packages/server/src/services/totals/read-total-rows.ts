import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { TotalRow } from '@double-hundred/shared/protocol/totals';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FactRow, TotalsStore } from '../../store/totals-store.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';
import { scopeOf } from './read-totals.ts';

export interface TotalRowsQuery {
  readonly asOf: Day;
  readonly basis: Basis;
  readonly unit: string | undefined;
  readonly kind: AchievementKind | undefined;
}

/**
 * The rows behind a figure, with each row's part in it. Their counts and yuan add up to the figure exactly.
 * A row that another unit handed in counts here by attribution; a unit account sees its part, under a code name.
 */
export async function readTotalRows(
  deps: { store: TotalsStore; campaign: Campaign; definition: LedgerDefinition },
  query: TotalRowsQuery,
  viewer: User | null,
): Promise<readonly TotalRow[]> {
  const own = viewer ? scopeOf(viewer) : null;
  const nameOf = createFactNamer(deps.definition, viewer);
  const unitId = own ?? query.unit ?? null;
  const facts = await deps.store.rowsBehind({ ...query, unitId, kind: query.kind ?? null, ...factColumns(deps.definition) });
  const rows =
    unitId === null ? districtParts(facts) : facts.map((fact) => ({ fact, yuan: fact.yuan, bps: fact.bps, lead: fact.lead }));
  return rows.map(({ fact, yuan, bps, lead }) => ({
    rowId: fact.rowId,
    unitId: fact.unitId,
    projectName: nameOf(fact),
    day: fact.day,
    countShare: countShare(deps.campaign.countPolicy, { bps, lead, district: unitId === null }),
    yuanShare: yuan,
    rev: fact.rev,
    unexplained: fact.unexplained,
    ...(fact.duplicate === null ? {} : { duplicate: fact.duplicate }),
    ...(fact.reasons.length > 0 && nameOf(fact) === fact.name ? { reasons: [...fact.reasons] } : {}),
  }));
}

interface Part {
  readonly fact: FactRow;
  readonly yuan: number;
  readonly bps: number;
  readonly lead: boolean;
}

// For the district a project is one line, whatever number of units share it.
function districtParts(facts: readonly FactRow[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const fact of facts) {
    const key = `${fact.rowId} ${fact.kind}`;
    const before = parts.get(key);
    parts.set(key, {
      fact: before?.fact ?? fact,
      yuan: (before?.yuan ?? 0) + fact.yuan,
      bps: (before?.bps ?? 0) + fact.bps,
      lead: (before?.lead ?? false) || fact.lead,
    });
  }
  return [...parts.values()];
}

function countShare(policy: Campaign['countPolicy'], part: { bps: number; lead: boolean; district: boolean }): number {
  if (policy === 'share') return part.bps / 10_000;
  if (policy === 'each' && !part.district) return 1;
  return part.lead ? 1 : 0;
}
