import type { Clock } from '@double-hundred/shared/kernel/clock';
import { problemText } from '@double-hundred/shared/message/problems';
import { adjustmentRequestSchema } from '@double-hundred/shared/protocol/duplicates';
import { totalAdjustmentSchema } from '@double-hundred/shared/protocol/totals';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Reference } from '../../services/reference/reference.ts';
import { addAdjustment } from '../../services/totals/add-adjustment.ts';
import { adjustmentAnswer } from '../../services/totals/read-totals.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const add = createRoute({
  ...operation('addAdjustment'),
  method: 'post',
  path: '/api/v1/adjustments',
  tags: ['汇总'],
  summary: '以带日期的调整更正一个单位的数字',
  description:
    'Counts signed, whole unless the campaign counts by shares, then up to four decimals; yuan signed. Dated today unless a day is given; earlier days stay as published.',
  request: jsonBody(adjustmentRequestSchema),
  responses: answers('The adjustment as stored', totalAdjustmentSchema),
});

/** Corrections of claims after the fact: GET /totals lists them and counts them in. */
export function registerAdjustmentRoutes(
  app: OpenAPIHono<AppEnv>,
  { reference, clock, totalsStore: store }: { reference: Reference; clock: Clock; totalsStore: TotalsStore },
): void {
  app.openapi(add, async (c) => {
    const campaign = reference.campaign();
    if (!campaign) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const added = await addAdjustment({ store, campaign, units: reference.units(), clock }, c.req.valid('json'), actorOf(c));
    if (added.ok) return c.json(adjustmentAnswer(added.value, campaign.countPolicy), 200);
    return refuse(c, { code: 'VALIDATION_FAILED', detail: added.error.detail, errors: [added.error] });
  });
}
