import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { OpenFileRequest, OpenFileResponse } from '@double-hundred/shared/protocol/files';
import { PUSH_LIMITS } from '@double-hundred/shared/protocol/push';
import { type CallRefusal, ledgerNotFound, schemaOutdated } from './call-refusal.ts';
import type { SyncAuthor, SyncDeps } from './sync-deps.ts';

/** Opens a file for syncing. */
export type OpenFileService = (request: OpenFileRequest, author: SyncAuthor) => Promise<Result<OpenFileResponse, CallRefusal>>;

/**
 * Greets a file and raises its incarnation. A file that comes with an incarnation already passed is a copy or a
 * restored backup (or an answer got lost): it goes on under a replica id of its own. A wrong guess costs nothing,
 * since no row ever depends on it.
 */
export function createOpenFileService({ store, clock, ids, reference }: SyncDeps): OpenFileService {
  return async (request, author) => {
    const definition = reference.definition(request.ledger);
    if (definition === null) return err(ledgerNotFound(request.ledger));
    if (request.schemaVersion < definition.minVersion) return err(schemaOutdated(definition.minVersion, definition.version));
    const serverTime = new Date(clock.now()).toISOString();
    return store.exclusive(async (turn) => {
      const { head } = await turn.ground([], []);
      const known = await turn.file(request.fileId, request.replicaId);
      const forked =
        known !== null &&
        (request.incarnation < known.incarnation || known.unitId !== request.unit || known.ledger !== request.ledger);
      const replicaId = forked ? ids.next('p') : request.replicaId;
      const incarnation = forked ? 1 : Math.max(request.incarnation, known?.incarnation ?? 0) + 1;
      await turn.saveFile({
        fileId: request.fileId,
        replicaId,
        incarnation,
        unitId: request.unit,
        ledger: request.ledger,
        parentReplicaId: forked ? request.replicaId : (known?.parentReplicaId ?? null),
        openedBy: author.id,
        openedAt: serverTime,
      });
      return ok({
        epoch: head.epoch,
        headSeq: head.headSeq,
        incarnation,
        forked,
        replicaId,
        schemaVersion: definition.version,
        rulesVersion: definition.rulesVersion ?? 1,
        limits: { ...PUSH_LIMITS },
        serverTime,
      });
    });
  };
}
