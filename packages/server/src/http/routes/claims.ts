import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { problemText } from '@double-hundred/shared/message/problems';
import {
  basisComparisonsSchema,
  claimStateSchema,
  claimsResponseSchema,
  verificationRecordsSchema,
} from '@double-hundred/shared/protocol/claims';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import type { TotalsReader } from '../../services/totals/read-totals.ts';
import { compareBases } from '../../services/verification/compare-bases.ts';
import { listClaims, recordOf } from '../../services/verification/list-claims.ts';
import type { ClaimStore } from '../../store/claim-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { mayReachUnit, noSuchRow, operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers } from '../described.ts';
import { pageQuery } from '../page-query.ts';
import { refuse } from '../problem.ts';

const TAG = '核定与佐证';

const claims = createRoute({
  ...operation('listClaims'),
  method: 'get',
  path: '/api/v1/claims',
  tags: [TAG],
  summary: '自报成果：待核定、已核定、未通过、需重新核定',
  description: 'Unit accounts see their own. `blocked` says why a claim cannot be decided yet; go on with `next`.',
  request: {
    query: z.object({
      basis: z.enum(['verified', 'official']).default('verified'),
      state: claimStateSchema.optional(),
      unit: z.string().optional().describe('the unit that handed the row in'),
      kind: achievementKindSchema.optional(),
      ...pageQuery(3, { usual: 100, most: 500 }),
    }),
  },
  responses: answers('Claims', claimsResponseSchema),
});

const records = createRoute({
  ...operation('listVerifications'),
  method: 'get',
  path: '/api/v1/rows/{rowId}/verifications',
  tags: [TAG],
  summary: '一行的全部核定记录',
  request: { params: z.object({ rowId: z.string() }) },
  responses: answers('Every decision, oldest first: who, when, ground, evidence', verificationRecordsSchema),
});

const bases = createRoute({
  ...operation('compareBases'),
  method: 'get',
  path: '/api/v1/totals/bases',
  tags: [TAG],
  summary: '三个口径对照：自报、核定、统计及其差额',
  request: { query: z.object({ asOf: daySchema.optional() }) },
  responses: answers('One line a unit and kind', basisComparisonsSchema),
});

export interface ClaimRouteDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  readonly totals: TotalsReader;
  readonly claims: ClaimStore;
  readonly syncStore: Pick<SyncStore, 'row'>;
}

/** The reading side of verification: claims, decisions, and the three bases side by side. */
export function registerClaimRoutes(app: OpenAPIHono<AppEnv>, deps: ClaimRouteDeps): void {
  const { reference } = deps;

  app.openapi(claims, async (c) => {
    const definition = reference.definition('projects');
    if (!definition) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    return c.json(await listClaims({ store: deps.claims, definition }, c.req.valid('query'), actorOf(c)), 200);
  });

  app.openapi(records, async (c) => {
    const { rowId } = c.req.valid('param');
    const row = await deps.syncStore.row(rowId);
    if (row === null || !mayReachUnit(actorOf(c), row.unitId)) return refuse(c, noSuchRow(rowId));
    return c.json({ verifications: (await deps.claims.decisions(rowId)).map(recordOf) }, 200);
  });

  app.openapi(bases, async (c) => {
    const campaign = reference.campaign();
    if (!campaign) return refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
    const { asOf = deps.clock.today() } = c.req.valid('query');
    const rows = await compareBases(deps.totals, { campaign, units: reference.units() }, asOf, actorOf(c));
    return c.json({ asOf, rows: [...rows] }, 200);
  });
}
