import { setImmediate } from 'node:timers/promises';
import type { Result } from '@double-hundred/shared/kernel/result';
import type { PushResponse } from '@double-hundred/shared/protocol/push';
import type { PushCommit, SyncStore, SyncTurn } from '../../store/sync-store.ts';
import type { CallRefusal } from './call-refusal.ts';

export type PushAnswer = Result<PushResponse, CallRefusal>;

/** What a push comes to: the answer, and what has to be stored before it may be given. */
export interface DecidedPush {
  readonly answer: PushAnswer;
  readonly commit: PushCommit | null;
}

/** A push that waits for the writer. */
export interface WaitingPush {
  /** Names of all that it reads and another push may write: its unit's ledger, its mutations, its rows. */
  readonly claims: readonly string[];
  /** Ledgers have changed since the claims were made: what it reads now they do not say, so that it goes by itself. */
  outdated(): boolean;
  readonly mutations: number;
  decide(turn: SyncTurn): Promise<DecidedPush>;
}

interface Entry {
  readonly push: WaitingPush;
  /** Its group failed; it is tried again by itself, so that one push cannot make others fail. */
  alone: boolean;
  readonly resolve: (answer: PushAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** So many mutations go into one transaction, or one push of any size. */
const GROUP_MUTATIONS = 1_000;

/** Groups stored in one turn of the writer, so that others who write have theirs. */
const MOST_GROUPS = 4;

/** A group whose pushes are decided and being stored. */
interface UnderWay {
  readonly group: readonly Entry[];
  readonly outcome: Promise<Outcome>;
  /** The head once it is stored; null when nothing of it is. */
  readonly headSeq: number | null;
}

interface DecidedGroup {
  readonly group: readonly Entry[];
  readonly pushes: readonly DecidedPush[];
  /** One of them could not be decided. */
  readonly failed: Outcome | null;
}

interface Outcome {
  readonly stored: boolean;
  /** What is to be tried again, each by itself. */
  readonly again: readonly Entry[];
}

const STORED: Outcome = { stored: true, again: [] };

/**
 * Lets pushes take turns. Those that wait and have no claim in common are stored in one transaction with one sync to
 * disk, and the next such group is decided meanwhile; each push is decided as if it came alone, and is stored as a whole
 * or not at all.
 */
export function createPushQueue(store: Pick<SyncStore, 'exclusive'>): (push: WaitingPush) => Promise<PushAnswer> {
  const waiting: Entry[] = [];
  let running = false;
  let onArrival: () => void = () => undefined;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await nextTurn();
      // The store answers without letting go of the thread; answers must go out and calls come in between two turns.
      await setImmediate();
    }
    running = false;
  }

  async function nextTurn(): Promise<void> {
    try {
      await store.exclusive(storeGroups);
    } catch (error) {
      for (const entry of waiting.splice(0)) entry.reject(error);
    }
  }

  async function storeGroups(turn: SyncTurn): Promise<void> {
    let before: UnderWay | null = null;
    for (let groups = 0; groups < MOST_GROUPS; groups += 1) {
      if (turn.ahead === undefined) await before?.outcome;
      const next = await decideNext(turn, before);
      const { stored, again }: Outcome = (await before?.outcome) ?? STORED;
      if (!stored) return giveBack([...again, ...(next.failed?.again ?? next.group)]);
      if (next.failed !== null) return giveBack(next.failed.again);
      if (next.group.length === 0) return;
      before = storing(turn, next);
    }
    giveBack((await before?.outcome)?.again ?? []);
  }

