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

/**
 * Lets pushes take turns. Those that wait and have no claim in common are stored in one transaction with one sync to
 * disk; each is decided as if it came alone, and is stored as a whole or not at all.
 */
export function createPushQueue(store: Pick<SyncStore, 'exclusive'>): (push: WaitingPush) => Promise<PushAnswer> {
  const waiting: Entry[] = [];
  let running = false;

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
    let group: readonly Entry[] = [];
    try {
      const answers = await store.exclusive((turn) => {
        group = takeGroup(waiting);
        return settleTogether(
          turn,
          group.map(({ push }) => push),
        );
      });
      for (const [index, answer] of answers.entries()) group[index]?.resolve(answer);
    } catch (error) {
      if (group.length > 1) waiting.unshift(...group.map((entry) => ({ ...entry, alone: true })));
      else for (const entry of group.length === 0 ? waiting.splice(0) : group) entry.reject(error);
    }
  }

  return (push) =>
    new Promise((resolve, reject) => {
      waiting.push({ push, alone: false, resolve, reject });
      if (!running) void run();
    });
}

/** Takes the first push and those behind it that go with it. What shares a claim with one before it keeps its place. */
function takeGroup(waiting: Entry[]): readonly Entry[] {
  if (waiting.length === 1) return waiting.splice(0);
  const group: Entry[] = [];
  const left: Entry[] = [];
  const claimed = new Set<string>();
  let mutations = 0;
  const alone = (entry: Entry | undefined): boolean => entry === undefined || entry.alone || entry.push.outdated();
  for (const entry of waiting) {
    const fits =
      group.length === 0 ||
      (!alone(entry) &&
        !alone(group[0]) &&
        mutations + entry.push.mutations <= GROUP_MUTATIONS &&
        !entry.push.claims.some((claim) => claimed.has(claim)));
    (fits ? group : left).push(entry);
    if (fits) mutations += entry.push.mutations;
    for (const claim of entry.push.claims) claimed.add(claim);
  }
  waiting.splice(0, waiting.length, ...left);
  return group;
}

async function settleTogether(turn: SyncTurn, group: readonly WaitingPush[]): Promise<readonly PushAnswer[]> {
  const commits: PushCommit[] = [];
  const answers: PushAnswer[] = [];
  for (const push of group) {
    const written = commits.reduce((sum, commit) => sum + commit.revisions.length, 0);
    const { answer, commit } = await push.decide(turnAfter(turn, written));
    answers.push(answer);
    if (commit !== null) commits.push(commit);
  }
  if (commits.length > 0) await turn.commit(commits);
  return answers;
}

/** The turn as it will be once that many revisions of the pushes before are stored. */
function turnAfter(turn: SyncTurn, revisions: number): SyncTurn {
  if (revisions === 0) return turn;
  return {
    ...turn,
    async ground(mutationIds, rowIds) {
      const ground = await turn.ground(mutationIds, rowIds);
      return { ...ground, head: { ...ground.head, headSeq: ground.head.headSeq + revisions } };
    },
  };
}
