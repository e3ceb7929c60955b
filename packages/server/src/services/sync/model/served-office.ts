import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { ChangesResponse } from '@double-hundred/shared/protocol/changes';
import type { CallFailure, SyncServer } from '@double-hundred/shared/sync/sync-server';
import type { CallRefusal } from '../call-refusal.ts';
import { createSyncServices } from '../sync-services.ts';
import { modelReference } from './model-ledger.ts';
import type { ModelServer } from './model-server.ts';
import { createModelStore } from './model-store.ts';
import { MODEL_LEDGER, MODEL_UNIT } from './model-workbook.ts';

const author = { id: 'clerk', name: '模型员' };

/** The real services over a store in memory, called as the http routes call them. */
export function servedOffice(ids: IdSource, clock: Clock): ModelServer {
  let tell: (revision: { seq: number; rowId: string; mutationId: string }) => void = () => {};
  const store = createModelStore(ids.next('e'), (commit) => commit.revisions.forEach(tell));
  const services = createSyncServices({ store, clock, ids, reference: modelReference });
  const calls: SyncServer = {
    open: async (request) => answered(await services.openFile(request, author)),
    push: async (request) => answered(await services.push(request, author, 'commit')),
    changes: async (query) => {
      const page = answered(await services.changes(query));
      return page.ok ? ok(JSON.parse(Buffer.from(page.value).toString()) as ChangesResponse) : page;
    },
  };
  return {
    calls,
    rows: () => new Map(store.present().rows),
    head: () => store.present().head,
    keeps: (value) => store.present().values.has(value),
    openConflicts: async () =>
      (await services.conflicts({ unitId: MODEL_UNIT, ledger: MODEL_LEDGER, limit: 10_000, after: null })).rows,
    onRevision: (listener) => (tell = listener),
    backup: () => ({ content: store.backup() }),
    async restore(backup) {
      const epoch = ids.next('e');
      store.restore(backup.content, epoch);
    },
  };
}

function answered<T>(result: Result<T, CallRefusal>): Result<T, CallFailure> {
  if (result.ok) return result;
  const { code, detail, epoch } = result.error;
  return err({ kind: 'problem', code, detail, requestId: '', ...(epoch === undefined ? {} : { epoch }) });
}
