import {
  exemptionAnswerSchema,
  exemptionRequestSchema,
  ruleExemptionSchema,
  ruleExemptionsSchema,
} from '@double-hundred/shared/submission/rule-exemption';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { type ExemptionDeps, answerExemption, askExemption } from '../../services/submission/exempt-from-rule.ts';
import type { Recheck } from '../../services/rules/recheck.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';
import { refuseFault } from './submissions.ts';

const TAG = '报送';

const list = createRoute({
  ...operation('listRuleExemptions'),
  method: 'get',
  path: '/api/v1/rule-exemptions',
  tags: [TAG],
  summary: '规则豁免：申请、同意和不同意的',
  description: 'Unit accounts see their own. A granted one makes the rule inform only, from the first to the last day.',
  request: { query: z.object({ unit: z.string().optional() }) },
  responses: answers('Exemptions, newest first', ruleExemptionsSchema),
});

const ask = createRoute({
  ...operation('askRuleExemption'),
  method: 'post',
  path: '/api/v1/rule-exemptions',
  tags: [TAG],
  summary: '申请本单位一期内豁免一条规则',
  request: jsonBody(exemptionRequestSchema),
  responses: answers('The request as kept', ruleExemptionSchema),
});

const answer = createRoute({
  ...operation('answerRuleExemption'),
  method: 'post',
  path: '/api/v1/rule-exemptions/{id}/answer',
  tags: [TAG],
  summary: '同意或不同意一项规则豁免',
  request: { params: z.object({ id: z.string() }), ...jsonBody(exemptionAnswerSchema) },
  responses: answers('The exemption as answered', ruleExemptionSchema),
});

/** Exemptions from rules for a period: asked, granted or refused, logged. */
export function registerRuleExemptionRoutes(
  app: OpenAPIHono<AppEnv>,
  { exemption: deps, recheck }: { exemption: ExemptionDeps; recheck: Recheck },
): void {
  app.openapi(list, async (c) => {
    const unit = scopeOf(actorOf(c)) ?? c.req.valid('query').unit ?? null;
    const all = await deps.exemptions.all();
    return c.json({ exemptions: all.filter(({ unitId }) => unit === null || unitId === unit) }, 200);
  });

  app.openapi(ask, async (c) => {
    const asked = await askExemption(deps, c.req.valid('json'), actorOf(c));
    return asked.ok ? c.json(asked.value, 200) : refuseFault(c, asked.error);
  });

  app.openapi(answer, async (c) => {
    const answered = await answerExemption(deps, c.req.valid('param').id, c.req.valid('json'), actorOf(c));
    if (answered.ok) {
      recheck.wake();
      return c.json(answered.value, 200);
    }
    const { code, detail } = answered.error;
    return code === 'NO_EXEMPTION' ? refuse(c, { code: 'NOT_FOUND', detail }) : refuseFault(c, answered.error);
  });
}
