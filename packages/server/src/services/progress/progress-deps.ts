import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { ProgressStore } from '../../store/progress-store.ts';
import type { FigureRebuild } from '../figures/rebuild-figures.ts';
import type { Reference } from '../reference/reference.ts';

/** What reading stage counters and alerts stands on. */
export interface ProgressDeps {
  readonly progress: ProgressStore;
  readonly rebuild: Pick<FigureRebuild, 'recomputing'>;
  readonly reference: Reference;
  readonly clock: Clock;
}
