import { publishTexts } from '@double-hundred/shared/message/definition-diff';
import { problemText } from '@double-hundred/shared/message/problems';
import { definitionAnswerSchema, definitionVersionsSchema } from '@double-hundred/shared/protocol/definitions';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { DefinitionDeps } from '../../services/definitions/publish-definition.ts';
import type { Recheck } from '../../services/rules/recheck.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, problemAnswer } from '../described.ts';
import { refuse } from '../problem.ts';
import { sendWorkbook, workbookAnswer, XLSX_TYPE } from '../workbook-answer.ts';

const TAG = '台账定义';

const list = createRoute({
  ...operation('listDefinitions'),
  method: 'get',
  path: '/api/v1/definitions',
  tags: [TAG],
  summary: '已发布的台账定义各版本',
  responses: answers('Versions by ledger', definitionVersionsSchema),
});

const publish = createRoute({
  ...operation('publishDefinition'),
  method: 'post',
  path: '/api/v1/definitions',
  tags: [TAG],
  summary: '检查或发布台账定义（.xlsx）',
  description: 'Body: the definition workbook. mode=check stores nothing. Faults come as errors, each with sheet and cell.',
  request: {
    query: z.object({ mode: z.enum(['check', 'publish']).default('check'), note: z.string().default('') }),
    body: { required: true, content: { [XLSX_TYPE]: { schema: { type: 'string', format: 'binary' } } } },
  },
  responses: answers('The definition and what it changes', definitionAnswerSchema),
});

const download = createRoute({
  ...operation('getDefinitionWorkbook'),
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/definition.xlsx',
  tags: [TAG],
  summary: '台账定义工作簿，可修改后再发布',
  request: { params: z.object({ ledger: z.string() }) },
  responses: { ...workbookAnswer, ...problemAnswer },
});

/** The district's own definitions. Workbook code is read when the first workbook comes. */
export function registerDefinitionRoutes(
  app: OpenAPIHono<AppEnv>,
  { definitions, recheck }: { readonly definitions: DefinitionDeps; readonly recheck: Recheck },
): void {
  app.openapi(list, async (c) => {
    const versions = (await definitions.store.load()).map(({ definition, note, userName, at, migratedAt }) => ({
      ledger: definition.id,
      version: definition.version,
      title: definition.title,
      note,
      by: userName,
      at,
      olderUntil: definition.olderUntil ?? null,
      migratedAt,
    }));
    return c.json({ versions }, 200);
  });

  app.openapi(publish, async (c) => {
    const { mode, note } = c.req.valid('query');
    if (mode === 'publish' && note.trim() === '') {
      const detail = publishTexts.noteMissing;
      return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer: '/note', code: 'NOTE_MISSING', detail }] });
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const { checkDefinition, publishDefinition } = await import('../../services/definitions/publish-definition.ts');
    const done =
      mode === 'check'
        ? await checkDefinition(definitions, bytes)
        : await publishDefinition(definitions, bytes, note.trim(), actorOf(c));
    if (!done.ok) {
      const errors = done.error.map(({ sheet, cell, message }) => ({
        pointer: `/${sheet}${cell === '' ? '' : `/${cell}`}`,
        code: 'DEFINITION',
        detail: message,
      }));
      return refuse(c, { code: 'VALIDATION_FAILED', detail: publishTexts.faults(errors.length), errors });
    }
    const { definition, changes } = done.value;
    const published = mode === 'publish' && changes.length > 0;
    if (published) recheck.wake();
    return c.json({ mode, published, definition, changes }, 200);
  });

  app.openapi(download, async (c) => {
    const { ledger } = c.req.valid('param');
    const definition = definitions.reference.published(ledger);
    if (definition === null) return refuse(c, { code: 'LEDGER_NOT_FOUND', detail: problemText.ledgerNotFound(ledger) });
    const { definitionWorkbook } = await import('../../services/definitions/definition-workbook.ts');
    return sendWorkbook(c, await definitionWorkbook(definition), publishTexts.fileName(definition.title));
  });
}
