import type { SqlRow, Statement } from '../database.ts';

/**
 * What the thread that asks wants of the one that holds the connection; `id` comes back with the answer.
 * The statements of a `write` follow it one by one, and then its `end`.
 */
export type ThreadCall =
  | { readonly id: number; readonly kind: 'query' | 'readLatest'; readonly statement: Statement }
  | { readonly id: number; readonly kind: 'write' | 'close' };

/** What belongs to a write that has begun and is not answered by itself. */
export type ThreadPart =
  | { readonly id: number; readonly kind: 'statement'; readonly statement: Statement }
  | { readonly id: number; readonly kind: 'end'; readonly early: boolean };

/** `reopened`: a connection was thrown away after a failure. */
export type ThreadAnswer =
  | { readonly id: number; readonly rows: readonly SqlRow[] }
  | { readonly id: number; readonly error: SentError }
  | { readonly reopened: true };

/** An error between threads, where the names of our own errors and the codes of the database would get lost. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly cause?: SentError;
}

/** What of an error is told to the other thread. */
export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: sentError(error.cause) } : {}),
  };
}

/** The error as the other thread had it, but for its stack. */
export function receivedError({ name, message, code, cause }: SentError): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause: receivedError(cause) });
  error.name = name;
  return code === undefined ? error : Object.assign(error, { code });
}
