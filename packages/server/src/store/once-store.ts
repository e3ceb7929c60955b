/** The answer to a request that takes effect once. `request` is the fingerprint of what was asked. */
export interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Answers by user and key, kept for a while. */
export interface OnceStore {
  find(userId: string, key: string): Promise<KeptAnswer | null>;
  /** Keeps an answer, and lets go of those from before the time (epoch milliseconds). */
  keep(userId: string, key: string, answer: KeptAnswer & { readonly at: number }, before: number): Promise<void>;
}
