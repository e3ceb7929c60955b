import { type Fact, factsOf } from '@double-hundred/shared/consolidation/facts';
import { NO_LINKS, type RowLinks } from '@double-hundred/shared/check/row-links';
import { totalDayChanges } from '@double-hundred/shared/consolidation/total-day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { RecheckTurn, RejudgedRow } from '../../store/rule-store.ts';
import type { FactChange, KeptRow, PushGround } from '../../store/sync-store.ts';
import { checkRow, type RowToCheck } from '../sync/check-row.ts';
import { codesOf, columnsElsewhere } from '../sync/codes-elsewhere.ts';
import { withoutSilenced } from '../sync/judge-referring.ts';
import { type LinkDeps, linksInTurn } from '../sync/push-links.ts';
import { createPushDraft } from '../sync/push-draft.ts';
import { followDays } from './follow-days.ts';
import type { RuleDeps } from './rule-deps.ts';

/** Judges stored rows again after a change of rules, beside the pushes and in small steps. */
export interface Recheck {
  /**
   * Does what is to be done and resolves when nothing is left. A call while it runs joins it, and what has been published
   * or changed since is done before the next step. Goes on after a restart.
   */
  run(): Promise<void>;
  /** Starts without waiting; what fails is tried again by the next call. */
  wake(): void;
  /** Ends after the step under way. */
  stop(): Promise<void>;
}

/** `links` reads the rows of other ledgers that rules look into. */
export interface RecheckDeps extends RuleDeps {
  readonly links: LinkDeps;
  readonly breathe: () => Promise<void>;
  /** Brings rows to a new version of their ledger before they are judged by it. */
  readonly migrate?: (stopped: () => boolean) => Promise<unknown>;
}

const PAGE = 100;

/** A recheck over the stored rows. `breathe` lets waiting pushes go first between two steps. */
export function createRecheck(deps: RecheckDeps): Recheck {
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;

  async function work(): Promise<void> {
    try {
      while (!stopped) {
        if (asked) {
          asked = false;
          await deps.migrate?.(() => stopped);
          await followDays(deps);
        }
        const open = (await deps.store.rechecks()).find(({ finishedAt }) => finishedAt === null);
        if (stopped || (open === undefined && !asked)) return;
        if (open === undefined) continue;
        await deps.store.exclusive((turn) => step(deps, turn, deps.reference.definition(open.ledger), open));
        await deps.breathe();
      }
    } finally {
      running = null;
    }
  }

  const recheck: Recheck = {
    run() {
      asked = true;
      running ??= work();
      return running;
    },
    wake() {
      if (!stopped) void recheck.run().catch(() => undefined);
    },
    async stop() {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
  return recheck;
}

async function step(
  deps: RecheckDeps,
  turn: RecheckTurn,
  definition: LedgerDefinition | null,
  open: { readonly ledger: string; readonly rulesVersion: number; readonly cursor: string },
): Promise<void> {
  const { ledger, rulesVersion } = open;
  const ids = definition === null ? [] : await turn.page(ledger, open.cursor, PAGE);
  const ground = await turn.ground([], ids);
  const day = deps.clock.today();
  const rows: RejudgedRow[] = [];
  const change: { rowIds: string[]; gone: Fact[]; fresh: Fact[] } = { rowIds: [], gone: [], fresh: [] };
  let changed = 0;
  const links = new Map<string, Promise<RowLinks>>();
  const linksOf = (unitId: string): Promise<RowLinks> => {
    const known =
      links.get(unitId) ?? (definition === null ? Promise.resolve(NO_LINKS) : linksInTurn(deps.links, turn, unitId, definition));
    links.set(unitId, known);
    return known;
  };
  const drafts = new Map<string, ReturnType<typeof createPushDraft>>();
  for (const row of ground.rows.values()) {
    const context = deps.reference.context(row.unitId);
    if (definition === null || context === null) continue;
    const draft = drafts.get(row.unitId) ?? createPushDraft(turn, ground, row.unitId, definition);
    drafts.set(row.unitId, draft);
    const links = await linksOf(row.unitId);
    const elsewhere = columnsElsewhere(definition, row.fields, await turn.codesElsewhere(row.unitId, codesOf(definition, row)));
    const beside = { ...(await draft.besides(row.rowId, row.createdSeq, row.fields)), links, elsewhere };
    const judged = rejudged(definition, context, row, beside);
    if (JSON.stringify(judged.findings) !== JSON.stringify(row.findings)) changed += 1;
    rows.push(judged);
    if (judged.unexplained !== row.unexplained) moveFacts(definition, context, ground, row, judged.unexplained, change);
  }
  const at = new Date(deps.clock.now()).toISOString();
  const finishedAt = ids.length < PAGE ? at : null;
  const facts: FactChange = { rowIds: change.rowIds, facts: change.fresh, totals: totalDayChanges(change.gone, change.fresh) };
  await turn.saveStep({
    ledger,
    rulesVersion,
    day,
    cursor: ids.at(-1) ?? '',
    done: ids.length,
    changed,
    at,
    finishedAt,
    rows,
    facts,
  });
}

function rejudged(
  definition: LedgerDefinition,
  context: LedgerContext,
  row: KeptRow,
  beside: Pick<RowToCheck, 'peers' | 'groups' | 'links' | 'elsewhere'>,
): RejudgedRow {
  const before = withoutSilenced(definition, context, row);
  const check = checkRow(definition, context, {
    rowId: row.rowId,
    before,
    fields: row.fields,
    ...beside,
    given: {},
    reread: true,
  });
  const { rowId, seq } = row;
  return { rowId, seq, findings: check.findings, explanations: check.explanations, unexplained: check.unexplained };
}

function moveFacts(
  definition: LedgerDefinition,
  context: LedgerContext,
  ground: PushGround,
  row: KeptRow,
  unexplained: boolean,
  change: { rowIds: string[]; gone: Fact[]; fresh: Fact[] },
): void {
  if (!definition.rules.some((rule) => rule.kind === 'qualifying')) return;
  const { rowId, unitId, fields, deleted } = row;
  const verifications = ground.verifications.filter((verification) => verification.rowId === rowId);
  change.rowIds.push(rowId);
  change.gone.push(...ground.facts.filter((fact) => fact.rowId === rowId));
  change.fresh.push(...factsOf({ rowId, unitId, fields, campaign: context.campaign, unexplained, verifications, deleted }));
}
