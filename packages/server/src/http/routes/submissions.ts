import { problemText } from '@double-hundred/shared/message/problems';
import {
  receiptSchema,
  stepRequestSchema,
  submissionAnswerSchema,
  submissionChangesSchema,
  submissionLinesSchema,
} from '@double-hundred/shared/protocol/submissions';
import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { listSubmissions } from '../../services/submission/list-submissions.ts';
import { readChanges } from '../../services/submission/read-changes.ts';
import { readReceipt } from '../../services/submission/read-receipt.ts';
import { readSubmission } from '../../services/submission/read-submission.ts';
import type { SubmissionDeps, SubmissionFault } from '../../services/submission/submission-deps.ts';
import { takeStep } from '../../services/submission/take-step.ts';
import { type Operation, mayReachUnit, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { type ProblemResponse, refuse } from '../problem.ts';

const TAG = '报送';
const ofUnit = z.object({
  unit: z.string(),
  ledger: z.string(),
  period: z.string().optional().describe('2026-11-23, 2026-W48, 2026-11-T3 or 2026-11; without it the one that is due'),
});

const getSubmission = createRoute({
  ...operation('getSubmission'),
  method: 'get',
  path: '/api/v1/submission',
  tags: [TAG],
  summary: '一个单位一期的报送情况',
  description: 'State, time left, completeness with every row that is not done and why, reminders, all steps so far.',
  request: { query: ofUnit },
  responses: answers('The submission', submissionAnswerSchema),
});

const getChanges = createRoute({
  ...operation('getSubmissionChanges'),
  method: 'get',
  path: '/api/v1/submission/changes',
  tags: [TAG],
  summary: '审核（或报送）之后改动了什么',
  request: { query: ofUnit },
  responses: answers('Rows that differ, field by field', submissionChangesSchema),
});

const list = createRoute({
  ...operation('listSubmissions'),
  method: 'get',
  path: '/api/v1/submissions',
  tags: [TAG],
  summary: '各单位一期的报送情况',
  request: { query: ofUnit.omit({ unit: true }) },
  responses: answers('One line a unit', submissionLinesSchema),
});

const receipt = createRoute({
  ...operation('getReceipt'),
  method: 'get',
  path: '/api/v1/receipts/{number}',
  tags: [TAG],
  summary: '查验报送回执',
  description: 'Spaces, small letters and O for 0 are understood; a number whose check characters do not fit is not known.',
  request: { params: z.object({ number: z.string().max(60) }) },
  responses: answers('What the receipt stands for', receiptSchema),
});

interface StepRoute {
  readonly name: Operation;
  readonly step: SubmissionStep;
  readonly path: string;
  readonly summary: string;
}

const STEP_ROUTES: readonly StepRoute[] = [
  { name: 'submitLedger', step: 'submit', path: 'submit', summary: '报送本期，取得回执' },
  { name: 'returnSubmission', step: 'return', path: 'return', summary: '退回，写明总的原因或逐行原因' },
  { name: 'approveSubmission', step: 'approve', path: 'approve', summary: '审核通过' },
  { name: 'lockSubmission', step: 'lock', path: 'lock', summary: '锁定：已报成果不再改动' },
  { name: 'askReopening', step: 'askReopen', path: 'ask-reopening', summary: '申请重开，写明原因和范围' },
  { name: 'grantReopening', step: 'grantReopen', path: 'grant-reopening', summary: '同意重开，到截止时间自动恢复锁定' },
  { name: 'refuseReopening', step: 'refuseReopen', path: 'refuse-reopening', summary: '不同意重开，写明原因' },
];

/** The reporting cycle: reads it, and takes its steps. */
export function registerSubmissionRoutes(app: OpenAPIHono<AppEnv>, { submission: deps }: { submission: SubmissionDeps }): void {
  app.openapi(getSubmission, async (c) => {
    const read = await readSubmission(deps, c.req.valid('query'), actorOf(c));
    return read.ok ? c.json(read.value, 200) : refuseFault(c, read.error);
  });

  app.openapi(getChanges, async (c) => {
    const read = await readChanges(deps, c.req.valid('query'), actorOf(c));
    return read.ok ? c.json(read.value, 200) : refuseFault(c, read.error);
  });

  app.openapi(list, async (c) => {
    const read = await listSubmissions(deps, c.req.valid('query'));
    return read.ok ? c.json(read.value, 200) : refuseFault(c, read.error);
  });

  app.openapi(receipt, async (c) => {
    const viewer = actorOf(c);
    const read = await readReceipt(deps, c.req.valid('param').number, (unitId) => mayReachUnit(viewer, unitId));
    return read.ok ? c.json(read.value, 200) : refuse(c, { code: 'NOT_FOUND', detail: read.error.detail });
  });

  for (const { name, step, path, summary } of STEP_ROUTES) {
    const route = createRoute({
      ...operation(name),
      method: 'post',
      path: `/api/v1/submission/${path}`,
      tags: [TAG],
      summary,
      request: jsonBody(stepRequestSchema),
      responses: answers('The submission after the step', submissionAnswerSchema),
    });
    app.openapi(route, async (c) => {
      const request = c.req.valid('json');
      const actor = actorOf(c);
      const taken = await takeStep(deps, step, request, actor);
      if (!taken.ok) return refuseFault(c, taken.error);
      const read = await readSubmission(deps, request, actor);
      return read.ok ? c.json(read.value, 200) : refuseFault(c, read.error);
    });
  }
}

/** A refused call about the reporting cycle. */
export function refuseFault(c: Context<AppEnv>, { code, pointer, detail }: SubmissionFault): ProblemResponse {
  if (code === 'NO_CYCLE') return refuse(c, { code: 'LEDGER_NOT_FOUND', detail });
  if (code === 'WRONG_STATE') return refuse(c, { code: 'SUBMISSION_STATE', detail });
  return refuse(c, { code: 'VALIDATION_FAILED', detail: detail || problemText.validation, errors: [{ pointer, code, detail }] });
}
