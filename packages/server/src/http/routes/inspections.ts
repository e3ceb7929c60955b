import { problemText } from '@double-hundred/shared/message/problems';
import {
  inspectionFollowUpSchema,
  inspectionReplySchema,
  inspectionRequestSchema,
  inspectionSchema,
  inspectionsSchema,
  inspectionSubjectsSchema,
} from '@double-hundred/shared/protocol/inspections';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { followUpInspection, replyToInspection } from '../../services/inspection/follow-inspection.ts';
import type { InspectionDeps, InspectionFault } from '../../services/inspection/inspection-deps.ts';
import { listSubjects } from '../../services/inspection/list-subjects.ts';
import { recordInspection } from '../../services/inspection/record-inspection.ts';
import { tellInspection } from '../../services/inspection/tell-inspection.ts';
import { rememberedMasks } from '../../services/masking/row-masks.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { type ProblemResponse, refuse } from '../problem.ts';

const TAG = '督查与销号';
const byId = z.object({ id: z.string() });

const list = createRoute({
  ...operation('listInspections'),
  method: 'get',
  path: '/api/v1/inspections',
  tags: [TAG],
  summary: '督查记录和整改到哪一步',
  description:
    'Unit accounts see those about their own unit. `rowId`: about this row, or with this issue as demand. Go on with `next`.',
  request: { query: z.object({ unit: z.string().optional(), rowId: z.string().optional(), ...pageQuery(3) }) },
  responses: answers('Inspections, newest first', inspectionsSchema),
});

const subjects = createRoute({
  ...operation('listInspectionSubjects'),
  method: 'get',
  path: '/api/v1/inspections/subjects',
  tags: [TAG],
  summary: '一个单位可以督查的项目',
  request: { query: z.object({ unit: z.string() }) },
  responses: answers('Projects by name', inspectionSubjectsSchema),
});

const record = createRoute({
  ...operation('recordInspection'),
  method: 'post',
  path: '/api/v1/inspections',
  tags: [TAG],
  summary: '登记一次督查',
  description: 'With `issue` the demand becomes an issue in the ledger of the unit, stored in the same transaction.',
  request: jsonBody(inspectionRequestSchema),
  responses: answers('The inspection as kept', inspectionSchema),
});

const reply = createRoute({
  ...operation('replyToInspection'),
  method: 'post',
  path: '/api/v1/inspections/{id}/replies',
  tags: [TAG],
  summary: '单位答复整改情况',
  request: { params: byId, ...jsonBody(inspectionReplySchema) },
  responses: answers('The inspection with the reply', inspectionSchema),
});

const followUp = createRoute({
  ...operation('followUpInspection'),
  method: 'post',
  path: '/api/v1/inspections/{id}/follow-ups',
  tags: [TAG],
  summary: '复查整改：到位，或还没有到位（可另定时限）',
  request: { params: byId, ...jsonBody(inspectionFollowUpSchema) },
  responses: answers('The inspection with what was found', inspectionSchema),
});

/** Inspections, and what became of their demands. */
export function registerInspectionRoutes(app: OpenAPIHono<AppEnv>, { inspection: deps }: { inspection: InspectionDeps }): void {
  app.openapi(list, async (c) => {
    const { unit, rowId = null, limit, next: after = null } = c.req.valid('query');
    const viewer = actorOf(c);
    const unitId = scopeOf(viewer) ?? unit ?? null;
    const { rows, next } = await deps.store.inspections({ unitId, rowId, limit, after });
    const telling = { ...deps, masks: rememberedMasks(deps.masks) };
    return c.json({ inspections: await Promise.all(rows.map((one) => tellInspection(telling, one, viewer))), next }, 200);
  });

  app.openapi(subjects, async (c) => c.json(await listSubjects(deps, c.req.valid('query').unit, actorOf(c)), 200));

  app.openapi(record, async (c) => {
    const kept = await recordInspection(deps, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });

  app.openapi(reply, async (c) => {
    const kept = await replyToInspection(deps, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });

  app.openapi(followUp, async (c) => {
    const kept = await followUpInspection(deps, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
    return kept.ok ? c.json(kept.value, 200) : refuseInspection(c, kept.error);
  });
}

const UNKNOWN: readonly InspectionFault['code'][] = ['ROW_UNKNOWN', 'SAMPLE_UNKNOWN', 'INSPECTION_UNKNOWN'];

/** A refused call about inspections, close-outs or spot checks. */
export function refuseInspection(c: Context<AppEnv>, { code, pointer, detail }: InspectionFault): ProblemResponse {
  if (UNKNOWN.includes(code)) return refuse(c, { code: 'NOT_FOUND', detail });
  return refuse(c, { code: 'VALIDATION_FAILED', detail: detail || problemText.validation, errors: [{ pointer, code, detail }] });
}
