import { openFileRequestSchema, openFileResponseSchema } from '@double-hundred/shared/protocol/files';
import { pushRequestSchema, pushResponseSchema } from '@double-hundred/shared/protocol/push';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { SyncServices } from '../../services/sync/sync-services.ts';
import { type CurrentFields, maskResults } from '../../services/masking/mask-answers.ts';
import type { RowMasks } from '../../services/masking/row-masks.ts';
import type { Reference } from '../../services/reference/reference.ts';
import { operation } from '../access.ts';
import { ledgerRefusal } from '../ledger-refusal.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import type { Metrics } from '../metrics.ts';
import { refuse } from '../problem.ts';

const openFile = createRoute({
  ...operation('openFile'),
  method: 'post',
  path: '/api/v1/files/open',
  tags: ['数据行'],
  summary: '打开文件：取得当前数据代次，识别副本和恢复的备份',
  description:
    'A file whose incarnation is already passed is a copy or a restored backup: forked is true and it goes on under the new replicaId.',
  request: jsonBody(openFileRequestSchema),
  responses: answers('Where the file stands', openFileResponseSchema),
});

const push = createRoute({
  ...operation('pushRows'),
  method: 'post',
  path: '/api/v1/push',
  tags: ['数据行'],
  summary: '发送改动，逐行得到结果',
  description:
    'At most 500 mutations or 1 MiB. A row never turns into an error of the call: see its status. Sending the same mutation again changes nothing. mode=validate gives the same answers and leaves no trace.',
  request: {
    ...jsonBody(pushRequestSchema),
    query: z.object({ mode: z.enum(['commit', 'validate']).default('commit') }),
  },
  responses: answers('One result per mutation, in the order sent', pushResponseSchema),
});

export interface FileRouteDeps {
  readonly sync: SyncServices;
  readonly metrics: Metrics;
  readonly reference: Reference;
  readonly masks: RowMasks;
  readonly currentFields: CurrentFields;
}

/** Opening a file and sending its changes. */
export function registerFileRoutes(
  app: OpenAPIHono<AppEnv>,
  { sync, metrics, reference, masks, currentFields }: FileRouteDeps,
): void {
  app.openapi(openFile, async (c) => {
    const refusal = ledgerRefusal(reference.definition(c.req.valid('json').ledger), actorOf(c).role);
    if (refusal) return refuse(c, refusal);
    const opened = await sync.openFile(c.req.valid('json'), actorOf(c));
    return opened.ok ? c.json(opened.value, 200) : refuse(c, opened.error);
  });

  app.openapi(push, async (c) => {
    const { unit, ledger } = c.req.valid('json');
    const refusal = ledgerRefusal(reference.definition(ledger), actorOf(c).role);
    if (refusal) return refuse(c, refusal);
    metrics.pushStarted();
    try {
      const pushed = await sync.push(c.req.valid('json'), actorOf(c), c.req.valid('query').mode);
      if (!pushed.ok) return refuse(c, pushed.error);
      const user = actorOf(c);
      const definition = reference.definition(ledger);
      const mask = definition === null ? null : await masks(definition, user, unit);
      if (mask === null || mask.open(unit)) return c.json(pushed.value, 200);
      const results = await maskResults(pushed.value.results, unit, mask, currentFields);
      return c.json({ ...pushed.value, results }, 200);
    } finally {
      metrics.pushEnded();
    }
  });
}
