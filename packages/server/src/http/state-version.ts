import { createHash } from 'node:crypto';
import { problemText } from '@double-hundred/shared/message/problems';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import type { Refusal } from './problem.ts';

/** What the answer of a GET says of its version, to be sent back as If-Match by whoever replaces it. */
export function versionHeaders(state: unknown): { etag: string } {
  return { etag: `"${createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22)}"` };
}

/** The refusal when the caller replaces another state than the present one; without If-Match anything is replaced. */
export function versionRefusal(c: Context<AppEnv>, state: unknown): Refusal | null {
  const asked = c.req.header('if-match');
  if (asked === undefined) return null;
  const { etag } = versionHeaders(state);
  // A proxy that compresses marks a version as weak.
  const known = asked.split(',').map((version) => version.trim().replace(/^W\//, ''));
  if (known.includes('*') || known.includes(etag)) return null;
  return { code: 'VERSION_CHANGED', detail: problemText.versionChanged };
}

/** Lets those who replace the same state come one after the other, so that each is held against what is there then. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
