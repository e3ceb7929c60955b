import type { Clock } from '@double-hundred/shared/kernel/clock';
import { problemText } from '@double-hundred/shared/message/problems';
import { indicatorsResponseSchema } from '@double-hundred/shared/protocol/indicators';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { readIndicators } from '../../services/progress/read-indicators.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';
import { refuse } from '../problem.ts';

const getIndicators = createRoute({
  ...operation('getIndicators'),
  method: 'get',
  path: '/api/v1/indicators',
  tags: ['汇总'],
  summary: '经济指标：逐月累计、当月、同比、缺报月份',
  description: 'Cumulative from January in yuan, growth in basis points. Unit accounts get their own line and the district sums.',
  request: {
    query: z.object({
      lastMonth: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '月份应为 YYYY-MM，例如 2026-10' })
        .optional()
        .describe('the last month due, YYYY-MM; default the month before this one'),
    }),
  },
  responses: answers('Series', indicatorsResponseSchema),
});

/** The macro indicators of a year, by unit and for the district. */
export function registerIndicatorRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: { reference: Reference; clock: Clock; syncStore: SyncStore },
): void {
  app.openapi(getIndicators, async (c) => {
    const definition = deps.reference.definition('indicators');
    if (!definition) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { lastMonth = monthBefore(deps.clock.today()) } = c.req.valid('query');
    const reader = { store: deps.syncStore, units: deps.reference.units(), definition };
    return c.json(await readIndicators(reader, lastMonth, actorOf(c)), 200);
  });
}

function monthBefore(day: string): string {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4));
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
