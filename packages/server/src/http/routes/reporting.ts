import { problemText } from '@double-hundred/shared/message/problems';
import { reminderRequestSchema, reminderSchema, reportingCyclesSchema } from '@double-hundred/shared/protocol/submissions';
import { DEFAULT_CYCLES } from '@double-hundred/shared/submission/reporting-cycle';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { findPeriod } from '../../services/submission/find-period.ts';
import { remindUnits } from '../../services/submission/remind-units.ts';
import { saveCycles } from '../../services/submission/save-cycles.ts';
import type { SubmissionDeps } from '../../services/submission/submission-deps.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuse } from '../problem.ts';
import { oneAtATime, versionHeaders, versionRefusal } from '../state-version.ts';
import { refuseFault } from './submissions.ts';

const TAG = '报送';
const remindersSchema = z.object({ reminders: z.array(reminderSchema) });
const remindersPageSchema = remindersSchema.extend({ next: z.string().nullable() });

const getCycles = createRoute({
  ...operation('getReportingCycles'),
  method: 'get',
  path: '/api/v1/reporting/cycles',
  tags: [TAG],
  summary: '各台账的报送周期和截止时间',
  responses: answers('Cycles; a ledger without one is not reported in periods', reportingCyclesSchema),
});

const putCycles = createRoute({
  ...operation('putReportingCycles'),
  method: 'put',
  path: '/api/v1/reporting/cycles',
  tags: [TAG],
  summary: '整体替换报送周期',
  description:
    'Takes what GET gives; with its ETag as If-Match only when nobody has replaced it since (412). Periods already begun under another interval stay readable.',
  request: jsonBody(reportingCyclesSchema),
  responses: answers('Cycles as stored', reportingCyclesSchema),
});

const listReminders = createRoute({
  ...operation('listReminders'),
  method: 'get',
  path: '/api/v1/reminders',
  tags: [TAG],
  summary: '一期的催报记录',
  description: 'Unit accounts get those to their own unit. Go on with `next`.',
  request: { query: z.object({ ledger: z.string(), period: z.string().optional(), ...pageQuery(2) }) },
  responses: answers('Reminders, newest first', remindersPageSchema),
});

const remind = createRoute({
  ...operation('remindUnits'),
  method: 'post',
  path: '/api/v1/reminders',
  tags: [TAG],
  summary: '催报：提醒还没有报送的单位',
  description: 'Without `units` all that have not handed in; without `text` a sentence with ledger, period and deadline.',
  request: jsonBody(reminderRequestSchema),
  responses: answers('Reminders as sent', remindersSchema),
});

/** When ledgers are due, and reminders. */
export function registerReportingRoutes(app: OpenAPIHono<AppEnv>, { submission: deps }: { submission: SubmissionDeps }): void {
  const present = async () =>
    ((await deps.store.cycles()) ?? DEFAULT_CYCLES).filter(({ ledger }) => deps.reference.definition(ledger) !== null);

  app.openapi(getCycles, async (c) => {
    const cycles = await present();
    return c.json({ cycles }, 200, versionHeaders(cycles));
  });

  const inOrder = oneAtATime();
  app.openapi(putCycles, (c) =>
    inOrder(async () => {
      const refusal = versionRefusal(c, await present());
      if (refusal) return refuse(c, refusal);
      const saved = await saveCycles(deps, c.req.valid('json').cycles, actorOf(c));
      if (saved.ok) return c.json({ cycles: [...saved.value] }, 200, versionHeaders(await present()));
      return refuse(c, { code: 'VALIDATION_FAILED', detail: problemText.validation, errors: [...saved.error] });
    }),
  );

  app.openapi(listReminders, async (c) => {
    const { ledger, period, limit, next: after = null } = c.req.valid('query');
    const found = await findPeriod(deps, ledger, period);
    if (!found.ok) return refuseFault(c, found.error);
    const unitId = scopeOf(actorOf(c));
    const { rows, next } = await deps.store.remindersPage({ ledger, period: found.value.period.id, unitId, limit, after });
    return c.json({ reminders: [...rows], next }, 200);
  });

  app.openapi(remind, async (c) => {
    const sent = await remindUnits(deps, c.req.valid('json'), actorOf(c));
    return sent.ok ? c.json({ reminders: [...sent.value] }, 200) : refuseFault(c, sent.error);
  });
}
