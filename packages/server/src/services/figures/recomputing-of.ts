import type { Recomputing } from '@double-hundred/shared/protocol/recomputing';
import type { FigureRebuild } from './rebuild-figures.ts';

/** The part of an answer that says its figures are being worked out anew; nothing while they stand. */
export async function recomputingOf(rebuild: Pick<FigureRebuild, 'recomputing'>): Promise<{ recomputing?: Recomputing }> {
  const recomputing = await rebuild.recomputing();
  return recomputing === null ? {} : { recomputing };
}
