import type { User } from '@double-hundred/shared/protocol/session';
import {
  ALL_LEDGERS,
  importEveryResponseSchema,
  type ImportResponse,
  importResponseSchema,
} from '@double-hundred/shared/protocol/workbook-report';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { CurrentFields } from '../../services/masking/mask-answers.ts';
import { maskImport } from '../../services/masking/mask-import.ts';
import type { RowMasks } from '../../services/masking/row-masks.ts';
import type { ImportEveryService } from '../../services/workbook/import-every.ts';
import type { ImportService } from '../../services/workbook/import-workbook.ts';
import type { Reference } from '../../services/reference/reference.ts';
import { operation } from '../access.ts';
import { ledgerRefusal } from '../ledger-refusal.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';
import { refuse } from '../problem.ts';
import { XLSX_TYPE } from '../workbook-answer.ts';

const importRoute = createRoute({
  ...operation('importWorkbook'),
  method: 'post',
  path: '/api/v1/import',
  tags: ['台账行'],
  summary: '导入 .xlsx：识别表头、校验、合并，逐行给出结果',
  description:
    'Body: the .xlsx file. Rows are matched by hidden id, else business key, else new. mode=validate leaves no trace; proposals=apply takes proposals as confirmed, otherwise their rows are held. ledger=all takes every ledger of the workbook, each behind those it refers to, and answers { mode, ledgers }. Rows of a ledger the office keeps go to the units they name. Rows a busy server did not reach are deferred: the same file sent again brings them and doubles nothing. Money in yuan, days as YYYY-MM-DD, cells by A1 address.',
  request: {
    query: z.object({
      unit: z.string(),
      ledger: z.string().default('projects'),
      mode: z.enum(['commit', 'validate']).default('commit'),
      proposals: z.enum(['apply', 'hold']).default('hold'),
    }),
    body: { required: true, content: { [XLSX_TYPE]: { schema: { type: 'string', format: 'binary' } } } },
  },
  responses: answers(
    'What was recognised, and what became of every row',
    z.union([importResponseSchema, importEveryResponseSchema]),
  ),
});

export interface ImportRouteDeps {
  readonly importWorkbook: ImportService;
  readonly importEvery: ImportEveryService;
  readonly reference: Reference;
  readonly masks: RowMasks;
  readonly currentFields: CurrentFields;
}

/** Imports a workbook for a unit. */
export function registerImportRoutes(
  app: OpenAPIHono<AppEnv>,
  { importWorkbook, importEvery, reference, masks, currentFields }: ImportRouteDeps,
): void {
  const seenBy = async (viewer: User, answer: ImportResponse): Promise<ImportResponse> => {
    const definition = reference.definition(answer.ledger);
    if (definition === null) return answer;
    return maskImport(answer, answer.unit, await masks(definition, viewer, answer.unit), currentFields);
  };
  app.openapi(importRoute, async (c) => {
    const { unit, ledger, mode, proposals } = c.req.valid('query');
    const { id, name, role } = actorOf(c);
    const refusal = ledgerRefusal(reference.definition(ledger), role);
    if (refusal) return refuse(c, refusal);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const request = { bytes, unit, mode, applyProposals: proposals === 'apply' };
    const author = { id, name, role };
    if (ledger === ALL_LEDGERS) {
      const every = await importEvery(request, author);
      if (!every.ok) return refuse(c, every.error);
      const ledgers = await Promise.all(every.value.ledgers.map((one) => seenBy(actorOf(c), one)));
      return c.json({ ...every.value, ledgers }, 200);
    }
    const imported = await importWorkbook({ ...request, ledger }, author);
    return imported.ok ? c.json(await seenBy(actorOf(c), imported.value), 200) : refuse(c, imported.error);
  });
}
