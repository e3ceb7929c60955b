import type { Clock } from '@double-hundred/shared/kernel/clock';
import { problemText } from '@double-hundred/shared/message/problems';
import { templateText } from '@double-hundred/shared/message/template';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { AuditNotes } from '../../services/audit/audit-notes.ts';
import type { Reference } from '../../services/reference/reference.ts';
import type { TemplateService } from '../../services/workbook/unit-template.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { problemAnswer } from '../described.ts';
import { refuse } from '../problem.ts';
import { sendWorkbook, workbookAnswer } from '../workbook-answer.ts';

const getTemplate = createRoute({
  ...operation('getTemplate'),
  method: 'get',
  path: '/api/v1/ledgers/{ledger}/template.xlsx',
  tags: ['基础数据'],
  summary: '填报模板，已填入本单位现有各行',
  description:
    'The ledger `all` gives one workbook with a sheet for every ledger. Rows carry their hidden ids (行标识); money in 万元; masked like every other answer.',
  request: { params: z.object({ ledger: z.string() }), query: z.object({ unit: z.string() }) },
  responses: { ...workbookAnswer, ...problemAnswer },
});

/** Gives the template of a unit. */
export function registerTemplateRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: { reference: Reference; template: TemplateService; auditNotes: AuditNotes; clock: Clock },
): void {
  const { reference, template, auditNotes, clock } = deps;
  app.openapi(getTemplate, async (c) => {
    const { ledger } = c.req.valid('param');
    const { unit } = c.req.valid('query');
    const unitName = reference.units().find(({ id }) => id === unit)?.name;
    if (unitName === undefined) return refuse(c, { code: 'NOT_FOUND', detail: problemText.unknownUnit(unit.slice(0, 80)) });
    const made = await template({ unit, ledger }, actorOf(c));
    if (!made.ok) return refuse(c, made.error);
    auditNotes.noteOnceAMinute({
      at: new Date(clock.now()).toISOString(),
      actor: actorOf(c).id,
      action: 'ledger.export',
      subject: `${unit}/${ledger}`,
      detail: {},
    });
    return sendWorkbook(
      c,
      made.value,
      templateText.fileName(
        unitName,
        reference.definition(ledger)?.title ?? (ledger === 'all' ? templateText.allLedgers : ledger),
      ),
    );
  });
}
