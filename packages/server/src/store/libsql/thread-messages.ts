import type { SqlRow, Statement } from '../database.ts';

/** What the thread that asks wants of the one that holds the connection; `id` comes back with the answer. */
export type ThreadCall =
  | { readonly id: number; readonly kind: 'query' | 'readLatest'; readonly statement: Statement }
  | { readonly id: number; readonly kind: 'write'; readonly statements: readonly Statement[] }
  | { readonly id: number; readonly kind: 'close' };

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
