import type { MiddlewareHandler } from 'hono';
import type { Sessions } from '../../services/session/sessions.ts';
import type { AppEnv, Caller } from '../app-env.ts';

/** Finds out who calls. Refuses nobody: that is for the access rule of the route. */
export function readCaller(sessions: Sessions): MiddlewareHandler<AppEnv> {
  return async function readCaller(c, next) {
    c.set('caller', await callerOf(sessions, c.req.header('authorization')));
    await next();
  };
}

async function callerOf(sessions: Sessions, header: string | undefined): Promise<Caller> {
  const token = /^Bearer +([\w-]{20,100})$/i.exec(header ?? '')?.[1];
  if (token === undefined) return header === undefined ? { kind: 'nobody' } : { kind: 'refused', code: 'TOKEN_REVOKED' };
  const found = await sessions.find(token);
  if (!found.ok) return { kind: 'refused', code: found.error.code };
  return { kind: 'user', user: found.value.user, tokenHash: found.value.tokenHash };
}
