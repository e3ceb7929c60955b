import { previewScore, scoreItemSchema } from '@double-hundred/shared/appraisal/score-item';
import { scoringRulesSchema } from '@double-hundred/shared/appraisal/scoring-rules';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { problemText } from '@double-hundred/shared/message/problems';
import { scoresResponseSchema, scoringRulesVersionSchema } from '@double-hundred/shared/protocol/appraisal';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { readScores } from '../../services/appraisal/read-scores.ts';
import { ruleFaults, saveScoringRules } from '../../services/appraisal/save-scoring-rules.ts';
import { rulesInForce } from '../../services/appraisal/scoring-ground.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { appraisalReference } from '../appraisal-reference.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const PATH = '/api/v1/scoring-rules';
const TAGS = ['考核'];
const MOST_ITEMS = 200;

const getRules = createRoute({
  ...operation('getScoringRules'),
  method: 'get',
  path: PATH,
  tags: TAGS,
  summary: '现行计分办法',
  description: 'Version 0 is what a campaign starts with. Points have two decimals; money in yuan.',
  responses: answers('The rules in force', scoringRulesVersionSchema),
});

const putRules = createRoute({
  ...operation('putScoringRules'),
  method: 'put',
  path: PATH,
  tags: TAGS,
  summary: '发布新一版计分办法',
  description: 'Saves a new version; earlier versions are kept. Units in no group are refused with their names.',
  request: jsonBody(z.object({ rules: scoringRulesSchema })),
  responses: answers('The version as stored', scoringRulesVersionSchema),
});

const tryRules = createRoute({
  ...operation('tryScoringRules'),
  method: 'post',
  path: '/api/v1/scores/what-if',
  tags: TAGS,
  summary: '试算：按另一套计分办法得分和排名，不保存',
  description: 'Each unit carries `before`: its points and rank under the rules in force. Nothing is saved.',
  request: jsonBody(z.object({ rules: scoringRulesSchema, asOf: daySchema.optional() })),
  responses: answers('Scores under the rules given', scoresResponseSchema),
});

const previewItems = createRoute({
  ...operation('previewScore'),
  method: 'post',
  path: '/api/v1/appraisal/preview',
  tags: TAGS,
  summary: '试算计分项，不保存',
  description: 'Each item carries its numbers. Points are rounded to two decimals at the item; the total adds those exactly.',
  request: jsonBody(z.object({ items: z.array(scoreItemSchema).max(MOST_ITEMS) })),
  responses: answers(
    'Points per item and their sum',
    z.object({ items: z.array(z.object({ points: z.number(), formula: z.string() })), total: z.number() }),
  ),
});

export interface ScoringRulesRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly appraisal: AppraisalStore;
  readonly totalsStore: TotalsStore;
}

/** Scoring rules: read, published as a new version, tried without saving. */
export function registerScoringRulesRoutes(app: OpenAPIHono<AppEnv>, deps: ScoringRulesRouteDeps): void {
  const { reference, clock, appraisal: store, totalsStore } = deps;
  const refuseFaults = (c: Parameters<typeof refuse>[0], faults: ReturnType<typeof ruleFaults>) =>
    refuse(c, { code: 'VALIDATION_FAILED', detail: problemText.validation, errors: [...faults] });

  app.openapi(getRules, async (c) => c.json(await rulesInForce(store), 200));

  app.openapi(putRules, async (c) => {
    const saved = await saveScoringRules({ store, units: reference.units(), clock }, c.req.valid('json').rules, actorOf(c));
    return saved.ok ? c.json(saved.value, 200) : refuseFaults(c, saved.error);
  });

  app.openapi(tryRules, async (c) => {
    const ground = appraisalReference(reference);
    if (!ground) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { rules: trial, asOf = clock.today() } = c.req.valid('json');
    const faults = ruleFaults(trial, ground.units);
    if (faults.length > 0) return refuseFaults(c, faults);
    return c.json(await readScores({ store, totalsStore }, ground, { asOf, trial }, actorOf(c)), 200);
  });

  app.openapi(previewItems, (c) => c.json(previewScore(c.req.valid('json').items), 200));
}
