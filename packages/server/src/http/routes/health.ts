import { problemText } from '@double-hundred/shared/message/problems';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { operation } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { answers, problemAnswer } from '../described.ts';
import type { Metrics } from '../metrics.ts';
import { refuse } from '../problem.ts';
import { isLoopback } from '../remote-address.ts';

const getHealth = createRoute({
  ...operation('getHealth'),
  method: 'get',
  path: '/healthz',
  tags: ['运行'],
  summary: '进程是否活着',
  responses: answers('Alive', z.object({ status: z.literal('ok'), demo: z.boolean(), version: z.string() })),
});

const getReadiness = createRoute({
  ...operation('getReadiness'),
  method: 'get',
  path: '/readyz',
  tags: ['运行'],
  summary: '数据库可用、迁移已完成',
  responses: answers('Ready for calls', z.object({ status: z.literal('ready') })),
});

const getMetrics = createRoute({
  ...operation('getMetrics'),
  method: 'get',
  path: '/metrics',
  tags: ['运行'],
  summary: '运行指标（Prometheus 文本）',
  description: "From this machine, or with the admin's token; to others ROLE_FORBIDDEN.",
  responses: { 200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } }, ...problemAnswer },
});

export interface HealthDeps {
  readonly metrics: Metrics;
  readonly demo: () => boolean;
  readonly version: string;
  /** Rejects when the database does not answer. */
  readonly probe: () => Promise<unknown>;
}

/** /healthz, /readyz and /metrics (this machine, or the admin's token). */
export function registerHealthRoutes(app: OpenAPIHono<AppEnv>, { metrics, demo, version, probe }: HealthDeps): void {
  app.openapi(getHealth, (c) => c.json({ status: 'ok' as const, demo: demo(), version }, 200));

  app.openapi(getReadiness, async (c) => {
    const ready = await probe().then(
      () => true,
      () => false,
    );
    if (ready) return c.json({ status: 'ready' as const }, 200);
    return refuse(c, { code: 'SERVER_BUSY', detail: problemText.serverBusy(5), retryAfterSeconds: 5 });
  });

  app.openapi(getMetrics, async (c) => {
    const caller = c.get('caller');
    const entitled = isLoopback(c) || (caller.kind === 'user' && caller.user.role === 'admin');
    if (!entitled) return refuse(c, { code: 'ROLE_FORBIDDEN', detail: problemText.metricsForbidden });
    const { contentType, body } = await metrics.text();
    return c.text(body, 200, { 'content-type': contentType });
  });
}
