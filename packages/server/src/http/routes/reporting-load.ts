import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  confirmationRequestSchema,
  confirmationResponseSchema,
  reportingLoadSchema,
} from '@double-hundred/shared/protocol/reporting-load';
import { parsePeriod } from '@double-hundred/shared/submission/reporting-period';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import { type ConfirmDeps, confirmRows } from '../../services/reporting-load/confirm-rows.ts';
import { readLoad } from '../../services/reporting-load/read-load.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const TAG = '报送';

const confirm = createRoute({
  ...operation('confirmRows'),
  method: 'post',
  path: '/api/v1/confirmations',
  tags: [TAG],
  summary: '零报告：确认全部或选定的行无变化',
  description:
    'Moves the day of the rows and nothing else; each gets a revision that changes no field. Locked rows stay as they are.',
  request: jsonBody(confirmationRequestSchema),
  responses: answers('What became of the rows', confirmationResponseSchema),
});

const load = createRoute({
  ...operation('getReportingLoad'),
  method: 'get',
  path: '/api/v1/reporting-load',
  tags: [TAG],
  summary: '填报量：各单位在一段时间里要填多少格、实际填了多少格',
  description:
    'For a reporting period, or from one day to another; without either the whole campaign. Unit accounts get their own unit.',
  request: {
    query: z.object({ period: z.string().optional(), firstDay: daySchema.optional(), lastDay: daySchema.optional() }),
  },
  responses: answers('The load of every unit', reportingLoadSchema),
});

/** 零报告, and how much units are asked to write. */
export function registerReportingLoadRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Omit<ConfirmDeps, 'reference'> & { readonly reference: Reference; readonly clock: Clock },
): void {
  app.openapi(confirm, async (c) => {
    const confirmed = await confirmRows(deps, c.req.valid('json'), actorOf(c));
    return confirmed.ok ? c.json(confirmed.value, 200) : refuse(c, confirmed.error);
  });

  app.openapi(load, async (c) => {
    const { reference, clock } = deps;
    const campaign = reference.campaign();
    if (campaign === null) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const query = c.req.valid('query');
    const period = query.period === undefined ? null : parsePeriod(query.period);
    if (query.period !== undefined && period === null) {
      const detail = loadTexts.noPeriod(query.period.slice(0, 40));
      return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer: '/period', code: 'NO_PERIOD', detail }] });
    }
    const firstDay = period?.firstDay ?? query.firstDay ?? daySchema.parse(campaign.firstDay);
    const lastDay = period?.lastDay ?? query.lastDay ?? clock.today();
    const ground = { store: deps.load, units: reference.units(), definitions: reference.definitions() };
    const units = await readLoad(ground, firstDay, lastDay, scopeOf(actorOf(c)));
    return c.json({ firstDay, lastDay, period: period?.id ?? null, units }, 200);
  });
}
