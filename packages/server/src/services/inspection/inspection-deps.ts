import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { InspectionStore } from '../../store/inspection-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { Reference } from '../reference/reference.ts';
import type { PushService } from '../sync/push.ts';

/** What inspections and closing off stand on. */
export interface InspectionDeps {
  readonly store: InspectionStore;
  readonly rows: Pick<SyncStore, 'row' | 'head'>;
  readonly push: PushService;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Why a step is refused; `pointer` names the field of the request. */
export interface InspectionFault {
  readonly code:
    | 'ROW_UNKNOWN'
    | 'NOT_APPLIED'
    | 'NOT_CLOSED'
    | 'SAME_PERSON'
    | 'REFUSED'
    | 'DAY_AHEAD'
    | 'OTHER_UNIT'
    | 'EMPTY_POOL'
    | 'NOT_DRAWN'
    | 'CHECKED_ALREADY'
    | 'SAMPLE_UNKNOWN';
  readonly pointer: string;
  readonly detail: string;
}
