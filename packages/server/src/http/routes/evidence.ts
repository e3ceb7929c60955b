import { evidenceListSchema, evidenceRemovalSchema, evidenceSchema } from '@double-hundred/shared/protocol/evidence';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { addEvidence } from '../../services/evidence/add-evidence.ts';
import { type EvidenceDeps, type EvidenceFault, isHidden } from '../../services/evidence/evidence-deps.ts';
import { subjectOfRow } from '../../services/evidence/evidence-subject.ts';
import { readEvidence } from '../../services/evidence/read-evidence.ts';
import { removeEvidence } from '../../services/evidence/remove-evidence.ts';
import { tellEvidence } from '../../services/evidence/tell-evidence.ts';
import { mayReachUnit, noSuchRow, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { type ProblemResponse, refuse } from '../problem.ts';
import { binarySchema } from '../workbook-answer.ts';

const TAG = '核定与佐证';
const ofRow = z.object({ rowId: z.string() });
const byId = z.object({ id: z.string() });
const ANY_FILE = 'application/octet-stream';

const add = createRoute({
  ...operation('addEvidence'),
  method: 'post',
  path: '/api/v1/rows/{rowId}/evidence',
  tags: [TAG],
  summary: '上传一份佐证：PDF、JPG、PNG、.docx、.xlsx，最大 20 MB',
  description:
    'Body: the file; its type is read from the content. Old Office files, archives, files with macros or that unpack to too much are refused. The same content on another project is told in `reusedBy`.',
  request: {
    params: ofRow,
    query: z.object({ name: z.string().describe('file name with its extension, URL encoded') }),
    body: { required: true, content: { [ANY_FILE]: { schema: { type: 'string', format: 'binary' } } } },
  },
  responses: answers('The evidence as kept', evidenceSchema),
});

const list = createRoute({
  ...operation('listEvidence'),
  method: 'get',
  path: '/api/v1/rows/{rowId}/evidence',
  tags: [TAG],
  summary: '一行的佐证文件',
  description: 'Empty for those who may not see the project while it is confidential: a file name tells what the fields hide.',
  request: { params: ofRow },
  responses: answers('Evidence, oldest first', evidenceListSchema),
});

const read = createRoute({
  ...operation('getEvidence'),
  method: 'get',
  path: '/api/v1/evidence/{id}',
  tags: [TAG],
  summary: '下载一份佐证',
  description: 'Always as an attachment. Who read which file is in the audit trail.',
  request: { params: byId },
  responses: {
    ...answers('The file', z.unknown()),
    200: { description: 'The file', content: { [ANY_FILE]: { schema: binarySchema } } },
  },
});

const remove = createRoute({
  ...operation('removeEvidence'),
  method: 'post',
  path: '/api/v1/evidence/{id}/removal',
  tags: [TAG],
  summary: '撤下一份佐证，写明原因',
  description: 'Not while a verification that stands rests on it. The file itself is kept.',
  request: { params: byId, ...jsonBody(evidenceRemovalSchema) },
  responses: answers('Taken off', z.object({ removed: z.literal(true) })),
});

/** Evidence: files handed in for a row, and handed out to those who may see it. */
export function registerEvidenceRoutes(app: OpenAPIHono<AppEnv>, { evidence: deps }: { evidence: EvidenceDeps }): void {
  app.openapi(add, async (c) => {
    const viewer = actorOf(c);
    const { rowId } = c.req.valid('param');
    const row = await deps.rows.row(rowId);
    if (row === null || row.deleted || !mayReachUnit(viewer, row.unitId)) return refuse(c, noSuchRow(rowId));
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const added = await addEvidence(deps, subjectOfRow(row), { name: c.req.valid('query').name, bytes }, viewer);
    if (!added.ok) return refuseEvidence(c, added.error);
    const [told] = await tellEvidence(deps, [added.value], viewer);
    if (told === undefined) throw new Error('evidence that was kept cannot be told');
    return c.json(told, 200);
  });

  app.openapi(list, async (c) => {
    const viewer = actorOf(c);
    const { rowId } = c.req.valid('param');
    const row = await deps.rows.row(rowId);
    if (row === null || !mayReachUnit(viewer, row.unitId)) return refuse(c, noSuchRow(rowId));
    const hidden = await isHidden(deps, subjectOfRow(row), viewer);
    return c.json({ evidence: hidden ? [] : await tellEvidence(deps, await deps.store.ofRow(rowId), viewer) }, 200);
  });

  app.openapi(read, async (c) => {
    const viewer = actorOf(c);
    const file = await readEvidence(deps, c.req.valid('param').id, viewer, (unitId) => mayReachUnit(viewer, unitId));
    if (!file.ok) return refuseEvidence(c, file.error);
    const headers = {
      'content-type': file.value.mediaType,
      'content-disposition': `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent(file.value.name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    };
    return c.body(new Uint8Array(file.value.bytes), 200, headers) as unknown as ProblemResponse;
  });

  app.openapi(remove, async (c) => {
    const removed = await removeEvidence(deps, c.req.valid('param').id, c.req.valid('json').reason, actorOf(c));
    return removed.ok ? c.json({ removed: true as const }, 200) : refuseEvidence(c, removed.error);
  });
}

/** A refused call about a file. */
export function refuseEvidence(c: Context<AppEnv>, { kind, detail }: EvidenceFault): ProblemResponse {
  if (kind === 'noRow' || kind === 'noFile') return refuse(c, { code: 'NOT_FOUND', detail });
  if (kind === 'confidential' || kind === 'forbidden') return refuse(c, { code: 'ROLE_FORBIDDEN', detail });
  return refuse(c, { code: kind === 'tooLarge' ? 'FILE_TOO_LARGE' : 'FILE_UNREADABLE', detail });
}
