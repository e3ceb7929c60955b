import { problemText } from '@double-hundred/shared/message/problems';
import {
  rechecksResponseSchema,
  rowFindingsSchema,
  ruleAnswerSchema,
  ruleChangeSchema,
  rulesResponseSchema,
} from '@double-hundred/shared/protocol/rules';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { CurrentFields } from '../../services/masking/mask-answers.ts';
import { maskFindings, relatedRows } from '../../services/masking/mask-findings.ts';
import type { RowMasks } from '../../services/masking/row-masks.ts';
import { changeRule } from '../../services/rules/change-rule.ts';
import { listRules } from '../../services/rules/list-rules.ts';
import type { Recheck } from '../../services/rules/recheck.ts';
import type { RuleDeps } from '../../services/rules/rule-deps.ts';
import { explanationTexts } from '../../services/sync/explanations.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { mayReachUnit, noSuchRow, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const TAG = '规则';

const list = createRoute({
  ...operation('listRules'),
  method: 'get',
  path: '/api/v1/rules',
  tags: [TAG],
  summary: '各台账的规则：状态、等级、试行和生效日期、涉及的行数',
  responses: answers('Rules by ledger', rulesResponseSchema),
});

const change = createRoute({
  ...operation('changeRule'),
  method: 'put',
  path: '/api/v1/rules/{ledger}/{ruleId}',
  tags: [TAG],
  summary: '调整一条规则：草拟、试行、生效、停用，或改等级',
  description: 'Holds for the campaign. Stored rows are judged again in the background; typing goes on, approval waits.',
  request: { params: z.object({ ledger: z.string(), ruleId: z.string() }), ...jsonBody(ruleChangeSchema) },
  responses: answers('The rule as it stands now', ruleAnswerSchema),
});

const progress = createRoute({
  ...operation('listRechecks'),
  method: 'get',
  path: '/api/v1/rechecks',
  tags: [TAG],
  summary: '规则调整或日期变化后重新检查已报各行的进度',
  responses: answers('One for each ledger whose rows were judged again', rechecksResponseSchema),
});

const findings = createRoute({
  ...operation('getRowFindings'),
  method: 'get',
  path: '/api/v1/rows/{rowId}/findings',
  tags: ['数据行'],
  summary: '一行现有的问题和说明，以及按哪一版规则检查',
  request: { params: z.object({ rowId: z.string() }) },
  responses: answers('What the rules say of the row', rowFindingsSchema),
});

export interface RuleRouteDeps {
  readonly rules: RuleDeps;
  readonly recheck: Recheck;
  readonly syncStore: SyncStore;
  readonly masks: RowMasks;
  readonly currentFields: CurrentFields;
}

/** The lives of rules, and what they say of stored rows. */
export function registerRuleRoutes(
  app: OpenAPIHono<AppEnv>,
  { rules, recheck, syncStore, masks, currentFields }: RuleRouteDeps,
): void {
  app.openapi(list, async (c) => c.json(await listRules(rules), 200));

  app.openapi(change, async (c) => {
    const target = c.req.valid('param');
    const changed = await changeRule(rules, target, c.req.valid('json'), actorOf(c));
    if (!changed.ok) {
      const { code, pointer, detail } = changed.error;
      if (code === 'RULE_UNKNOWN') return refuse(c, { code: 'NOT_FOUND', detail });
      return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer, code, detail }] });
    }
    recheck.wake();
    const { ledgers } = await listRules(rules);
    const answer = ledgers.find(({ ledger }) => ledger === target.ledger)?.rules.find(({ ruleId }) => ruleId === target.ruleId);
    return answer ? c.json(answer, 200) : refuse(c, { code: 'NOT_FOUND', detail: problemText.ledgerNotFound(target.ledger) });
  });

  app.openapi(progress, async (c) => {
    const rechecks = (await rules.store.rechecks()).map(({ cursor: _cursor, ...recheckOf }) => recheckOf);
    return c.json({ rechecks }, 200);
  });

  app.openapi(findings, async (c) => {
    const user = actorOf(c);
    const { rowId } = c.req.valid('param');
    const row = await syncStore.row(rowId);
    const under = await rules.store.checkedUnder(rowId);
    if (row === null || under === null || !mayReachUnit(user, row.unitId)) return refuse(c, noSuchRow(rowId));
    const definition = rules.reference.definition(row.ledger);
    if (definition === null) return refuse(c, { code: 'LEDGER_NOT_FOUND', detail: problemText.ledgerNotFound(row.ledger) });
    const mask = await masks(definition, user, row.unitId);
    const told = maskFindings(
      { findings: row.findings, explanations: explanationTexts(row.explanations) },
      { rowId, unitId: row.unitId, states: [row.fields] },
      mask,
      await currentFields(relatedRows(row.findings)),
    );
    const { findings, explanations } = told;
    return c.json({ rowId, rev: row.rev, ...under, findings: [...findings], explanations }, 200);
  });
}
