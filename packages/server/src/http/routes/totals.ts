import { achievementKindSchema, basisSchema } from '@double-hundred/shared/campaign/campaign';
import { previewSchedule } from '@double-hundred/shared/campaign/schedule';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { adjustmentTexts } from '@double-hundred/shared/message/duplicates';
import { problemText } from '@double-hundred/shared/message/problems';
import { totalRowsResponseSchema, totalsResponseSchema } from '@double-hundred/shared/protocol/totals';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { recomputingOf } from '../../services/figures/recomputing-of.ts';
import type { FigureRebuild } from '../../services/figures/rebuild-figures.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { CurrentFields } from '../../services/masking/mask-answers.ts';
import { readTotalRows } from '../../services/totals/read-total-rows.ts';
import type { TotalsReader } from '../../services/totals/read-totals.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { limitQuery } from '../page-query.ts';
import { refuse } from '../problem.ts';

const figureQuery = z.object({
  asOf: daySchema.optional().describe('achievements up to this day; default today'),
  basis: basisSchema.default('claimed'),
  kind: achievementKindSchema.optional(),
});
/** Rows of one answer; a figure has seldom so many. */
const MOST_ROWS = 5_000;
const GROUPS = ['unit', 'kind'] as const;
const groupBySchema = z
  .string()
  .default('unit,kind')
  .refine((text) => text.split(',').every((part) => GROUPS.some((group) => group === part)), {
    message: '应为 unit、kind 或 unit,kind',
  })
  .transform((text) => GROUPS.filter((group) => text.split(',').includes(group)));

const getTotals = createRoute({
  ...operation('getTotals'),
  method: 'get',
  path: '/api/v1/totals',
  tags: ['汇总'],
  summary: '汇总：按单位与类别，含目标、完成率、序时差、亮灯',
  description: 'Unit accounts get their own unit and the district sums. An unchanged answer is 304 by ETag.',
  request: {
    query: figureQuery.extend({
      groupBy: groupBySchema,
      knownAt: z.iso
        .datetime({ offset: true })
        .optional()
        .describe('as the figures were known at that moment (RFC 3339); default now'),
    }),
  },
  responses: { ...answers('Totals', totalsResponseSchema), 304: { description: 'Unchanged since the ETag sent' } },
});

const getTotalRows = createRoute({
  ...operation('getTotalRows'),
  method: 'get',
  path: '/api/v1/totals/rows',
  tags: ['汇总'],
  summary: '一个数背后的行',
  description:
    'Counts and yuan of the rows add up to the figure exactly, over all pages. Without `unit`: the district, one line a project. `next` asks for the following page and is null on the last.',
  request: {
    query: figureQuery.extend({
      unit: z.string().optional(),
      next: z.string().optional().describe('as the answer before gave it; begins anew with any other'),
      limit: limitQuery(MOST_ROWS, MOST_ROWS),
    }),
  },
  responses: answers('Rows', totalRowsResponseSchema),
});

const previewGap = createRoute({
  ...operation('previewSchedule'),
  method: 'post',
  path: '/api/v1/schedule/preview',
  tags: ['汇总'],
  summary: '试算序时差，不保存',
  description:
    'completion is a ratio; elapsed and of are days or months; the gap is in percentage points, halves away from zero.',
  request: jsonBody(
    z.object({
      completion: z.number().min(-1_000).max(1_000),
      elapsed: z.number().int(),
      of: z.number().int().positive(),
      decimals: z.number().int().min(0).max(6).default(1),
    }),
  ),
  responses: answers('Schedule share and gap', z.object({ scheduleShare: z.number(), gapPoints: z.number() })),
});

export interface TotalsRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly totals: TotalsReader;
  readonly totalsStore: TotalsStore;
  readonly rebuild: Pick<FigureRebuild, 'recomputing'>;
  readonly currentFields: CurrentFields;
}

/** Totals, the rows behind them, and the schedule preview. */
export function registerTotalsRoutes(app: OpenAPIHono<AppEnv>, deps: TotalsRouteDeps): void {
  const { reference, clock, totals, totalsStore, currentFields } = deps;
  const noCampaign = (c: Context<AppEnv>) => refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });

  app.openapi(getTotals, async (c) => {
    const campaign = reference.campaign();
    if (!campaign) return noCampaign(c);
    const viewer = actorOf(c);
    const { asOf = clock.today(), basis, kind, groupBy, knownAt } = c.req.valid('query');
    if (knownAt !== undefined && Date.parse(knownAt) > clock.now()) {
      return refuse(c, { code: 'BAD_REQUEST', detail: adjustmentTexts.knownAtFuture });
    }
    const query = { asOf, basis, kind, groupBy, knownAt: knownAt === undefined ? null : new Date(knownAt).toISOString() };
    const recomputing = await recomputingOf(deps.rebuild);
    const etag = `"${await totals.stamp(query, viewer)}${recomputing.recomputing === undefined ? '' : `.${recomputing.recomputing.done}`}"`;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    const read = await totals.read(query, { campaign, units: reference.units() }, viewer);
    return c.json({ ...read, ...recomputing }, 200, headers);
  });

  app.openapi(getTotalRows, async (c) => {
    const campaign = reference.campaign();
    const definition = reference.definition('projects');
    if (!campaign || !definition) return noCampaign(c);
    const { asOf = clock.today(), ...query } = c.req.valid('query');
    const asked = { asOf, basis: query.basis, kind: query.kind, unit: query.unit, next: query.next, limit: query.limit };
    const { rows, next } = await readTotalRows({ store: totalsStore, campaign, definition, currentFields }, asked, actorOf(c));
    return c.json({ rows: [...rows], next }, 200);
  });

  app.openapi(previewGap, (c) => {
    const preview = previewSchedule(c.req.valid('json'));
    return preview ? c.json(preview, 200) : refuse(c, { code: 'BAD_REQUEST', detail: problemText.badRequest });
  });
}
