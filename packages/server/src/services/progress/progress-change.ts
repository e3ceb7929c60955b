import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { type StageTotal, stageStanding, stageTotalChanges } from '@double-hundred/shared/progress/funnel';
import { alertsOf } from '@double-hundred/shared/progress/stalled';
import type { ProgressChange, RowAlert } from '../../store/progress-store.ts';

/** A row before or after a change; null stands for none or a deleted one. */
interface RowState {
  readonly unitId: string;
  readonly ledger: string;
  readonly fields: RowFields;
  readonly deleted: boolean;
}

/** One row that changes. `unread`: it was stored before, and only words changed that no counter depends on. */
export interface RowChange {
  readonly rowId: string;
  readonly before: RowState | 'unread' | null;
  readonly after: RowState;
}

/** What rows' changes make of alerts and stage counters. Rows whose part in both stays are left alone. */
export function progressChange(changes: readonly RowChange[], thresholdYuan: number): ProgressChange {
  const rowIds: string[] = [];
  const alerts: RowAlert[] = [];
  const gone: StageTotal[] = [];
  const fresh: StageTotal[] = [];
  for (const { rowId, before, after } of changes) {
    if (before === 'unread') {
      rowIds.push(rowId);
      alerts.push(...rowAlerts(rowId, after));
      continue;
    }
    const earlier = before === null ? [] : rowAlerts(rowId, before);
    const later = rowAlerts(rowId, after);
    if (JSON.stringify(earlier) !== JSON.stringify(later)) {
      if (earlier.length > 0) rowIds.push(rowId);
      alerts.push(...later);
    }
    gone.push(...(before === null ? [] : standings(before, thresholdYuan)));
    fresh.push(...standings(after, thresholdYuan));
  }
  return { rowIds, alerts, stages: stageTotalChanges(gone, fresh) };
}

function rowAlerts(rowId: string, { unitId, ledger, fields, deleted }: RowState): readonly RowAlert[] {
  return deleted ? [] : alertsOf(ledger, fields).map((alert) => ({ ...alert, rowId, unitId }));
}

function standings({ unitId, ledger, fields, deleted }: RowState, thresholdYuan: number): readonly StageTotal[] {
  if (deleted || ledger !== 'projects') return [];
  const standing = stageStanding(unitId, fields, thresholdYuan);
  return standing === null ? [] : [standing];
}
