import type { DatedAnswer, KeptAnswer, OnceStore } from './once-store.ts';

/** Answers by user and key that are found also while the store takes none. */
export interface HeldAnswers {
  find(userId: string, key: string, since: number): Promise<KeptAnswer | null>;
  /** Why the answer is in memory only so far; null when the store has it. Never throws: the act has taken effect. */
  keep(userId: string, key: string, answer: DatedAnswer, before: number): Promise<{ readonly failure: unknown } | null>;
}

interface Held {
  readonly userId: string;
  readonly key: string;
  readonly answer: DatedAnswer;
}

const MOST = 200;

/**
 * Holds an answer in memory until the store has it: every later act tries again. The oldest goes when there are too many,
 * and all go with the process.
 */
export function holdAnswers(store: OnceStore): HeldAnswers {
  const held = new Map<string, Held>();

  // What the store does not take now is not followed by more: each try may wait for the database.
  async function keepAll(before: number): Promise<{ readonly failure: unknown } | null> {
    for (const [name, { userId, key, answer }] of [...held].toReversed()) {
      if (answer.at >= before) {
        try {
          await store.keep(userId, key, answer, before);
        } catch (failure) {
          return { failure };
        }
      }
      if (held.get(name)?.answer === answer) held.delete(name);
    }
    return null;
  }

  return {
    async find(userId, key, since) {
      const here = held.get(nameOf(userId, key));
      if (here === undefined || here.answer.at < since) return store.find(userId, key, since);
      await keepAll(since);
      return here.answer;
    },
    async keep(userId, key, answer, before) {
      const name = nameOf(userId, key);
      held.delete(name);
      held.set(name, { userId, key, answer });
      for (const oldest of held.keys()) if (held.size > MOST) held.delete(oldest);
      const failed = await keepAll(before);
      return held.has(name) ? failed : null;
    },
  };
}

function nameOf(userId: string, key: string): string {
  return `${userId} ${key}`;
}
