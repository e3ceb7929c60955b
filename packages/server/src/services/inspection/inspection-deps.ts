import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { InspectionStore } from '../../store/inspection-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { RowMasks } from '../masking/row-masks.ts';
import type { Reference } from '../reference/reference.ts';
import type { PushService } from '../sync/push.ts';

/** What inspections and closing off stand on. */
export interface InspectionDeps {
  readonly store: InspectionStore;
  readonly rows: Pick<SyncStore, 'row' | 'rows' | 'head'>;
  readonly push: PushService;
  readonly reference: Reference;
  readonly masks: RowMasks;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Why a step is refused; `pointer` names the field of the request. */
export interface InspectionFault {
  readonly code:
    | 'ROW_UNKNOWN'
    | 'INSPECTION_UNKNOWN'
    | 'SAMPLE_UNKNOWN'
    | 'UNIT_UNKNOWN'
    | 'APPLIED_ALREADY'
    | 'NOT_APPLIED'
    | 'NOT_CLOSED'
    | 'SAME_PERSON'
    | 'REFUSED'
    | 'DAY_AHEAD'
    | 'DUE_BEFORE'
    | 'OTHER_UNIT'
    | 'DEMAND_MISSING'
    | 'PROJECT_MISSING'
    | 'PEOPLE_MISSING'
    | 'CATEGORY_UNKNOWN'
    | 'NOTHING_DEMANDED'
    | 'FOLLOWS_ISSUE'
    | 'RECTIFIED_ALREADY'
    | 'EMPTY_POOL'
    | 'NOT_DRAWN'
    | 'CHECKED_ALREADY';
  readonly pointer: string;
  readonly detail: string;
}
