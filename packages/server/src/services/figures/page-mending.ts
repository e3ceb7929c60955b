import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type Fact, factsOf } from '@double-hundred/shared/consolidation/facts';
import { totalDayChanges } from '@double-hundred/shared/consolidation/total-day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { PageMending, RebuildPage } from '../../store/figure-rebuild-store.ts';
import type { RowAlert, RowStage } from '../../store/progress-store.ts';
import { rowStanding } from '../../store/row-standing.ts';
import { rowAlerts, sameStage, standing } from '../progress/progress-change.ts';

/** What the figures of rows depend on besides the rows. */
export interface FigureGround {
  readonly campaign: Campaign;
  readonly definitions: readonly LedgerDefinition[];
  readonly cycles: readonly ReportingCycle[];
}

/** The facts the rows of a page give; only ledgers with a threshold give any. */
export function pageFacts(page: RebuildPage, { campaign, definitions }: Omit<FigureGround, 'cycles'>): readonly Fact[] {
  const counted = new Set(definitions.filter(({ rules }) => rules.some(({ kind }) => kind === 'qualifying')).map(({ id }) => id));
  const decided = new Set(page.verifications.map(({ rowId }) => rowId));
  const decisionsOf = (rowId: string) =>
    decided.has(rowId) ? page.verifications.filter((verification) => verification.rowId === rowId) : [];
  return page.rows.flatMap((row) =>
    counted.has(row.ledger) ? factsOf({ ...row, campaign, verifications: decisionsOf(row.rowId) }) : [],
  );
}

/** What of a page is kept otherwise than its rows say; null when all of it stands. */
export function pageMending(page: RebuildPage, ground: FigureGround): PageMending | null {
  const facts = differing(page.facts, pageFacts(page, ground), factText);
  const alerts = differing(
    page.alerts,
    pageAlerts(page, ground),
    ({ rowId, unitId, kind, day }) => `${rowId} ${kind} ${unitId} ${day}`,
  );
  const standings = page.rows.flatMap((row) => {
    const fresh = rowStanding(row, ground.cycles);
    const kept = page.standings.get(row.rowId);
    return kept?.reportedDay === fresh.reportedDay && kept.atRest === fresh.atRest ? [] : [{ rowId: row.rowId, ...fresh }];
  });
  const stages = differingStages(page, ground);
  const changes = [facts.rowIds, alerts.rowIds, stages.stagesGone, stages.stagesNew, standings];
  if (changes.every(({ length }) => length === 0)) return null;
  return {
    facts: { rowIds: facts.rowIds, facts: facts.fresh, totals: totalDayChanges(facts.gone, facts.fresh) },
    alertRowIds: alerts.rowIds,
    alerts: alerts.fresh,
    ...stages,
    standings,
  };
}

/** Everything about a fact, so that equal texts are equal facts. */
export function factText(fact: Fact): string {
  const { rowId, kind, basis, unitId, day, bps, lead, yuan, unexplained } = fact;
  return `${rowId} ${kind} ${basis} ${unitId} ${day} ${bps} ${lead} ${yuan} ${unexplained}`;
}

function pageAlerts(page: RebuildPage, { campaign }: FigureGround): readonly RowAlert[] {
  return page.rows.flatMap((row) => rowAlerts(row.rowId, row, campaign));
}

function differingStages(page: RebuildPage, { campaign }: FigureGround): Pick<PageMending, 'stagesGone' | 'stagesNew'> {
  const kept = new Map(page.stages.map((stage) => [stage.rowId, stage]));
  const stagesGone: RowStage[] = [];
  const stagesNew: RowStage[] = [];
  for (const row of page.rows) {
    const before = kept.get(row.rowId);
    const stands = standing(row, campaign);
    if (stands === null) {
      if (before !== undefined) stagesGone.push(before);
    } else if (before === undefined || !sameStage(before, stands)) {
      stagesNew.push({ ...stands, rowId: row.rowId });
    }
  }
  return { stagesGone, stagesNew };
}

// Rows any of whose entries differ, with all they had and all they are to have.
function differing<T extends { readonly rowId: string }>(kept: readonly T[], fresh: readonly T[], textOf: (each: T) => string) {
  const left = new Map(fresh.map((each) => [textOf(each), each.rowId]));
  const gone = kept.filter((each) => !left.delete(textOf(each)));
  const rowIds = new Set([...gone.map(({ rowId }) => rowId), ...left.values()]);
  const ofThem = (list: readonly T[]): T[] => (rowIds.size === 0 ? [] : list.filter(({ rowId }) => rowIds.has(rowId)));
  return { rowIds: [...rowIds], gone: ofThem(kept), fresh: ofThem(fresh) };
}
