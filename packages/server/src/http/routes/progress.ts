import { basisSchema } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { problemText } from '@double-hundred/shared/message/problems';
import { progressResponseSchema } from '@double-hundred/shared/protocol/appraisal';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { readProgress } from '../../services/progress/read-progress.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { answers } from '../described.ts';
import { refuse } from '../problem.ts';

const getProgress = createRoute({
  ...operation('getProgress'),
  method: 'get',
  path: '/api/v1/progress',
  tags: ['汇总'],
  summary: '逐日进度、计划线与预测',
  description: 'Days with achievements and their running total, what the schedule asks for by each day, and a forecast per kind.',
  request: {
    query: z.object({
      asOf: daySchema.optional().describe('default today'),
      basis: basisSchema.default('claimed'),
      unit: z.string().optional().describe('without it: the district'),
    }),
  },
  responses: answers('Progress', progressResponseSchema),
});

/** How achievements grow day by day against the schedule. */
export function registerProgressRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: { reference: Reference; clock: Clock; totalsStore: TotalsStore },
): void {
  app.openapi(getProgress, async (c) => {
    const campaign = deps.reference.campaign();
    if (!campaign) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { asOf = deps.clock.today(), basis, unit } = c.req.valid('query');
    const query = { asOf, basis, unitId: unit ?? null };
    return c.json(await readProgress({ store: deps.totalsStore, campaign }, query), 200);
  });
}
