import { createHash } from 'node:crypto';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { problemText } from '@double-hundred/shared/message/problems';
import { ONCE_HEADER, ONCE_KEY_PATTERN } from '@double-hundred/shared/protocol/once-keys';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { holdAnswers } from '../../store/held-answers.ts';
import type { OnceStore } from '../../store/once-store.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { refuse } from '../problem.ts';

/** Answers a request that was answered before by what was said then. */
export type TakeEffectOnce = (c: Context<AppEnv>, next: Next) => Promise<Response | undefined>;

const KEPT_MS = 24 * 3_600_000;

/**
 * A request with a key takes effect once: sent again by the same user, also while the first is still at work, it gets the
 * first answer. What was refused changed nothing and is judged anew. Should the server be killed between act and answer,
 * or before an answer that could not be kept was kept after all, a repeat acts again.
 */
export function takeEffectOnce(store: OnceStore, clock: Clock): TakeEffectOnce {
  const answers = holdAnswers(store);
  const atWork = new Map<string, Promise<unknown>>();
  return async function takeEffectOnce(c, next) {
    const key = c.req.header(ONCE_HEADER);
    if (key === undefined) {
      await next();
      return undefined;
    }
    if (!ONCE_KEY_PATTERN.test(key)) return refuseKey(c, problemText.keyForm);
    const userId = actorOf(c).id;
    const name = `${userId} ${key}`;
    const before = atWork.get(name) ?? Promise.resolve();
    const mine = before.then(() => answerOnce(c, next, userId, key));
    const settled = mine.catch(() => undefined);
    atWork.set(name, settled);
    try {
      return await mine;
    } finally {
      if (atWork.get(name) === settled) atWork.delete(name);
    }
  };

  async function answerOnce(c: Context<AppEnv>, next: Next, userId: string, key: string): Promise<Response | undefined> {
    const request = fingerprint(c.req.method, c.req.url, await c.req.text());
    const before = await answers.find(userId, key, clock.now() - KEPT_MS);
    if (before !== null) {
      if (before.request !== request) return refuseKey(c, problemText.keyReused);
      const headers = { 'content-type': before.contentType, 'idempotent-replay': 'true' };
      return new Response(before.body, { status: before.status, headers });
    }
    await next();
    if (!c.res.ok) return undefined;
    const body = await c.res.clone().text();
    const contentType = c.res.headers.get('content-type') ?? 'application/json';
    const now = clock.now();
    const kept = { request, status: c.res.status, contentType, body, at: now };
    const failed = await answers.keep(userId, key, kept, now - KEPT_MS);
    // The act stands: who were told otherwise would do it again.
    if (failed !== null) c.get('log').error({ err: failed.failure }, 'answer not kept');
    return undefined;
  }
}

/** The guard of a route whose requests may take effect once. */
export function once(): MiddlewareHandler<AppEnv> {
  return (c, next) =>
    c
      .get('takeEffectOnce')(c, next)
      .then((answer) => answer);
}

function refuseKey(c: Context<AppEnv>, detail: string): Response {
  const pointer = `#header/${ONCE_HEADER}`;
  return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer, code: 'IDEMPOTENCY_KEY', detail }] });
}

function fingerprint(method: string, url: string, body: string): string {
  const { pathname, search } = new URL(url);
  return createHash('sha256').update(`${method} ${pathname}${search}\n${body}`).digest('hex');
}
