import type { Clock } from '@double-hundred/shared/kernel/clock';
import { problemText } from '@double-hundred/shared/message/problems';
import { targetsSchema } from '@double-hundred/shared/protocol/totals';
import { findingSchema } from '@double-hundred/shared/rule/finding';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import { scopeOf } from '../../services/totals/read-totals.ts';
import { saveTargets, sumFindings } from '../../services/totals/save-targets.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';
import { oneAtATime, versionHeaders, versionRefusal } from '../state-version.ts';

const PATH = '/api/v1/targets';
const answerSchema = targetsSchema.extend({ findings: z.array(findingSchema).optional() });

const getTargets = createRoute({
  ...operation('getTargets'),
  method: 'get',
  path: PATH,
  tags: ['汇总'],
  summary: '目标：单位 × 类别',
  description: "Unit accounts get their own unit's. The unit `district` holds the district's own figure.",
  responses: answers('Targets', answerSchema),
});

const putTargets = createRoute({
  ...operation('putTargets'),
  method: 'put',
  path: PATH,
  tags: ['汇总'],
  summary: '整体替换目标',
  description:
    'Takes what GET gives; with its ETag as If-Match only when nobody has replaced it since (412). Sums that differ from the district figure are taken and told as findings.',
  request: jsonBody(targetsSchema),
  responses: answers('Targets as stored', answerSchema),
});

/** Reads and replaces targets. */
export function registerTargetsRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: { reference: Reference; clock: Clock; totalsStore: TotalsStore },
): void {
  const { reference, clock, totalsStore } = deps;

  app.openapi(getTargets, async (c) => {
    const targets = await totalsStore.targets();
    const version = versionHeaders(targets);
    const own = scopeOf(actorOf(c));
    if (own !== null) return c.json({ targets: targets.filter((target) => target.unitId === own) }, 200, version);
    return c.json({ targets: [...targets], findings: [...sumFindings(targets)] }, 200, version);
  });

  const inOrder = oneAtATime();
  app.openapi(putTargets, (c) =>
    inOrder(async () => {
      const refusal = versionRefusal(c, await totalsStore.targets());
      if (refusal) return refuse(c, refusal);
      const { targets } = c.req.valid('json');
      const saved = await saveTargets({ store: totalsStore, units: reference.units(), clock }, targets, actorOf(c).id);
      if (!saved.ok) return refuse(c, { code: 'VALIDATION_FAILED', detail: problemText.validation, errors: [...saved.error] });
      const kept = { targets: [...saved.value.targets], findings: [...saved.value.findings] };
      return c.json(kept, 200, versionHeaders(saved.value.targets));
    }),
  );
}
