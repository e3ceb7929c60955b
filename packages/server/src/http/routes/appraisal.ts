import { basisSchema } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  bonusSchema,
  exemptionRequestSchema,
  exemptionSchema,
  scoreEntryRequestSchema,
  scoreEntrySchema,
  scoresResponseSchema,
} from '@double-hundred/shared/protocol/appraisal';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { enterScore } from '../../services/appraisal/enter-score.ts';
import { exemptUnit } from '../../services/appraisal/exempt-unit.ts';
import { type FundsRow, readBonuses } from '../../services/appraisal/read-bonuses.ts';
import { readScores } from '../../services/appraisal/read-scores.ts';
import { withdrawAppraisal } from '../../services/appraisal/withdraw.ts';
import type { Reference } from '../../services/reference/reference.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { appraisalReference } from '../appraisal-reference.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuse } from '../problem.ts';

const TAGS = ['考核'];
const asOfQuery = z.object({ asOf: daySchema.optional().describe('default today') });

const getScores = createRoute({
  ...operation('getScores'),
  method: 'get',
  path: '/api/v1/scores',
  tags: TAGS,
  summary: '得分与排名，逐项可追溯',
  description:
    'Every item carries its formula and the row revisions or entries behind it; `moreRows` counts those left out. Unit accounts get their own unit.',
  request: {
    query: asOfQuery.extend({
      basis: basisSchema.optional(),
      compareTo: daySchema.optional(),
      unit: z.string().optional().describe('this unit only'),
      trace: z.enum(['rows', 'none']).default('rows').describe('none: without the rows behind the items'),
    }),
  },
  responses: answers('Scores', scoresResponseSchema),
});

const getBonuses = createRoute({
  ...operation('getBonuses'),
  method: 'get',
  path: '/api/v1/bonuses',
  tags: TAGS,
  summary: '项目奖金：按核定成果计算',
  description: 'One bonus a project and achievement, verified only; each part names the funds row that pays it or proposes one.',
  request: { query: asOfQuery },
  responses: answers('Bonuses', z.object({ bonuses: z.array(bonusSchema), yuan: z.number().int() })),
});

const listEntries = createRoute({
  ...operation('listScoreEntries'),
  method: 'get',
  path: '/api/v1/score-entries',
  tags: TAGS,
  summary: '加减分与评定的录入',
  description: 'Withdrawn entries are marked and stay. Unit accounts get those of their own unit. Go on with `next`.',
  request: { query: z.object(pageQuery(2)) },
  responses: answers('Entries', z.object({ entries: z.array(scoreEntrySchema), next: z.string().nullable() })),
});

const addEntry = createRoute({
  ...operation('addScoreEntry'),
  method: 'post',
  path: '/api/v1/score-entries',
  tags: TAGS,
  summary: '录入一次加减分或评定分',
  description: 'For event items `amount` is a number of occurrences, for manual items points. A ground is always asked.',
  request: jsonBody(scoreEntryRequestSchema),
  responses: answers('The entry as stored', scoreEntrySchema),
});

const listExemptions = createRoute({
  ...operation('listExemptions'),
  method: 'get',
  path: '/api/v1/ranking-exemptions',
  tags: TAGS,
  summary: '免列末位的单位',
  description: 'Withdrawn exemptions are marked and stay. Unit accounts get their own.',
  responses: answers('Exemptions', z.object({ exemptions: z.array(exemptionSchema) })),
});

const addExemption = createRoute({
  ...operation('addExemption'),
  method: 'post',
  path: '/api/v1/ranking-exemptions',
  tags: TAGS,
  summary: '登记一个单位免列末位',
  description: 'Force majeure and the like; a unit that met all targets is exempt without it.',
  request: jsonBody(exemptionRequestSchema),
  responses: answers('The exemption as stored', exemptionSchema),
});

const withdraw = createRoute({
  ...operation('withdrawAppraisal'),
  method: 'post',
  path: '/api/v1/appraisal/withdrawals',
  tags: TAGS,
  summary: '撤回一条录入或登记',
  description: 'The entry stays readable and no longer counts.',
  request: jsonBody(z.object({ id: z.string(), ground: z.string().trim().min(1).max(500) })),
  responses: answers('Withdrawn', z.object({ id: z.string() })),
});

