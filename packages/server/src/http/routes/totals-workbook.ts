import { basisSchema } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { problemText } from '@double-hundred/shared/message/problems';
import { totalsWorkbookText } from '@double-hundred/shared/message/template';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import type { TotalsReader } from '../../services/totals/read-totals.ts';
import { totalsWorkbook } from '../../services/workbook/totals-workbook.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { problemAnswer } from '../described.ts';
import { refuse } from '../problem.ts';
import { sendWorkbook, workbookAnswer } from '../workbook-answer.ts';

const SHANGHAI_MS = 8 * 3_600_000;

const getTotalsWorkbook = createRoute({
  ...operation('getTotalsWorkbook'),
  method: 'get',
  path: '/api/v1/totals.xlsx',
  tags: ['汇总'],
  summary: '汇总表（.xlsx），可直接上报',
  description:
    'By unit and kind: target, done, completion, gap, money in 亿元, light as text with colour; the 合计 row is calculated by formulas.',
  request: {
    query: z.object({
      asOf: daySchema.optional().describe('achievements up to this day; default today'),
      basis: basisSchema.default('claimed'),
    }),
  },
  responses: { ...workbookAnswer, ...problemAnswer },
});

/** Gives the consolidated workbook. */
export function registerTotalsWorkbookRoutes(
  app: OpenAPIHono<AppEnv>,
  { reference, clock, totals }: { reference: Reference; clock: Clock; totals: TotalsReader },
): void {
  app.openapi(getTotalsWorkbook, async (c) => {
    const campaign = reference.campaign();
    if (!campaign) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { asOf = clock.today(), basis } = c.req.valid('query');
    const units = reference.units();
    const figures = await totals.read(
      { asOf, basis, kind: undefined, groupBy: ['unit', 'kind'], knownAt: null },
      { campaign, units },
      actorOf(c),
    );
    const generatedAt = new Date(clock.now() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
    const bytes = await totalsWorkbook({ totals: figures, units, campaign, generatedAt });
    return sendWorkbook(c, bytes, totalsWorkbookText.fileName(campaign.name, asOf));
  });
}
