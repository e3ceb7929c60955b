import { funnelResponseSchema, problemsResponseSchema } from '@double-hundred/shared/protocol/progress-problems';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProgressDeps } from '../../services/progress/ensure-progress.ts';
import { readFunnel } from '../../services/progress/read-funnel.ts';
import { readProblems } from '../../services/progress/read-problems.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';

const TAGS = ['汇总'];
const MOST_PROBLEMS = 500;

const getFunnel = createRoute({
  ...operation('getFunnel'),
  method: 'get',
  path: '/api/v1/progress/funnel',
  tags: TAGS,
  summary: '项目漏斗：到过各阶段的项目数和总投资',
  description: 'A project counts at every stage up to the furthest it reached, ended ones too. Unit accounts see their own.',
  request: {
    query: z.object({
      unit: z.string().optional().describe('without it: the district'),
      qualifying: z.enum(['true', 'false']).default('true').describe('projects at or above the threshold only'),
    }),
  },
  responses: answers('Steps in order; yuan, rate as a ratio of the step before', funnelResponseSchema),
});

const getProblems = createRoute({
  ...operation('getProblems'),
  method: 'get',
  path: '/api/v1/progress/problems',
  tags: TAGS,
  summary: '问题项目：计划逾期、阶段停滞、问题逾期未销号、节点逾期',
  description: 'As of today. Numbers of all, and the longest-standing ones by row. Unit accounts see their own.',
  request: {
    query: z.object({
      unit: z.string().optional().describe('without it: the district'),
      limit: z
        .string()
        .regex(/^\d{1,3}$/)
        .default('100')
        .transform((text) => Math.min(MOST_PROBLEMS, Math.max(1, Number(text)))),
    }),
  },
  responses: answers('Problems', problemsResponseSchema),
});

/** How far projects got, and which of them are late or stand still. */
export function registerProgressProblemRoutes(app: OpenAPIHono<AppEnv>, deps: ProgressDeps): void {
  app.openapi(getFunnel, async (c) => {
    const { unit, qualifying } = c.req.valid('query');
    const unitId = scopeOf(actorOf(c)) ?? unit ?? null;
    return c.json(await readFunnel(deps, { unitId, qualifying: qualifying === 'true' }), 200);
  });
  app.openapi(getProblems, async (c) => {
    const { unit, limit } = c.req.valid('query');
    const viewer = actorOf(c);
    return c.json(await readProblems(deps, { unitId: scopeOf(viewer) ?? unit ?? null, limit }, viewer), 200);
  });
}