export interface AppraisalRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly appraisal: AppraisalStore;
  readonly totalsStore: TotalsStore;
  readonly syncStore: Pick<SyncStore, 'everyRow'>;
}

/** Scores, bonuses, and what the district office enters for them. */
export function registerAppraisalRoutes(app: OpenAPIHono<AppEnv>, deps: AppraisalRouteDeps): void {
  const { clock, ids, appraisal: store, totalsStore } = deps;
  const stores = { store, totalsStore };
  const noCampaign = { code: 'NOT_FOUND', detail: problemText.noCampaign } as const;
  const ofViewer = <T extends { unitId: string }>(list: readonly T[], own: string | null): T[] =>
    list.filter((each) => own === null || each.unitId === own);

  app.openapi(getScores, async (c) => {
    const reference = appraisalReference(deps.reference);
    if (!reference) return refuse(c, noCampaign);
    const { asOf = clock.today(), basis, compareTo, unit, trace } = c.req.valid('query');
    const query = { asOf, basis, compareTo, unit, untraced: trace === 'none' };
    return c.json(await readScores(stores, reference, query, actorOf(c)), 200);
  });

  app.openapi(getBonuses, async (c) => {
    const reference = appraisalReference(deps.reference);
    if (!reference) return refuse(c, noCampaign);
    const { asOf = clock.today() } = c.req.valid('query');
    const bonuses = await readBonuses(stores, reference, asOf, actorOf(c), await fundsRows(deps.syncStore));
    if (bonuses === null) return refuse(c, { code: 'NOT_FOUND', detail: appraisalTexts.noBonusRules });
    return c.json({ bonuses: [...bonuses], yuan: bonuses.reduce((sum, { yuan }) => sum + yuan, 0) }, 200);
  });

  app.openapi(listEntries, async (c) => {
    const { limit, next: after = null } = c.req.valid('query');
    const { rows, next } = await store.entriesPage({ unitId: scopeOf(actorOf(c)), limit, after });
    return c.json({ entries: [...rows], next }, 200);
  });

  app.openapi(listExemptions, async (c) => c.json({ exemptions: ofViewer(await store.exemptions(), scopeOf(actorOf(c))) }, 200));

  app.openapi(addEntry, async (c) => {
    const reference = appraisalReference(deps.reference);
    if (!reference) return refuse(c, noCampaign);
    const entered = await enterScore({ store, reference, clock, ids }, c.req.valid('json'), actorOf(c));
    if (entered.ok) return c.json(entered.value, 200);
    return refuse(c, { code: 'VALIDATION_FAILED', detail: entered.error.detail, errors: [entered.error] });
  });

  app.openapi(addExemption, async (c) => {
    const reference = appraisalReference(deps.reference);
    if (!reference) return refuse(c, noCampaign);
    const exempted = await exemptUnit({ store, reference, clock, ids }, c.req.valid('json'), actorOf(c));
    if (exempted.ok) return c.json(exempted.value, 200);
    return refuse(c, { code: 'VALIDATION_FAILED', detail: exempted.error.detail, errors: [exempted.error] });
  });

  app.openapi(withdraw, async (c) => {
    const { id, ground } = c.req.valid('json');
    const outcome = await withdrawAppraisal({ store, clock }, id, ground, actorOf(c));
    if (outcome === 'withdrawn') return c.json({ id }, 200);
    if (outcome === 'unknown') return refuse(c, { code: 'NOT_FOUND', detail: appraisalTexts.noEntry });
    const detail = appraisalTexts.alreadyWithdrawn;
    return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer: '/id', code: 'ALREADY_WITHDRAWN', detail }] });
  });
}

async function fundsRows(store: Pick<SyncStore, 'everyRow'>): Promise<readonly FundsRow[]> {
  const rows: FundsRow[] = [];
  for await (const { row } of store.everyRow('funds')) if (!row.deleted) rows.push(row);
  return rows;
}
