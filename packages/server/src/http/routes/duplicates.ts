import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { Result } from '@double-hundred/shared/kernel/result';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  answerRequestSchema,
  decideRequestSchema,
  duplicateCaseSchema,
  duplicateCasesSchema,
} from '@double-hundred/shared/protocol/duplicates';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { type CaseFault, answerProposal, decideCase, proposeDecision } from '../../services/duplicate/decide-case.ts';
import { readCases, shownCases } from '../../services/duplicate/read-cases.ts';
import { scanDuplicates } from '../../services/duplicate/scan-duplicates.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { DuplicateStore, KeptCase } from '../../store/duplicate-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuse } from '../problem.ts';

const PATH = '/api/v1/duplicates';
const TAGS = ['重复项目'];
const byId = z.object({ caseId: z.string() });

const list = createRoute({
  ...operation('listDuplicateCases'),
  method: 'get',
  path: PATH,
  tags: TAGS,
  summary: '疑似重复案件',
  description:
    'A unit account sees cases that concern it, with its own rows and its own share only. Which unit is on the other side is not told: not by the leading row, not by shares, nor by a note of the district office. Go on with `next`.',
  request: {
    query: z.object({
      state: z.enum(['open', 'proposed', 'decided']).optional(),
      case: z.string().optional().describe('this case only'),
      ...pageQuery(2, { wholeKeys: 1 }),
    }),
  },
  responses: answers('Cases, most likely first', duplicateCasesSchema),
});

const scan = createRoute({
  ...operation('scanDuplicates'),
  method: 'post',
  path: `${PATH}/scan`,
  tags: TAGS,
  summary: '查找多个单位重复上报的项目',
  description: 'Compares credit code, project code, name, investor, amount within 5 % and place. Known cases stay as they are.',
  request: jsonBody(z.object({})),
  responses: answers('Rows compared and new cases', z.object({ scanned: z.number().int(), found: z.number().int() })),
});

const propose = createRoute({
  ...operation('proposeCaseDecision'),
  method: 'post',
  path: `${PATH}/{caseId}/proposal`,
  tags: TAGS,
  summary: '提出处理意见，请有关单位确认份额',
  description: 'Nothing is adjusted before the case is decided.',
  request: { params: byId, ...jsonBody(decideRequestSchema) },
  responses: answers('The case', duplicateCaseSchema),
});

const answer = createRoute({
  ...operation('answerCaseProposal'),
  method: 'post',
  path: `${PATH}/{caseId}/answer`,
  tags: TAGS,
  summary: '单位确认或不同意自己的份额',
  description: 'The latest answer of a unit since the proposal counts.',
  request: { params: byId, ...jsonBody(answerRequestSchema) },
  responses: answers('The case', duplicateCaseSchema),
});

const decide = createRoute({
  ...operation('decideDuplicateCase'),
  method: 'post',
  path: `${PATH}/{caseId}/decision`,
  tags: TAGS,
  summary: '决定案件：总数以带日期的调整更正',
  description: 'While a unit with a share has not agreed, `overrule` is needed. A later decision adjusts again.',
  request: { params: byId, ...jsonBody(decideRequestSchema.extend({ overrule: z.boolean().default(false) })) },
  responses: answers('The case', duplicateCaseSchema),
});

export interface DuplicateRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly duplicates: DuplicateStore;
  readonly syncStore: SyncStore;
}

/** The desk for projects that several units report: found, laid before the units, decided. */
export function registerDuplicateRoutes(app: OpenAPIHono<AppEnv>, deps: DuplicateRouteDeps): void {
  const { reference, clock, ids, duplicates: store, syncStore: rows } = deps;
  const caseDeps = () => ({ store, units: reference.units(), clock });
  const answered = async (c: Context<AppEnv>, outcome: Result<KeptCase, CaseFault>) => {
    const definition = reference.definition('projects');
    if (!definition) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    if (outcome.ok) {
      const [told] = await shownCases({ store, rows, definition }, [outcome.value], actorOf(c));
      if (told === undefined) throw new Error('a case that was answered cannot be told');
      return c.json(told, 200);
    }
    const { code, pointer, detail } = outcome.error;
    if (code === 'CASE_UNKNOWN') return refuse(c, { code: 'NOT_FOUND', detail });
    return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer, code, detail }] });
  };

  app.openapi(list, async (c) => {
    const definition = reference.definition('projects');
    if (!definition) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { state = null, case: caseId = null, limit, next: after = null } = c.req.valid('query');
    return c.json(await readCases({ store, rows, definition }, { state, caseId, limit, after }, actorOf(c)), 200);
  });

  app.openapi(scan, async (c) => c.json(await scanDuplicates({ store, clock, ids }, actorOf(c)), 200));

  app.openapi(propose, async (c) => {
    const { decision, note } = c.req.valid('json');
    return answered(c, await proposeDecision(caseDeps(), c.req.valid('param').caseId, decision, note, actorOf(c)));
  });

  app.openapi(answer, async (c) =>
    answered(c, await answerProposal(caseDeps(), c.req.valid('param').caseId, c.req.valid('json'), actorOf(c))),
  );

  app.openapi(decide, async (c) =>
    answered(c, await decideCase(caseDeps(), c.req.valid('param').caseId, c.req.valid('json'), actorOf(c))),
  );
}
