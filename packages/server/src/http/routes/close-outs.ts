import { CLOSE_OUT_STATES } from '@double-hundred/shared/inspection/close-out';
import {
  closeOutApplicationSchema,
  closeOutRecordSchema,
  closeOutRequestSchema,
  closeOutSchema,
  closeOutsSchema,
} from '@double-hundred/shared/protocol/close-outs';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { applyCloseOut } from '../../services/inspection/apply-close-out.ts';
import { decideCloseOut } from '../../services/inspection/decide-close-out.ts';
import type { InspectionDeps } from '../../services/inspection/inspection-deps.ts';
import { listCloseOuts } from '../../services/inspection/list-close-outs.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuseInspection } from './inspections.ts';

const TAG = '督查与销号';

const list = createRoute({
  ...operation('listCloseOuts'),
  method: 'get',
  path: '/api/v1/close-outs',
  tags: [TAG],
  summary: '问题销号情况：未销号、申请销号、已销号、重新打开',
  description:
    'The longest overdue first; counts per unit are over all states and pages. Unit accounts see their own. Go on with `next`.',
  request: {
    query: z.object({
      unit: z.string().optional(),
      state: z.enum(CLOSE_OUT_STATES).optional(),
      rowId: z.string().optional().describe('this issue only'),
      ...pageQuery(2, { wholeKeys: 1 }),
    }),
  },
  responses: answers('Issues with every decision about them, and counts', closeOutsSchema),
});

const apply = createRoute({
  ...operation('applyCloseOut'),
  method: 'post',
  path: '/api/v1/close-outs/applications',
  tags: [TAG],
  summary: '单位申请销号',
  description: 'Sets 销号状态, 销号日期 and 进展 of the row; files of the unit take it over with their next sync.',
  request: jsonBody(closeOutApplicationSchema),
  responses: answers('The issue after the application', closeOutSchema),
});

const decide = createRoute({
  ...operation('decideCloseOut'),
  method: 'post',
  path: '/api/v1/close-outs',
  tags: [TAG],
  summary: '销号、退回整改或重新打开一个问题',
  description: 'The verifier is neither the applicant nor the responsible person. Row and record are one transaction.',
  request: jsonBody(closeOutRequestSchema),
  responses: answers('The decision as kept', closeOutRecordSchema),
});

/** Issues on their way out of the list. */
export function registerCloseOutRoutes(app: OpenAPIHono<AppEnv>, { inspection: deps }: { inspection: InspectionDeps }): void {
  app.openapi(list, async (c) => {
    const { unit, state = null, rowId = null, limit, next: after = null } = c.req.valid('query');
    const viewer = actorOf(c);
    const unitId = scopeOf(viewer) ?? unit ?? null;
    return c.json(await listCloseOuts(deps, { unitId, state, rowId, limit, after }, viewer), 200);
  });

  app.openapi(apply, async (c) => {
    const applied = await applyCloseOut(deps, c.req.valid('json'), actorOf(c));
    return applied.ok ? c.json(applied.value, 200) : refuseInspection(c, applied.error);
  });

  app.openapi(decide, async (c) => {
    const decided = await decideCloseOut(deps, c.req.valid('json'), actorOf(c));
    return decided.ok ? c.json(decided.value, 200) : refuseInspection(c, decided.error);
  });
}
