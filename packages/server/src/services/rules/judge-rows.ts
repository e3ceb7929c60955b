import { type Fact, factsOf } from '@double-hundred/shared/consolidation/facts';
import { totalDayChanges } from '@double-hundred/shared/consolidation/total-day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { RecheckTurn, RejudgedRow } from '../../store/rule-store.ts';
import type { FactChange, KeptRow, PushGround } from '../../store/sync-store.ts';
import { checkRow } from '../sync/check-row.ts';
import { codesOf, columnsElsewhere } from '../sync/codes-elsewhere.ts';
import { type LinkDeps, linksInTurn } from '../sync/push-links.ts';
import { createPushDraft } from '../sync/push-draft.ts';
import { sameJudgement } from '../sync/settle-groups.ts';
import type { RuleDeps } from './rule-deps.ts';

/** `links` reads the rows of other ledgers that rules look into. */
export interface JudgeDeps extends Pick<RuleDeps, 'reference'> {
  readonly links: LinkDeps;
}

/** Rows judged by the rules of today. */
export interface JudgedRows {
  readonly all: readonly RejudgedRow[];
  /** Those of which something else is found than before. */
  readonly changed: readonly RejudgedRow[];
  /** Only whether figures wait for a reason can change: count and money stay. */
  readonly facts: FactChange;
}

/** Judges stored rows of a ledger in the writer's turn, by the rules and the day as they are now. They get no revision. */
export async function judgeRows(
  deps: JudgeDeps,
  turn: RecheckTurn,
  definition: LedgerDefinition,
  rowIds: readonly string[],
): Promise<JudgedRows> {
  const ground = await turn.ground([], rowIds);
  const all: RejudgedRow[] = [];
  const changed: RejudgedRow[] = [];
  const change: { rowIds: string[]; gone: Fact[]; fresh: Fact[] } = { rowIds: [], gone: [], fresh: [] };
  for (const [unitId, rows] of byUnit(ground)) {
    const context = deps.reference.context(unitId);
    if (context === null) continue;
    const links = await linksInTurn(deps.links, turn, unitId, definition);
    // Asked for all rows at once: a question for each row costs more than judging it.
    const codes = await turn.codesElsewhere(
      unitId,
      rows.flatMap((row) => codesOf(definition, row)),
    );
    const draft = createPushDraft(turn, ground, unitId, definition);
    await draft.expectPeers(rows.map(({ rowId }) => ({ rowId, changes: {} })));
    for (const row of rows) {
      const { rowId, fields, createdSeq } = row;
      const elsewhere = columnsElsewhere(definition, fields, codes);
      const beside = { ...(await draft.besides(rowId, createdSeq, fields)), links, elsewhere };
      const check = checkRow(definition, context, { rowId, before: row, fields, ...beside, given: {}, reread: true });
      const next = { ...row, findings: check.findings, explanations: check.explanations, unexplained: check.unexplained };
      all.push(next);
      if (!sameJudgement(row, next)) changed.push(next);
      if (next.unexplained !== row.unexplained) moveFacts(definition, context, ground, next, change);
    }
  }
  const facts = { rowIds: change.rowIds, facts: change.fresh, totals: totalDayChanges(change.gone, change.fresh) };
  return { all, changed, facts };
}

function byUnit({ rows }: PushGround): ReadonlyMap<string, readonly KeptRow[]> {
  const units = new Map<string, KeptRow[]>();
  for (const row of rows.values()) {
    if (row.deleted) continue;
    const known = units.get(row.unitId);
    if (known) known.push(row);
    else units.set(row.unitId, [row]);
  }
  return units;
}

function moveFacts(
  definition: LedgerDefinition,
  context: LedgerContext,
  ground: PushGround,
  row: KeptRow,
  change: { rowIds: string[]; gone: Fact[]; fresh: Fact[] },
): void {
  if (!definition.rules.some((rule) => rule.kind === 'qualifying')) return;
  const { rowId, unitId, fields, deleted, unexplained } = row;
  const verifications = ground.verifications.filter((verification) => verification.rowId === rowId);
  change.rowIds.push(rowId);
  change.gone.push(...ground.facts.filter((fact) => fact.rowId === rowId));
  change.fresh.push(...factsOf({ rowId, unitId, fields, campaign: context.campaign, unexplained, verifications, deleted }));
}
