import { type ChangesService, createChangesService } from './changes.ts';
import { type ConflictsService, createConflictsService } from './conflicts.ts';
import { type MutationsService, createMutationsService } from './mutations.ts';
import { type OpenFileService, createOpenFileService } from './open-file.ts';
import { type PushService, createPushService } from './push.ts';
import { type QuarantineService, createQuarantineService } from './quarantine.ts';
import { type ReconcileService, createReconcileService } from './reconcile.ts';
import { type RevisionsService, createRevisionsService } from './revisions.ts';
import type { SyncDeps } from './sync-deps.ts';

/** The row sync, ready to be called by routes, commands and tests alike. */
export interface SyncServices {
  readonly openFile: OpenFileService;
  readonly push: PushService;
  readonly changes: ChangesService;
  readonly mutations: MutationsService;
  readonly conflicts: ConflictsService;
  readonly quarantine: QuarantineService;
  readonly reconcile: ReconcileService;
  readonly revisions: RevisionsService;
}

/** Puts the row sync together over a store: `createLibsqlSyncStore(database)`, or the memory one in tests. */
export function createSyncServices(deps: SyncDeps): SyncServices {
  return {
    openFile: createOpenFileService(deps),
    push: createPushService(deps),
    changes: createChangesService(deps),
    mutations: createMutationsService(deps),
    conflicts: createConflictsService(deps),
    quarantine: createQuarantineService(deps),
    reconcile: createReconcileService(deps),
    revisions: createRevisionsService(deps),
  };
}
