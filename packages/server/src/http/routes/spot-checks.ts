import {
  spotCheckDrawSchema,
  spotCheckRequestSchema,
  spotCheckResultRequestSchema,
  spotCheckSchema,
  spotChecksSchema,
} from '@double-hundred/shared/protocol/spot-checks';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { drawSpotCheck, repeatDraw } from '../../services/inspection/draw-spot-check.ts';
import type { InspectionDeps } from '../../services/inspection/inspection-deps.ts';
import { recordSpotCheck } from '../../services/inspection/record-spot-check.ts';
import { listSpotChecks } from '../../services/inspection/tell-spot-check.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuseInspection } from './inspections.ts';

const TAG = '督查与销号';
const byId = z.object({ id: z.string() });

const list = createRoute({
  ...operation('listSpotChecks'),
  method: 'get',
  path: '/api/v1/spot-checks',
  tags: [TAG],
  summary: '销号抽查记录',
  description: 'Go on with `next`.',
  request: { query: z.object(pageQuery(2, { usual: 100 })) },
  responses: answers('Samples, newest first, with what was found', spotChecksSchema),
});

const draw = createRoute({
  ...operation('drawSpotCheck'),
  method: 'post',
  path: '/api/v1/spot-checks',
  tags: [TAG],
  summary: '随机抽查已销号的问题',
  description: 'The same seed over the same issues draws the same sample: the smallest SHA-256 over seed and row id.',
  request: jsonBody(spotCheckRequestSchema),
  responses: answers('The sample', spotCheckSchema),
});

const repeat = createRoute({
  ...operation('repeatSpotCheckDraw'),
  method: 'get',
  path: '/api/v1/spot-checks/{id}/draw',
  tags: [TAG],
  summary: '把一次抽查照原样再抽一遍',
  request: { params: byId },
  responses: answers('All issues it was drawn from in the order of the draw', spotCheckDrawSchema),
});

const record = createRoute({
  ...operation('recordSpotCheck'),
  method: 'post',
  path: '/api/v1/spot-checks/{id}/results',
  tags: [TAG],
  summary: '登记抽查结果；不属实的问题同时重新打开',
  request: { params: byId, ...jsonBody(spotCheckResultRequestSchema) },
  responses: answers('The sample with its results', spotCheckSchema),
});

/** Spot checks of closed issues. */
export function registerSpotCheckRoutes(app: OpenAPIHono<AppEnv>, { inspection: deps }: { inspection: InspectionDeps }): void {
  app.openapi(list, async (c) => {
    const { limit, next: after = null } = c.req.valid('query');
    return c.json(await listSpotChecks(deps, { limit, after }, actorOf(c)), 200);
  });

  app.openapi(draw, async (c) => {
    const drawn = await drawSpotCheck(deps, c.req.valid('json'), actorOf(c));
    return drawn.ok ? c.json(drawn.value, 200) : refuseInspection(c, drawn.error);
  });

  app.openapi(repeat, async (c) => {
    const repeated = await repeatDraw(deps, c.req.valid('param').id);
    return repeated.ok ? c.json(repeated.value, 200) : refuseInspection(c, repeated.error);
  });

  app.openapi(record, async (c) => {
    const kept = await recordSpotCheck(deps, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });
}
