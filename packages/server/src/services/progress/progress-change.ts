import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { STALLED_AFTER_DAYS } from '@double-hundred/shared/campaign/stalled-after-days';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { type StageTotal, stageStanding, stageTotalChanges } from '@double-hundred/shared/progress/funnel';
import { alertsOf } from '@double-hundred/shared/progress/stalled';
import type { ProgressChange, RowAlert, RowStage } from '../../store/progress-store.ts';

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

type Stage = Pick<StageTotal, 'qualifying' | 'reached' | 'here'>;

/** What of the campaign decides where a row stands. */
export type ProgressRules = Pick<Campaign, 'thresholdYuan' | 'stalledAfterDays'>;

/** What rows' changes make of alerts, stages and stage counters. Rows whose part in them stays are left alone. */
export function progressChange(changes: readonly RowChange[], rules: ProgressRules): ProgressChange {
  const rowIds: string[] = [];
  const stagesGone: RowStage[] = [];
  const stagesNew: RowStage[] = [];
  const alerts: RowAlert[] = [];
  const gone: StageTotal[] = [];
  const fresh: StageTotal[] = [];
  for (const { rowId, before, after } of changes) {
    if (before === 'unread') {
      rowIds.push(rowId);
      alerts.push(...rowAlerts(rowId, after, rules));
      continue;
    }
    const earlier = before === null ? [] : rowAlerts(rowId, before, rules);
    const later = rowAlerts(rowId, after, rules);
    if (JSON.stringify(earlier) !== JSON.stringify(later)) {
      if (earlier.length > 0) rowIds.push(rowId);
      alerts.push(...later);
    }
    const [stood, stands] = [before === null ? null : standing(before, rules), standing(after, rules)];
    if (stood !== null) gone.push(stood);
    if (stands !== null) fresh.push(stands);
    if (stands !== null && (stood === null || !sameStage(stood, stands))) stagesNew.push({ ...stands, rowId });
    else if (stood !== null && stands === null) stagesGone.push({ ...stood, rowId });
  }
  return { rowIds, alerts, stages: stageTotalChanges(gone, fresh), stagesGone, stagesNew };
}

/** The alerts of a row; none when it is deleted. */
export function rowAlerts(
  rowId: string,
  row: RowState,
  { stalledAfterDays = STALLED_AFTER_DAYS }: ProgressRules,
): readonly RowAlert[] {
  const { unitId, ledger, fields, deleted } = row;
  return deleted ? [] : alertsOf(ledger, fields, stalledAfterDays).map((alert) => ({ ...alert, rowId, unitId }));
}

/** Where a project stands; null for rows of other ledgers and deleted ones. */
export function standing({ unitId, ledger, fields, deleted }: RowState, { thresholdYuan }: ProgressRules): StageTotal | null {
  return deleted || ledger !== 'projects' ? null : stageStanding(unitId, fields, thresholdYuan);
}

/** Whether two projects got as far and stand at the same stage. */
export function sameStage(one: Stage, other: Stage): boolean {
  return one.reached === other.reached && one.here === other.here && one.qualifying === other.qualifying;
}
