import { judgeRows, type JudgeDeps } from './judge-rows.ts';
import { judgeUnit } from './judge-unit.ts';
import { followDays } from './follow-days.ts';
import type { OpenRecheck } from '../../store/rule-store.ts';
import type { RuleDeps } from './rule-deps.ts';

/** Judges stored rows again after a change of rules, of a unit's exemptions or of the day, in small steps beside the pushes. */
export interface Recheck {
  /**
   * Does what is to be done and resolves when nothing is left. A call while it runs joins it, and what has been published
   * or changed since is done before the next step. Goes on after a restart.
   */
  run(): Promise<void>;
  /** Starts without waiting; what fails is tried again by the next call. */
  wake(): void;
  /** Resolves when a unit's rows of a ledger, or one of them, are judged by today: at once when the recheck is through. */
  ready(of: { readonly ledger: string; readonly unitId: string; readonly rowId?: string }): Promise<void>;
  /** Ends after the step under way. */
  stop(): Promise<void>;
}

export interface RecheckDeps extends RuleDeps, JudgeDeps {
  readonly breathe: () => Promise<void>;
  /** Brings rows to a new version of their ledger before they are judged by it. */
  readonly migrate?: (stopped: () => boolean) => Promise<unknown>;
}

const PAGE = 100;

/** A recheck over the stored rows. `breathe` lets waiting pushes go first between two steps. */
export function createRecheck(deps: RecheckDeps): Recheck {
  let running: Promise<void> | null = null;
  let asked = false;
  let following: Promise<void> | null = null;
  let migrating = false;
  let stopped = false;

  // Two that follow the days at once would begin a version twice.
  const follow = (): Promise<void> => {
    following ??= followDays(deps).finally(() => {
      following = null;
    });
    return following;
  };

  async function work(): Promise<void> {
    try {
      while (!stopped) {
        if (asked) {
          asked = false;
          await migrated();
          await follow();
          await judgeAskedUnits();
        }
        const open = (await deps.store.rechecks()).find(({ finishedAt }) => finishedAt === null);
        if (stopped || (open === undefined && !asked)) return;
        if (open === undefined) continue;
        await step(deps, open);
        await deps.breathe();
      }
    } finally {
      running = null;
    }
  }

  async function migrated(): Promise<void> {
    migrating = true;
    try {
      await deps.migrate?.(() => stopped);
    } finally {
      migrating = false;
    }
  }

  async function judgeAskedUnits(): Promise<void> {
    for (const unit of await deps.store.askedUnits()) {
      if (stopped) return;
      await judgeUnit(deps, unit);
      await deps.store.answeredUnit(unit);
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
    async ready({ ledger, unitId, rowId }) {
      // Rows on their way to another version of the ledger cannot be judged yet; their recheck holds approvals up.
      if (migrating) return;
      await follow();
      const open = (await deps.store.rechecks()).some((other) => other.ledger === ledger && other.finishedAt === null);
      const asked = (await deps.store.askedUnits()).some((other) => other.ledger === ledger && other.unitId === unitId);
      if (!open && !asked) return;
      await judgeUnit(deps, { ledger, unitId }, rowId);
      recheck.wake();
    },
    async stop() {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
  return recheck;
}

async function step(deps: RecheckDeps, open: OpenRecheck): Promise<void> {
  const { ledger, rulesVersion, cause, cursor } = open;
  await deps.store.exclusive(async (turn) => {
    const definition = deps.reference.definition(ledger);
    const page = definition === null ? { rowIds: [], next: '' } : await turn.page({ ledger, unitId: null }, cursor, PAGE);
    const judged = definition === null ? null : await judgeRows(deps, turn, definition, page.rowIds);
    const at = new Date(deps.clock.now()).toISOString();
    await turn.saveStep({
      ledger,
      rulesVersion,
      day: deps.clock.today(),
      from: cursor,
      cursor: page.next,
      done: page.rowIds.length,
      changed: judged?.changed.length ?? 0,
      at,
      finishedAt: page.rowIds.length < PAGE ? at : null,
      // Under other rules every row is noted as judged by them; a day that passes writes only what it changed.
      rows: (cause === 'rules' ? judged?.all : judged?.changed) ?? [],
      facts: judged?.facts ?? { rowIds: [], facts: [], totals: [] },
    });
  });
}
