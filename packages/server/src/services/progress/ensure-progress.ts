import type { Clock } from '@double-hundred/shared/kernel/clock';
import { WATCHED_LEDGERS } from '@double-hundred/shared/progress/stalled';
import type { ProgressStore } from '../../store/progress-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { Reference } from '../reference/reference.ts';
import { type RowChange, progressChange } from './progress-change.ts';

export interface ProgressDeps {
  readonly progress: ProgressStore;
  readonly syncStore: Pick<SyncStore, 'everyRow'>;
  readonly reference: Reference;
  readonly clock: Clock;
}

/** Works stages, their counters and alerts out anew from the rows when they do not stand, in the writer's turn. */
export async function ensureProgress({ progress, syncStore, reference }: ProgressDeps): Promise<void> {
  if (await progress.built()) return;
  await progress.exclusive(async (rewrite) => {
    // Another reader may have been first.
    if (await progress.built()) return;
    const changes: RowChange[] = [];
    for (const ledger of WATCHED_LEDGERS) {
      for await (const { row } of syncStore.everyRow(ledger)) {
        if (!row.deleted) changes.push({ rowId: row.rowId, before: null, after: row });
      }
    }
    await rewrite(progressChange(changes, reference.campaign() ?? { thresholdYuan: 0 }));
  });
}
