import { type FrozenBulletin, figuresHash } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { chatText } from '@double-hundred/shared/bulletin/chat-text';
import { noticeOf, renderBulletin } from '@double-hundred/shared/bulletin/render-zh';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import type { User } from '@double-hundred/shared/protocol/session';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  type BulletinPreview,
  bulletinEntrySchema,
  bulletinListSchema,
  bulletinPreviewSchema,
  bulletinReadingSchema,
  bulletinRequestSchema,
} from '@double-hundred/shared/protocol/bulletins';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { BulletinDeps, BulletinFault } from '../../services/bulletin/bulletin-deps.ts';
import { composeBulletin } from '../../services/bulletin/compose-bulletin.ts';
import { freezeBulletin } from '../../services/bulletin/freeze-bulletin.ts';
import { entryOf, listBulletins, mayReadBulletin } from '../../services/bulletin/list-bulletins.ts';
import { readMovedRows } from '../../services/bulletin/read-moved-rows.ts';
import { publishBulletin } from '../../services/bulletin/publish-bulletin.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { TotalsReader } from '../../services/totals/read-totals.ts';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import { BULLETIN_FILES, type BulletinFileKind, type BulletinStore, type KeptBulletin } from '../../store/bulletin-store.ts';
import type { ClaimStore } from '../../store/claim-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { appraisalReference } from '../appraisal-reference.ts';
import { answers, jsonBody, problemAnswer } from '../described.ts';
import { type ProblemResponse, refuse } from '../problem.ts';
import { XLSX_TYPE, binarySchema } from '../workbook-answer.ts';

const TAGS = ['通报'];
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const TYPES: Readonly<Record<BulletinFileKind, string>> = {
  docx: DOCX_TYPE,
  xlsx: XLSX_TYPE,
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};
const idParam = z.object({ id: z.string().min(1).max(80) });
const corrects = z.object({ corrects: z.string().min(1).max(80).optional() });

const preview = createRoute({
  ...operation('previewBulletin'),
  method: 'post',
  path: '/api/v1/bulletins/preview',
  tags: TAGS,
  summary: '预览通报：按现在的数拟稿，不保存',
  description: 'Figures, words and text as they would be frozen now. `corrects` previews a correction of that bulletin.',
  request: { ...jsonBody(bulletinRequestSchema), query: corrects },
  responses: answers('The bulletin as it would be', bulletinPreviewSchema),
});

const freeze = createRoute({
  ...operation('freezeBulletin'),
  method: 'post',
  path: '/api/v1/bulletins/freeze',
  tags: TAGS,
  summary: '冻结通报：数据、文字和文件从此不变',
  description:
    'Keeps figures, words and the four files with their SHA-256. A number serves once. 422 STALE when `previewSha256` is not that of now.',
  request: jsonBody(bulletinRequestSchema),
  responses: answers('The bulletin as kept', bulletinEntrySchema),
});

const correct = createRoute({
  ...operation('correctBulletin'),
  method: 'post',
  path: '/api/v1/bulletins/{id}/correction',
  tags: TAGS,
  summary: '更正通报：列出变化的数和原因',
  description:
    'Freezes a new bulletin with the scope of the earlier one and its changed figures, old and new, with reasons. The earlier stays as it is.',
  request: { ...jsonBody(bulletinRequestSchema), params: idParam },
  responses: answers('The correction as kept', bulletinEntrySchema),
});

const publish = createRoute({
  ...operation('publishBulletin'),
  method: 'post',
  path: '/api/v1/bulletins/{id}/publication',
  tags: TAGS,
  summary: '发布通报：各单位从此可以看到',
  description: 'Cannot be taken back; a mistake is corrected by a later bulletin.',
  request: { params: idParam },
  responses: answers('The bulletin as published', bulletinEntrySchema),
});

const list = createRoute({
  ...operation('listBulletins'),
  method: 'get',
  path: '/api/v1/bulletins',
  tags: TAGS,
  summary: '通报列表，最近的在前',
  description: 'Unit accounts get those that were published.',
  responses: answers('Bulletins', bulletinListSchema),
});

