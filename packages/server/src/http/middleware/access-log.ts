import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';

/** One log line per call: who, what, how it ended, how long. Never bodies, query values, row contents or tokens. */
export function accessLog(deps: { logger: Logger; metrics: Metrics; now: () => number }): MiddlewareHandler<AppEnv> {
  return async function accessLog(c, next) {
    const startedAt = deps.now();
    const log = deps.logger.child({ requestId: c.get('requestId') });
    c.set('log', log);
    c.set('caller', { kind: 'nobody' });
    await next();
    const ms = Math.max(0, deps.now() - startedAt);
    const caller = c.get('caller');
    const route = routePath(c, -1);
    deps.metrics.observe({ method: c.req.method, route, status: c.res.status, seconds: ms / 1000 });
    const line = {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms,
      ...(caller.kind === 'user' ? { user: caller.user.id } : {}),
    };
    if (c.res.status >= 500) log.error(line, 'call');
    else if (c.req.path.startsWith('/api/')) log.info(line, 'call');
    else log.debug(line, 'call');
  };
}
