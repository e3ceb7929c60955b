import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import { evidenceListSchema, evidenceSchema } from '@double-hundred/shared/protocol/evidence';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { addEvidence } from '../../services/evidence/add-evidence.ts';
import { type EvidenceDeps, isHidden } from '../../services/evidence/evidence-deps.ts';
import { subjectOfInspection } from '../../services/evidence/evidence-subject.ts';
import { tellEvidence } from '../../services/evidence/tell-evidence.ts';
import { mayReachUnit, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';
import { type Refusal, refuse } from '../problem.ts';
import { refuseEvidence } from './evidence.ts';

const TAG = '督查与销号';
const byId = z.object({ id: z.string() });

const add = createRoute({
  ...operation('addInspectionFile'),
  method: 'post',
  path: '/api/v1/inspections/{id}/evidence',
  tags: [TAG],
  summary: '上传一份督查照片或材料：PDF、JPG、PNG、.docx、.xlsx，最大 20 MB',
  description:
    'As evidence of a row; downloaded and taken off under `/evidence/{id}`, taken off by who uploaded it or the office.',
  request: {
    params: byId,
    query: z.object({ name: z.string().describe('file name with its extension, URL encoded') }),
    body: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  },
  responses: answers('The file as kept', evidenceSchema),
});

const list = createRoute({
  ...operation('listInspectionFiles'),
  method: 'get',
  path: '/api/v1/inspections/{id}/evidence',
  tags: [TAG],
  summary: '一次督查的照片和材料',
  description: 'Empty for those who may not see the project while it is confidential.',
  request: { params: byId },
  responses: answers('Files, oldest first', evidenceListSchema),
});

/** Files of inspections: photos of the spot, and what the unit answers with. */
export function registerInspectionFileRoutes(app: OpenAPIHono<AppEnv>, { evidence: deps }: { evidence: EvidenceDeps }): void {
  app.openapi(add, async (c) => {
    const viewer = actorOf(c);
    const { id } = c.req.valid('param');
    const inspection = await deps.inspections.inspection(id);
    if (inspection === null || !mayReachUnit(viewer, inspection.unit)) return refuse(c, noInspection(id));
    const subject = await subjectOfInspection(deps, inspection);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const added = await addEvidence(deps, subject, { name: c.req.valid('query').name, bytes }, viewer);
    if (!added.ok) return refuseEvidence(c, added.error);
    const [told] = await tellEvidence(deps, [added.value], viewer);
    if (told === undefined) throw new Error('a file that was kept cannot be told');
    return c.json(told, 200);
  });

  app.openapi(list, async (c) => {
    const viewer = actorOf(c);
    const { id } = c.req.valid('param');
    const inspection = await deps.inspections.inspection(id);
    if (inspection === null || !mayReachUnit(viewer, inspection.unit)) return refuse(c, noInspection(id));
    const hidden = await isHidden(deps, await subjectOfInspection(deps, inspection), viewer);
    return c.json({ evidence: hidden ? [] : await tellEvidence(deps, await deps.store.ofRow(id), viewer) }, 200);
  });
}

function noInspection(id: string): Refusal {
  return { code: 'NOT_FOUND', detail: inspectionTexts.noInspection(id.slice(0, 80)) };
}
