import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { FigureRebuild } from '../figures/rebuild-figures.ts';
import type { RowMasks } from '../masking/row-masks.ts';
import type { Reference } from '../reference/reference.ts';
import type { SubmissionStore } from '../../store/submission-store.ts';

/** What the reporting cycle stands on. */
export interface SubmissionDeps {
  readonly store: SubmissionStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** What a viewer sees of rows, by the projects they refer to. */
  readonly masks: RowMasks;
  /** Whether rows of a ledger are being judged again after a change of its rules. */
  readonly rechecking: (ledger: string) => Promise<boolean>;
  /** Resolves when the rows of a unit's ledger are judged by today. */
  readonly judged: (of: { readonly ledger: string; readonly unitId: string }) => Promise<void>;
  readonly rebuild: Pick<FigureRebuild, 'recomputing'>;
}

/** Why a call about the reporting cycle is refused; `pointer` names the field of the request, empty for the whole. */
export interface SubmissionFault {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}
