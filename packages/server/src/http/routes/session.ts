import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { problemText } from '@double-hundred/shared/message/problems';
import { loginRequestSchema, sessionSchema, userSchema } from '@double-hundred/shared/protocol/session';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Sessions } from '../../services/session/sessions.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { jsonBody, answers, problemAnswer } from '../described.ts';
import { refuse } from '../problem.ts';
import { remoteAddress } from '../remote-address.ts';

const PATH = '/api/v1/session';
const credentialsSchema = loginRequestSchema.extend({ user: z.string().min(1).max(200), password: z.string().min(1).max(1000) });

const signIn = createRoute({
  ...operation('signIn'),
  method: 'post',
  path: PATH,
  tags: ['登录'],
  summary: '登录，取得令牌',
  description: 'Unknown users get the same answer in the same time. After five failures: 429 LOCKED_OUT with Retry-After.',
  request: jsonBody(credentialsSchema),
  responses: { 201: { description: 'Signed in', content: { 'application/json': { schema: sessionSchema } } }, ...problemAnswer },
});

const getSession = createRoute({
  ...operation('getSession'),
  method: 'get',
  path: PATH,
  tags: ['登录'],
  summary: '当前登录的是谁',
  responses: answers(
    'Who am I; `demo` marks a server with invented data; `today` is the day the server counts by',
    z.object({ user: userSchema, demo: z.boolean(), today: daySchema }),
  ),
});

const signOut = createRoute({
  ...operation('signOut'),
  method: 'delete',
  path: PATH,
  tags: ['登录'],
  summary: '退出登录',
  responses: { 204: { description: 'The token no longer holds' }, ...problemAnswer },
});

interface SessionRouteDeps {
  readonly sessions: Sessions;
  readonly demo: () => boolean;
  readonly clock: Pick<Clock, 'today'>;
}

/** Sign-in, who am I, sign-out. */
export function registerSessionRoutes(app: OpenAPIHono<AppEnv>, deps: SessionRouteDeps): void {
  app.openapi(signIn, async (c) => {
    const { user, password } = c.req.valid('json');
    const outcome = await deps.sessions.signIn({ user, password, address: remoteAddress(c) });
    if (outcome.ok) return c.json(outcome.value, 201, { 'cache-control': 'no-store' });
    if (outcome.error.code === 'BAD_CREDENTIALS')
      return refuse(c, { code: 'BAD_CREDENTIALS', detail: problemText.badCredentials });
    const { retryAfterSeconds } = outcome.error;
    return refuse(c, { code: 'LOCKED_OUT', detail: problemText.lockedOut(retryAfterSeconds), retryAfterSeconds });
  });

  app.openapi(getSession, (c) => c.json({ user: actorOf(c), demo: deps.demo(), today: deps.clock.today() }, 200));

  app.openapi(signOut, async (c) => {
    const caller = c.get('caller');
    if (caller.kind === 'user') await deps.sessions.signOut(caller.tokenHash, caller.user);
    return c.body(null, 204);
  });
}
