import type { User } from '@double-hundred/shared/protocol/session';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { TakeEffectOnce } from './middleware/take-effect-once.ts';

/** Who calls: a signed-in user, nobody, or somebody whose token no longer holds. */
export type Caller =
  | { readonly kind: 'user'; readonly user: User; readonly tokenHash: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly code: 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' };

/** What the middleware leaves for the handlers. */
export interface AppEnv {
  Variables: {
    requestId: string;
    caller: Caller;
    log: Logger;
    isUnit: (unitId: string) => boolean;
    takeEffectOnce: TakeEffectOnce;
  };
}

/** The signed-in user of a route whose access is not public; anything else is a broken invariant. */
export function actorOf(c: Context<AppEnv>): User {
  const caller = c.get('caller');
  if (caller.kind !== 'user') throw new Error('a route without access check asked for its user');
  return caller.user;
}
