import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daySchema } from '@double-hundred/shared/kernel/day';
import { verificationRequestSchema } from '@double-hundred/shared/protocol/totals';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import type { RecheckReferring } from '../../services/rules/recheck-referring.ts';
import type { Recheck } from '../../services/rules/recheck.ts';
import { verifyAchievement } from '../../services/verification/verify-achievement.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { VerificationStore } from '../../store/verification-store.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const verify = createRoute({
  ...operation('verifyAchievement'),
  method: 'post',
  path: '/api/v1/verifications',
  tags: ['核定与佐证'],
  summary: '核定、不予核定或撤回核定一项成果',
  description: 'The figure counts on the verified day; it stands through edits that leave that achievement alone.',
  request: jsonBody(verificationRequestSchema),
  responses: answers(
    'The decision as stored',
    verificationRequestSchema.extend({ claimedDay: daySchema, claimedYuan: z.number().int(), by: z.string(), at: z.string() }),
  ),
});

/** Confirms and refuses achievements. */
export function registerVerificationRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: {
    reference: Reference;
    clock: Clock;
    verifications: VerificationStore;
    syncStore: SyncStore;
    recheck: Recheck;
    recheckReferring: RecheckReferring;
  },
): void {
  app.openapi(verify, async (c) => {
    const request = c.req.valid('json');
    const row = request.decision === 'confirm' ? await deps.syncStore.row(request.rowId) : null;
    if (row !== null) await deps.recheck.ready(row);
    const decided = await verifyAchievement({ ...deps, store: deps.verifications }, request, actorOf(c));
    if (decided.ok) {
      await deps.recheckReferring(request.rowId);
      const { claimedDay, claimedYuan, userName, at } = decided.value;
      return c.json({ ...request, claimedDay: daySchema.parse(claimedDay), claimedYuan, by: userName, at }, 200);
    }
    const { code, pointer, detail } = decided.error;
    if (code === 'ROW_UNKNOWN' || code === 'NO_CAMPAIGN') return refuse(c, { code: 'NOT_FOUND', detail });
    return refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer, code, detail }] });
  });
}
