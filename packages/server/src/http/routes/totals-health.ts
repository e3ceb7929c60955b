import { totalsHealthSchema } from '@double-hundred/shared/protocol/totals';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type * as z from 'zod';
import { operation } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { answers } from '../described.ts';

const getTotalsHealth = createRoute({
  ...operation('getTotalsHealth'),
  method: 'get',
  path: '/api/v1/health/totals',
  tags: ['汇总'],
  summary: '重算并与现存汇总比较',
  responses: answers('Recomputed against kept', totalsHealthSchema),
});

/** Compares the kept totals with what the stored rows give. */
export function registerTotalsHealthRoute(
  app: OpenAPIHono<AppEnv>,
  deps: { checkTotals: () => Promise<z.input<typeof totalsHealthSchema>> },
): void {
  app.openapi(getTotalsHealth, async (c) => c.json(await deps.checkTotals(), 200));
}