const getContent = createRoute({
  ...operation('getBulletin'),
  method: 'get',
  path: '/api/v1/bulletins/{id}/content',
  tags: TAGS,
  summary: '一份通报的冻结数据和文字',
  description: 'The figures as frozen, with the rows behind them. Their SHA-256 stands in the list and in the audit trail.',
  request: { params: idParam },
  responses: answers('The frozen bulletin', bulletinPreviewSchema),
});

const read = createRoute({
  ...operation('readBulletin'),
  method: 'get',
  path: '/api/v1/bulletins/{id}/text',
  tags: TAGS,
  summary: '一份通报的正文；更正通报另列本单位变化的项目',
  description:
    'The text as published, without the rows behind it. Of a correction, the rows that moved: unit accounts get their own only, and only of published bulletins.',
  request: { params: idParam },
  responses: answers('The bulletin as it reads', bulletinReadingSchema),
});

const getFile = createRoute({
  ...operation('getBulletinFile'),
  method: 'get',
  path: '/api/v1/bulletins/{file}',
  tags: TAGS,
  summary: '通报文件：.docx、附表 .xlsx、打印页 .html、播报 .txt',
  description: '`{id}.docx`, `{id}.xlsx`, `{id}.html` or `{id}.txt`: the bytes kept when it was frozen, the same ones for good.',
  request: { params: z.object({ file: z.string().max(90) }) },
  responses: {
    200: {
      description: 'The file as kept',
      content: Object.fromEntries(Object.values(TYPES).map((type) => [type, { schema: binarySchema }])),
    },
    ...problemAnswer,
  },
});

export interface BulletinRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly appraisal: AppraisalStore;
  readonly totalsStore: TotalsStore;
  readonly totals: TotalsReader;
  readonly bulletins: BulletinStore;
  readonly claims: ClaimStore;
  readonly syncStore: SyncStore;
}

