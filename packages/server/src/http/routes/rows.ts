import { problemText } from '@double-hundred/shared/message/problems';
import {
  type ChangesResponse,
  changesResponseSchema,
  conflictsResponseSchema,
  mutationsResponseSchema,
  quarantineResponseSchema,
  reconcileRequestSchema,
  reconcileResponseSchema,
  revisionsResponseSchema,
} from '@double-hundred/shared/protocol/changes';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { TypedResponse } from 'hono';
import * as z from 'zod';
import {
  type CurrentFields,
  maskConflicts,
  maskQuarantine,
  maskRevisions,
  maskStoredResults,
} from '../../services/masking/mask-answers.ts';
import type { RowMasks } from '../../services/masking/row-masks.ts';
import type { Reference } from '../../services/reference/reference.ts';
import { MOST_CHANGES } from '../../services/sync/changes.ts';
import type { SyncServices } from '../../services/sync/sync-services.ts';
import { limitQuery, nextNumberQuery, pageQuery } from '../page-query.ts';
import { mayReachUnit, noSuchRow, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { type Refusal, refuse } from '../problem.ts';

const MOST_IDS = 500;
const unitAndLedger = z.object({ unit: z.string(), ledger: z.string() });
const cursorSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .default('0')
  .transform(Number);

const changes = createRoute({
  ...operation('pullChanges'),
  method: 'get',
  path: '/api/v1/changes',
  tags: ['数据行'],
  summary: '取回游标之后的改动',
  description:
    'Each row once with its latest state, deleted rows too. The first cursor is 0; go on with `next` while `more` is true.',
  request: { query: unitAndLedger.extend({ epoch: z.string(), cursor: cursorSchema, limit: limitQuery(500, MOST_CHANGES) }) },
  responses: answers('A page of changes', changesResponseSchema),
});

const mutations = createRoute({
  ...operation('getMutations'),
  method: 'get',
  path: '/api/v1/mutations',
  tags: ['数据行'],
  summary: '查询已发送改动的结果',
  description: 'The results as they were given, with the row as it was then. Unknown ids and those of other units are left out.',
  request: { query: z.object({ ids: z.string().min(1).describe(`ids, separated by commas, at most ${MOST_IDS}`) }) },
  responses: answers('Stored results', mutationsResponseSchema),
});

const conflicts = createRoute({
  ...operation('listConflicts'),
  method: 'get',
  path: '/api/v1/conflicts',
  tags: ['数据行'],
  summary: '未解决的冲突',
  description: 'Solved by a mutation of kind `resolve` that names the conflict. Go on with `next`.',
  request: { query: unitAndLedger.extend(pageQuery(2)) },
  responses: answers('Open conflicts, oldest first', conflictsResponseSchema),
});

const quarantine = createRoute({
  ...operation('listQuarantine'),
  method: 'get',
  path: '/api/v1/quarantine',
  tags: ['数据行'],
  summary: '未被接受的内容，原样保存',
  description:
    'A row refused again with the same content for the same reason is one entry, told at the last moment it was refused. Go on with `next`.',
  request: { query: unitAndLedger.extend(pageQuery(2)) },
  responses: answers('Refused content, newest first', quarantineResponseSchema),
});

const reconcile = createRoute({
  ...operation('reconcileRows'),
  method: 'post',
  path: '/api/v1/reconcile',
  tags: ['数据行'],
  summary: '核对文件与服务器是否一致',
  description: 'The hash is the first 16 hex digits of SHA-256 over the JSON of the fields with sorted keys and without nulls.',
  request: jsonBody(reconcileRequestSchema),
  responses: answers('Where file and server differ', reconcileResponseSchema),
});

const revisions = createRoute({
  ...operation('getRevisions'),
  method: 'get',
  path: '/api/v1/rows/{rowId}/revisions',
  tags: ['数据行'],
  summary: '一行的全部修改记录',
  description: 'Go on with `next`.',
  request: {
    params: z.object({ rowId: z.string() }),
    query: z.object({ next: nextNumberQuery(), limit: limitQuery() }),
  },
  responses: answers('Every revision, oldest first', revisionsResponseSchema),
});

export interface RowRouteDeps {
  readonly sync: SyncServices;
  readonly reference: Reference;
  readonly currentFields: CurrentFields;
  readonly masks: RowMasks;
}

/** Everything that reads rows, as the caller may see them. */
export function registerRowRoutes(app: OpenAPIHono<AppEnv>, { sync, reference, currentFields, masks }: RowRouteDeps): void {
  const noLedger = (ledger: string): Refusal => ({ code: 'LEDGER_NOT_FOUND', detail: problemText.ledgerNotFound(ledger) });

  app.openapi(changes, async (c) => {
    const query = c.req.valid('query');
    const definition = reference.definition(query.ledger);
    if (definition === null) return refuse(c, noLedger(query.ledger));
    const mask = await masks(definition, actorOf(c), query.unit);
    const pulled = await sync.changes(query, mask.open(query.unit) ? undefined : mask);
    if (!pulled.ok) return refuse(c, pulled.error);
    const answer: unknown = c.body(pulled.value, 200, { 'content-type': 'application/json' });
    return answer as Response & TypedResponse<ChangesResponse, 200, 'json'>;
  });

  app.openapi(mutations, async (c) => {
    const user = actorOf(c);
    const ids = [...new Set(c.req.valid('query').ids.split(','))].slice(0, MOST_IDS);
    const stored = (await sync.mutations(ids)).filter(({ unitId }) => mayReachUnit(user, unitId));
    const seen = new Map<string, MutationResult>();
    for (const { unitId, ledger } of new Map(stored.map((one) => [`${one.unitId} ${one.ledger}`, one])).values()) {
      const results = stored.flatMap((one) => (one.unitId === unitId && one.ledger === ledger ? [one.result] : []));
      const definition = reference.definition(ledger);
      const mask = definition === null ? null : await masks(definition, user, unitId);
      const told = mask === null ? results : await maskStoredResults(results, unitId, mask, currentFields);
      for (const result of told) seen.set(result.id, result);
    }
    return c.json({ mutations: stored.flatMap(({ result }) => seen.get(result.id) ?? []) }, 200);
  });

  app.openapi(conflicts, async (c) => {
    const { unit, ledger, limit, next: after = null } = c.req.valid('query');
    const definition = reference.definition(ledger);
    if (definition === null) return refuse(c, noLedger(ledger));
    const mask = await masks(definition, actorOf(c), unit);
    const { rows, next } = await sync.conflicts({ unitId: unit, ledger, limit, after });
    return c.json({ conflicts: await maskConflicts(rows, unit, mask, currentFields), next }, 200);
  });

  app.openapi(quarantine, async (c) => {
    const { unit, ledger, limit, next: after = null } = c.req.valid('query');
    const definition = reference.definition(ledger);
    if (definition === null) return refuse(c, noLedger(ledger));
    const mask = await masks(definition, actorOf(c), unit);
    const { rows, next } = await sync.quarantine({ unitId: unit, ledger, limit, after });
    return c.json({ items: await maskQuarantine(rows, unit, mask, currentFields), next }, 200);
  });

  app.openapi(reconcile, async (c) => {
    const query = c.req.valid('json');
    if (reference.definition(query.ledger) === null) return refuse(c, noLedger(query.ledger));
    return c.json(await sync.reconcile(query), 200);
  });

  app.openapi(revisions, async (c) => {
    const user = actorOf(c);
    const { rowId } = c.req.valid('param');
    const { next: after, limit } = c.req.valid('query');
    const history = await sync.revisions(rowId, { after, limit });
    if (history === null || !mayReachUnit(user, history.unitId)) return refuse(c, noSuchRow(rowId));
    const definition = reference.definition(history.ledger);
    if (definition === null) return refuse(c, noLedger(history.ledger));
    const seen = maskRevisions(history, await masks(definition, user, history.unitId));
    return c.json({ revisions: seen, next: history.next === null ? null : String(history.next) }, 200);
  });
}
