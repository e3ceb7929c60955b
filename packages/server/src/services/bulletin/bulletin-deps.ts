import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { BulletinStore } from '../../store/bulletin-store.ts';
import type { TotalsStore } from '../../store/totals-store.ts';
import type { AppraisalReference } from '../appraisal/scoring-ground.ts';
import type { TotalsReader } from '../totals/read-totals.ts';

/** What composing and keeping bulletins stands on. */
export interface BulletinDeps {
  readonly bulletins: BulletinStore;
  readonly appraisal: AppraisalStore;
  readonly totalsStore: TotalsStore;
  readonly totals: TotalsReader;
  readonly reference: AppraisalReference;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Why a bulletin is not composed, frozen or published; `pointer` names the field of the request. */
export interface BulletinFault {
  readonly code: 'UNKNOWN' | 'GROUP_UNKNOWN' | 'DAY_OUTSIDE' | 'NUMBER_TAKEN' | 'STALE' | 'NOTHING_CHANGED' | 'ALREADY_PUBLISHED';
  readonly pointer: string;
  readonly detail: string;
}
