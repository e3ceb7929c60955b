import { FUNNEL_PARTS, FUNNEL_STAGES } from '@double-hundred/shared/progress/funnel';
import { ALERT_KINDS } from '@double-hundred/shared/progress/stalled';
import {
  funnelResponseSchema,
  funnelRowsResponseSchema,
  problemsResponseSchema,
} from '@double-hundred/shared/protocol/progress-problems';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProgressDeps } from '../../services/progress/progress-deps.ts';
import { readFunnel } from '../../services/progress/read-funnel.ts';
import { readFunnelRows } from '../../services/progress/read-funnel-rows.ts';
import { readProblems } from '../../services/progress/read-problems.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';
import { pageQuery } from '../page-query.ts';

const TAGS = ['汇总'];
const ROWS = { usual: 100, most: 500 };

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

const getFunnelRows = createRoute({
  ...operation('getFunnelRows'),
  method: 'get',
  path: '/api/v1/progress/funnel/rows',
  tags: TAGS,
  summary: '漏斗一个数背后的项目',
  description: 'By unit, as many as the number of the funnel; go on with `next`. Unit accounts see their own.',
  request: {
    query: z.object({
      stage: z.enum(FUNNEL_STAGES),
      part: z.enum(FUNNEL_PARTS).default('reached').describe('reached it, here now, or ended there'),
      unit: z.string().optional().describe('without it: the district'),
      qualifying: z.enum(['true', 'false']).default('true').describe('projects at or above the threshold only'),
      ...pageQuery(2, ROWS),
    }),
  },
  responses: answers('Projects with where they are now; yuan', funnelRowsResponseSchema),
});

const getProblems = createRoute({
  ...operation('getProblems'),
  method: 'get',
  path: '/api/v1/progress/problems',
  tags: TAGS,
  summary: '问题项目：计划逾期、阶段停滞、问题逾期未销号、节点逾期',
  description:
    'As of today. Numbers of all, and the longest-standing ones by row; go on with `next`. Unit accounts see their own.',
  request: {
    query: z.object({
      unit: z.string().optional().describe('without it: the district'),
      kind: z.enum(ALERT_KINDS).optional().describe('rows of this kind only; the numbers are of all'),
      ...pageQuery(4, ROWS),
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
  app.openapi(getFunnelRows, async (c) => {
    const { stage, part, unit, qualifying, next = null, limit } = c.req.valid('query');
    const viewer = actorOf(c);
    const query = {
      stage: FUNNEL_STAGES.indexOf(stage),
      part,
      unitId: scopeOf(viewer) ?? unit ?? null,
      qualifying: qualifying === 'true',
      after: next,
      limit,
    };
    return c.json(await readFunnelRows(deps, query, viewer), 200);
  });
  app.openapi(getProblems, async (c) => {
    const { unit, kind = null, next = null, limit } = c.req.valid('query');
    const viewer = actorOf(c);
    const query = { unitId: scopeOf(viewer) ?? unit ?? null, kind, after: next, limit };
    return c.json(await readProblems(deps, query, viewer), 200);
  });
}
