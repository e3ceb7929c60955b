/** The answer to a request that takes effect once. `request` is the fingerprint of what was asked. */
export interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** An answer and when it was given, in epoch milliseconds. */
export type DatedAnswer = KeptAnswer & { readonly at: number };

/** Answers by user and key, kept for a while. */
export interface OnceStore {
  /** The answer under a key, unless it is from before the time (epoch milliseconds). */
  find(userId: string, key: string, since: number): Promise<KeptAnswer | null>;
  /** Keeps an answer, and lets go of those from before the time (epoch milliseconds). */
  keep(userId: string, key: string, answer: DatedAnswer, before: number): Promise<void>;
}
