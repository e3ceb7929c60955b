import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { Recomputing } from '@double-hundred/shared/protocol/recomputing';
import type { FigureRebuildStore } from '../../store/figure-rebuild-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { Reference } from '../reference/reference.ts';
import { pageMending } from './page-mending.ts';
import { createStageCount } from './stage-count.ts';
import { createTotalsPortions } from './totals-portions.ts';

/** Works facts, totals, alerts and counters out anew from the rows, beside everything else and in small steps. */
export interface FigureRebuild {
  /** Does what has been asked for and resolves when the figures stand; a second call joins the first. */
  run(told?: (progress: Recomputing) => void): Promise<void>;
  /** Starts without waiting; what fails is tried again by the next call. */
  wake(): void;
  /** Waits until the figures stand, but no longer than that; in a small district the next read is right then. */
  settle(ms: number): Promise<void>;
  /** How far it is; null while the figures stand. Wakes what should be running. */
  recomputing(): Promise<Recomputing | null>;
  /** Ends after the step under way; the next start begins anew. */
  stop(): Promise<void>;
}

export interface FigureRebuildDeps {
  readonly store: FigureRebuildStore;
  readonly kept: Pick<SyncStore, 'totals'>;
  readonly reference: Reference;
  readonly clock: Clock;
  /** Lets waiting calls go first between two steps. */
  readonly breathe: () => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
  /** Rows a step; the usual number is about 20 ms of the writer's turn. */
  readonly pageRows?: number;
}

const PAGE = 400;
const DAYS_A_STEP = 20;
/** A read waits that long for a rebuild that has just begun: small ones are over by then. */
const READ_WAITS_MS = 150;

/** A rebuild over the stored rows. Every step keeps facts and totals adding up to each other. */
export function createFigureRebuild(deps: FigureRebuildDeps): FigureRebuild {
  const { store } = deps;
  let running: Promise<void> | null = null;
  let justBegun: Promise<void> = Promise.resolve();
  let stopped = false;
  let progress: Recomputing | null = null;
  let listener: ((progress: Recomputing) => void) | null = null;

  async function work(): Promise<void> {
    for (;;) {
      const open = await store.open();
      if (open === null || stopped || deps.reference.campaign() === null) return;
      const total = await store.countRows();
      await rebuild(deps, open.asked, {
        stopped: () => stopped,
        done(rows) {
          progress = { since: open.since, done: Math.min(rows, total), total };
          listener?.(progress);
        },
      });
    }
  }

  const self: FigureRebuild = {
    run(told) {
      listener = told ?? listener;
      if (running === null) {
        justBegun = deps.pause(READ_WAITS_MS);
        running = work().finally(() => {
          running = null;
          progress = null;
          listener = null;
        });
      }
      return running;
    },
    wake() {
      if (!stopped) void self.run().catch(() => undefined);
    },
    async settle(ms) {
      if ((await store.open()) === null) return;
      self.wake();
      await Promise.race([running?.catch(() => undefined), deps.pause(ms)]);
    },
    async recomputing() {
      if ((await store.open()) === null) return null;
      self.wake();
      await Promise.race([running?.catch(() => undefined), justBegun]);
      const open = await store.open();
      return open === null ? null : (progress ?? { since: open.since, done: 0, total: await store.countRows() });
    },
    async stop() {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
  return self;
}

async function rebuild(
  { store, kept, reference, clock, breathe, pageRows = PAGE }: FigureRebuildDeps,
  asked: number,
  watch: { stopped(): boolean; done(rows: number): void },
): Promise<void> {
  const campaign = reference.campaign();
  if (campaign === null) return;
  const at = (): string => new Date(clock.now()).toISOString();
  const stages = createStageCount(campaign.thresholdYuan);
  const ended = (): boolean => watch.stopped() || countedBy(reference.campaign()) !== countedBy(campaign);
  const totals = createTotalsPortions();
  let rows = 0;
  let mended = 0;
  watch.done(0);
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const page = await store.exclusive(async (turn) => {
      const read = await turn.page(from, pageRows);
      const mending = pageMending(read, { campaign, definitions: reference.definitions(), cycles: await turn.cycles() });
      if (mending !== null) await turn.savePage(mending, at());
      mended += mending?.facts.rowIds.length ?? 0;
      totals.count(mending?.facts.facts ?? []);
      return read;
    });
    stages.count(page);
    totals.count(page.facts);
    watch.done((rows += page.rows.length));
    await breathe();
    // Changed once more meanwhile: begun anew.
    if (ended()) return;
    after = page.last;
  }
  for (const parts of totals.portions(await kept.totals())) {
    await store.exclusive((turn) => turn.addUp(parts));
    await breathe();
  }
  for (const days of inPortions(await store.totalsDays(), DAYS_A_STEP)) {
    await store.exclusive((turn) => turn.noteChanges(days, at()));
    await breathe();
  }
  for (let finished = false; !finished && !ended();) {
    finished = await store.exclusive(async (turn) => {
      const steps = await turn.revisionsAfter(stages.seen(), PAGE);
      stages.follow(steps);
      if (steps.length === PAGE) return false;
      const audit = { at: at(), actor: 'system', action: 'figures.rebuilt', subject: 'figures', detail: { rows, mended } };
      await turn.finish(asked, stages.totals(), audit);
      return true;
    });
    await breathe();
  }
}

/** What of a campaign decides which rows count and which are late. */
export function countedBy(campaign: Campaign | null): string {
  if (campaign === null) return '';
  const { firstDay, lastDay, thresholdYuan, stalledAfterDays } = campaign;
  return JSON.stringify([firstDay, lastDay, thresholdYuan, stalledAfterDays]);
}

function inPortions<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