/** Bulletins: composed and frozen by the district office, read by the district's people and, once published, by units. */
export function registerBulletinRoutes(app: OpenAPIHono<AppEnv>, deps: BulletinRouteDeps): void {
  const { bulletins } = deps;
  const composing = (): BulletinDeps | null => {
    const reference = appraisalReference(deps.reference);
    return reference ? { ...deps, reference } : null;
  };
  const noCampaign = { code: 'NOT_FOUND', detail: problemText.noCampaign } as const;
  const unknown = (id: string) => ({ code: 'NOT_FOUND', detail: bulletinTexts.unknown(id) }) as const;
  const answered = async (id: string) => {
    const all = await bulletins.list();
    const kept = all.find(({ bulletin }) => bulletin.id === id);
    if (!kept) throw new Error(`bulletin ${id} was kept and is not there`);
    return entryOf(kept, all);
  };

  const moves = async (bulletin: FrozenBulletin, viewer: User) => {
    const definition = deps.reference.definition('projects');
    if (definition === null) return { moved: [], moreMoved: 0 };
    return readMovedRows({ bulletins, claims: deps.claims, rows: deps.syncStore, definition }, bulletin, viewer);
  };
  const shown = async (bulletin: FrozenBulletin, viewer: User): Promise<BulletinPreview> => ({
    bulletin,
    figuresSha256: figuresHash(bulletin.figures),
    text: textOf(bulletin),
    chat: chatText(bulletin),
    ...(await moves(bulletin, viewer)),
  });

  app.openapi(preview, async (c) => {
    const ground = composing();
    if (!ground) return refuse(c, noCampaign);
    const { corrects: id } = c.req.valid('query');
    const corrected = id === undefined ? null : await bulletins.find(id);
    if (id !== undefined && corrected === null) return refuse(c, unknown(id));
    const composed = await composeBulletin(ground, c.req.valid('json'), corrected, actorOf(c));
    return composed.ok ? c.json(await shown(composed.value, actorOf(c)), 200) : refuseBulletin(c, composed.error);
  });

  app.openapi(freeze, async (c) => {
    const ground = composing();
    if (!ground) return refuse(c, noCampaign);
    const frozen = await freezeBulletin(ground, c.req.valid('json'), null, actorOf(c));
    return frozen.ok ? c.json(await answered(frozen.value.id), 200) : refuseBulletin(c, frozen.error);
  });

  app.openapi(correct, async (c) => {
    const ground = composing();
    if (!ground) return refuse(c, noCampaign);
    const { id } = c.req.valid('param');
    const corrected = await bulletins.find(id);
    if (!corrected) return refuse(c, unknown(id));
    const frozen = await freezeBulletin(ground, c.req.valid('json'), corrected, actorOf(c));
    return frozen.ok ? c.json(await answered(frozen.value.id), 200) : refuseBulletin(c, frozen.error);
  });

  app.openapi(publish, async (c) => {
    const published = await publishBulletin(deps, c.req.valid('param').id, actorOf(c));
    return published.ok ? c.json(await answered(published.value), 200) : refuseBulletin(c, published.error);
  });

  app.openapi(list, async (c) => c.json(await listBulletins(deps, actorOf(c)), 200));

  app.openapi(getContent, async (c) => {
    const { id } = c.req.valid('param');
    const kept = await bulletins.find(id);
    return kept === null ? refuse(c, unknown(id)) : c.json(await shown(kept.bulletin, actorOf(c)), 200);
  });

  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    const kept = await bulletins.find(id);
    if (kept === null || !mayReadBulletin(actorOf(c), kept)) return refuse(c, unknown(id));
    return c.json({ text: textOf(kept.bulletin), ...(await moves(kept.bulletin, actorOf(c))) }, 200);
  });

  app.openapi(getFile, async (c) => {
    const [, id = '', kind = ''] = /^([a-z0-9]+)\.(docx|xlsx|html|txt)$/.exec(c.req.valid('param').file) ?? [];
    const wanted = BULLETIN_FILES.find((each) => each === kind);
    const kept = wanted === undefined ? null : await bulletins.find(id);
    if (wanted === undefined || kept === null || !mayReadBulletin(actorOf(c), kept)) {
      return refuse(c, unknown(c.req.valid('param').file));
    }
    const file = await bulletins.file(id, wanted);
    return file === null ? refuse(c, unknown(id)) : sendFile(c, kept, wanted, file.bytes);
  });
}

/** The text of a bulletin as the answer tells it. */
function textOf(bulletin: FrozenBulletin): BulletinPreview['text'] {
  const { body, annex, ...text } = renderBulletin(bulletin);
  const table = (each: (typeof annex)[number]) => ({
    ...each,
    columns: each.columns.map((column) => ({ ...column })),
    rows: each.rows.map((row) => [...row]),
  });
  const blocks = body.map((block) => (block.kind === 'table' ? { ...block, table: table(block.table) } : { ...block }));
  return { ...text, body: blocks, annex: annex.map(table) };
}

function sendFile(c: Context<AppEnv>, kept: KeptBulletin, kind: BulletinFileKind, bytes: Uint8Array): ProblemResponse {
  const notice = noticeOf(kept.bulletin);
  const { title } = kept.bulletin.words;
  const name = kind === 'xlsx' ? bulletinTexts.annexFile(notice, title) : bulletinTexts.file(notice, title, kind);
  const headers = {
    'content-type': TYPES[kind],
    'content-disposition': `${kind === 'html' ? 'inline' : 'attachment'}; filename="bulletin.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    etag: `"${kept.files[kind]}"`,
    // The page carries its style inside, and nothing else may run or be fetched.
    ...(kind === 'html' ? { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" } : {}),
  };
  return c.body(new Uint8Array(bytes), 200, headers) as unknown as ProblemResponse;
}

function refuseBulletin(c: Context<AppEnv>, fault: BulletinFault): ProblemResponse {
  if (fault.code === 'UNKNOWN') return refuse(c, { code: 'NOT_FOUND', detail: fault.detail });
  return refuse(c, { code: 'VALIDATION_FAILED', detail: fault.detail, errors: [fault] });
}
