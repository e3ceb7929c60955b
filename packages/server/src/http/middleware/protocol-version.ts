import { problemText } from '@double-hundred/shared/message/problems';
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@double-hundred/shared/protocol/version';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { refuse } from '../problem.ts';

/** Refuses callers whose `X-Protocol` names a version this server does not speak; without the header any caller is taken. */
export function protocolVersion(): MiddlewareHandler<AppEnv> {
  return async function protocolVersion(c, next) {
    const sent = c.req.header('x-protocol');
    if (sent !== undefined) {
      const version = Number(sent);
      if (!Number.isInteger(version) || version < MIN_PROTOCOL_VERSION || version > PROTOCOL_VERSION) {
        const detail = problemText.protocolUnsupported(sent.slice(0, 20), MIN_PROTOCOL_VERSION, PROTOCOL_VERSION);
        return refuse(c, { code: 'PROTOCOL_UNSUPPORTED', detail, min: MIN_PROTOCOL_VERSION, current: PROTOCOL_VERSION });
      }
    }
    await next();
  };
}
