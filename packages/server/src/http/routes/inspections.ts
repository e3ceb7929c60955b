import { CLOSE_OUT_STATES } from '@double-hundred/shared/inspection/close-out';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  closeOutRecordSchema,
  closeOutRequestSchema,
  closeOutsSchema,
  inspectionRequestSchema,
  inspectionSchema,
  inspectionsSchema,
  spotCheckRequestSchema,
  spotCheckResultRequestSchema,
  spotCheckSchema,
  spotChecksSchema,
} from '@double-hundred/shared/protocol/inspections';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { decideCloseOut } from '../../services/inspection/decide-close-out.ts';
import type { InspectionDeps, InspectionFault } from '../../services/inspection/inspection-deps.ts';
import { listCloseOuts } from '../../services/inspection/list-close-outs.ts';
import { drawSpotCheck, listSpotChecks, recordSpotCheck } from '../../services/inspection/spot-checks.ts';
import { recordInspection } from '../../services/inspection/record-inspection.ts';
import { tellInspection } from '../../services/inspection/tell-inspection.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { type ProblemResponse, refuse } from '../problem.ts';

const TAG = '督查与销号';
const MOST = 500;

const inspections = createRoute({
  ...operation('listInspections'),
  method: 'get',
  path: '/api/v1/inspections',
  tags: [TAG],
  summary: '督查记录',
  description: 'Unit accounts see those about their own unit.',
  request: { query: z.object({ unit: z.string().optional(), rowId: z.string().optional() }) },
  responses: answers('Inspections, newest first', inspectionsSchema),
});

const inspect = createRoute({
  ...operation('recordInspection'),
  method: 'post',
  path: '/api/v1/inspections',
  tags: [TAG],
  summary: '登记一次督查',
  request: jsonBody(inspectionRequestSchema),
  responses: answers('The inspection as kept', inspectionSchema),
});

const closeOuts = createRoute({
  ...operation('listCloseOuts'),
  method: 'get',
  path: '/api/v1/close-outs',
  tags: [TAG],
  summary: '问题销号情况：未销号、申请销号、已销号、重新打开',
  description: 'The longest overdue first; counts per unit are over all states. Unit accounts see their own.',
  request: { query: z.object({ unit: z.string().optional(), state: z.enum(CLOSE_OUT_STATES).optional() }) },
  responses: answers('Issues and counts', closeOutsSchema),
});

const decide = createRoute({
  ...operation('decideCloseOut'),
  method: 'post',
  path: '/api/v1/close-outs',
  tags: [TAG],
  summary: '销号、退回整改或重新打开一个问题',
  description: 'The verifier is neither the applicant nor the responsible person.',
  request: jsonBody(closeOutRequestSchema),
  responses: answers('The decision as kept', closeOutRecordSchema),
});

const spotChecks = createRoute({
  ...operation('listSpotChecks'),
  method: 'get',
  path: '/api/v1/spot-checks',
  tags: [TAG],
  summary: '销号抽查记录',
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

const record = createRoute({
  ...operation('recordSpotCheck'),
  method: 'post',
  path: '/api/v1/spot-checks/{id}/results',
  tags: [TAG],
  summary: '登记抽查结果；不属实的问题同时重新打开',
  request: { params: z.object({ id: z.string() }), ...jsonBody(spotCheckResultRequestSchema) },
  responses: answers('The sample with its results', spotCheckSchema),
});

/** Inspections, closing issues off, and spot checks of closed ones. */
export function registerInspectionRoutes(app: OpenAPIHono<AppEnv>, { inspection: deps }: { inspection: InspectionDeps }): void {
  app.openapi(inspections, async (c) => {
    const { unit, rowId } = c.req.valid('query');
    const viewer = actorOf(c);
    const unitId = scopeOf(viewer) ?? unit ?? null;
    const kept = await deps.store.inspections({ unitId, rowId: rowId ?? null, limit: MOST });
    return c.json({ inspections: kept.map((one) => tellInspection(deps.reference, one, viewer)) }, 200);
  });

  app.openapi(inspect, async (c) => {
    const kept = await recordInspection(deps, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });

  app.openapi(closeOuts, async (c) => {
    const { unit, state } = c.req.valid('query');
    const unitId = scopeOf(actorOf(c)) ?? unit ?? null;
    return c.json(await listCloseOuts(deps.store, { unitId, state: state ?? null }, deps.clock.today()), 200);
  });

  app.openapi(decide, async (c) => {
    const decided = await decideCloseOut(deps, c.req.valid('json'), actorOf(c));
    return decided.ok ? c.json(decided.value, 200) : refuseInspection(c, decided.error);
  });

  app.openapi(spotChecks, async (c) => c.json({ spotChecks: await listSpotChecks(deps) }, 200));

  app.openapi(draw, async (c) => {
    const drawn = await drawSpotCheck(deps, c.req.valid('json'), actorOf(c));
    return drawn.ok ? c.json(drawn.value, 200) : refuseInspection(c, drawn.error);
  });

  app.openapi(record, async (c) => {
    const kept = await recordSpotCheck(deps, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });
}

function refuseInspection(c: Context<AppEnv>, { code, pointer, detail }: InspectionFault): ProblemResponse {
  if (code === 'ROW_UNKNOWN' || code === 'SAMPLE_UNKNOWN') return refuse(c, { code: 'NOT_FOUND', detail });
  return refuse(c, { code: 'VALIDATION_FAILED', detail: detail || problemText.validation, errors: [{ pointer, code, detail }] });
}
