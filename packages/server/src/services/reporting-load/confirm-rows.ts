import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { ConfirmationRequest, ConfirmationResponse } from '@double-hundred/shared/protocol/reporting-load';
import type { Mutation } from '@double-hundred/shared/protocol/push';
import { PUSH_LIMITS } from '@double-hundred/shared/protocol/push';
import type { ReportingLoadStore } from '../../store/reporting-load-store.ts';
import { type CallRefusal, ledgerNotFound } from '../sync/call-refusal.ts';
import type { PushService } from '../sync/push.ts';
import type { SyncAuthor, SyncDeps } from '../sync/sync-deps.ts';

export interface ConfirmDeps extends Pick<SyncDeps, 'store' | 'reference' | 'ids' | 'clock'> {
  readonly push: PushService;
  readonly load: ReportingLoadStore;
}

/**
 * 零报告: confirms the rows of a unit's ledger as they stand, all or the chosen ones. Each is a confirmation like one that
 * a workbook sends, so it is merged, locked and told like any other; that the unit said so counts even without rows, once all
 * of them have been reached.
 */
export async function confirmRows(
  deps: ConfirmDeps,
  request: ConfirmationRequest,
  author: SyncAuthor,
): Promise<Result<ConfirmationResponse, CallRefusal>> {
  const definition = deps.reference.definition(request.ledger);
  if (definition === null) return err(ledgerNotFound(request.ledger));
  const live = new Map(
    (await deps.store.rows(request.unit, request.ledger)).flatMap((row) => (row.deleted ? [] : [[row.rowId, row]])),
  );
  const wanted = request.rowIds === undefined ? [...live.keys()] : [...new Set(request.rowIds)];
  const rows: ConfirmationResponse['rows'] = wanted.flatMap((rowId) =>
    live.has(rowId) ? [] : [{ rowId, status: 'gone', rev: 0 }],
  );
  const muts = wanted.flatMap((rowId): Mutation[] => {
    const row = live.get(rowId);
    const id = deps.ids.next('m');
    return row === undefined ? [] : [{ id, rowId, kind: 'upsert', baseRev: row.rev, base: {}, set: {}, confirm: true }];
  });
  const file = { fileId: deps.ids.next('f'), replicaId: deps.ids.next('p'), schemaVersion: definition.version };
  for (let from = 0; from < muts.length; from += PUSH_LIMITS.mutations) {
    const { epoch } = await deps.store.head();
    const part = muts.slice(from, from + PUSH_LIMITS.mutations);
    const { unit, ledger } = request;
    const pushed = await deps.push({ epoch, ...file, batchId: deps.ids.next('b'), unit, ledger, muts: part }, author, 'commit');
    if (!pushed.ok && from === 0) return pushed;
    if (!pushed.ok) {
      // What is confirmed stands and is told; the others are confirmed by pressing once more.
      rows.push(...muts.slice(from).map(({ rowId, baseRev }) => ({ rowId, status: 'deferred' as const, rev: baseRev })));
      break;
    }
    rows.push(...pushed.value.results.map(({ rowId, status, rev }) => ({ rowId, status, rev })));
  }
  const confirmed = rows.filter(({ status }) => status === 'accepted').length;
  const at = new Date(deps.clock.now()).toISOString();
  const day = deps.clock.today();
  if (rows.some(({ status }) => status === 'deferred')) return ok({ day, confirmed, rows });
  await deps.load.noChange(
    { unitId: request.unit, ledger: request.ledger, day },
    {
      at,
      actor: author.id,
      action: 'confirm',
      subject: `${request.unit}/${request.ledger}`,
      detail: { confirmed, asked: wanted.length },
    },
  );
  return ok({ day, confirmed, rows });
}