  /** Decides what can go next. While others are stored, what comes is taken in as well. */
  async function decideNext(turn: SyncTurn, before: UnderWay | null): Promise<DecidedGroup> {
    const reads = before === null ? turn : aheadOf(turn, before);
    const group: Entry[] = [];
    const pushes: DecidedPush[] = [];
    let stored = before === null;
    for (;;) {
      const joining = takeJoining(waiting, group, stored ? [] : (before?.group ?? []));
      group.push(...joining);
      try {
        for (const { push } of joining) pushes.push(await push.decide(afterAll(reads, pushes)));
      } catch (error) {
        return { group, pushes, failed: failed(group, error) };
      }
      if (stored && (joining.length === 0 || before !== null)) return { group, pushes, failed: null };
      if (joining.length > 0) continue;
      const arrives = new Promise<boolean>((resolve) => {
        onArrival = () => resolve(false);
      });
      stored = await Promise.race([arrives, before?.outcome.then(() => true) ?? true]);
      if (stored && group.length > 0) return { group, pushes, failed: null };
    }
  }

  function giveBack(entries: readonly Entry[]): void {
    waiting.unshift(...entries);
  }

  return (push) =>
    new Promise((resolve, reject) => {
      waiting.push({ push, alone: false, resolve, reject });
      onArrival();
      if (!running) void run();
    });
}

function storing(turn: SyncTurn, { group, pushes }: DecidedGroup): UnderWay {
  const commits = pushes.flatMap(({ commit }) => commit ?? []);
  const written = commits.length === 0 ? Promise.resolve() : turn.commit(commits);
  const outcome = written.then(
    () => {
      for (const [index, { answer }] of pushes.entries()) group[index]?.resolve(answer);
      return STORED;
    },
    (error: unknown) => failed(group, error),
  );
  return { group, outcome, headSeq: commits.at(-1)?.headSeq ?? null };
}

function failed(group: readonly Entry[], error: unknown): Outcome {
  if (group.length > 1) return { stored: false, again: group.map((entry) => ({ ...entry, alone: true })) };
  for (const entry of group) entry.reject(error);
  return { stored: false, again: [] };
}

/**
 * Takes the pushes that wait and can go with a group, the first one whatever its size. What shares a claim with one
 * before it keeps its place, and so does what shares one with `before`, which is not stored yet.
 */
function takeJoining(waiting: Entry[], group: readonly Entry[], before: readonly Entry[]): readonly Entry[] {
  const joining: Entry[] = [];
  const left: Entry[] = [];
  const claimed = new Set([...before, ...group].flatMap(({ push }) => push.claims));
  // What its claims no longer tell goes by itself, and nothing beside it.
  if (before.some(({ push }) => push.outdated())) return joining;
  const alone = (entry: Entry): boolean => entry.alone || entry.push.outdated();
  let [first = null] = group;
  let mutations = group.reduce((sum, { push }) => sum + push.mutations, 0);
  for (const entry of waiting) {
    const free = !entry.push.claims.some((claim) => claimed.has(claim)) && (before.length === 0 || !entry.push.outdated());
    const joins = !alone(entry) && !(first !== null && alone(first)) && mutations + entry.push.mutations <= GROUP_MUTATIONS;
    const fits = free && (first === null || joins);
    (fits ? joining : left).push(entry);
    for (const claim of entry.push.claims) claimed.add(claim);
    if (!fits) continue;
    first ??= entry;
    mutations += entry.push.mutations;
  }
  waiting.splice(0, waiting.length, ...left);
  return joining;
}

/** The turn as it will be once the group before is stored, whatever of that is to be seen already. */
function aheadOf(turn: SyncTurn, { headSeq }: UnderWay): SyncTurn {
  const reads = { ...turn, ...turn.ahead };
  return headSeq === null ? reads : withHead(reads, () => headSeq);
}

/** The turn as it will be once these are stored. */
function afterAll(turn: SyncTurn, pushes: readonly DecidedPush[]): SyncTurn {
  const revisions = pushes.reduce((sum, { commit }) => sum + (commit?.revisions.length ?? 0), 0);
  return revisions === 0 ? turn : withHead(turn, (headSeq) => headSeq + revisions);
}

function withHead(turn: SyncTurn, headAfter: (headSeq: number) => number): SyncTurn {
  return {
    ...turn,
    async ground(mutationIds, rowIds) {
      const ground = await turn.ground(mutationIds, rowIds);
      return { ...ground, head: { ...ground.head, headSeq: headAfter(ground.head.headSeq) } };
    },
  };
}
