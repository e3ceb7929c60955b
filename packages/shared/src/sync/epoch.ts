import type { FileState, ShadowRow } from './file-state.ts';

/**
 * The state after learning that the server's history is another one than before. The cursor and everything in flight
 * belong to the old history; shadow rows keep theirs, so that each is offered again until its own answer comes.
 */
export function enterEpoch(state: FileState, epoch: string): FileState {
  if (state.epoch === epoch) return state;
  const { writing: _ofOldEpoch, ...kept } = state;
  return { ...kept, epoch, cursor: 0, outbox: {}, held: {} };
}

/** Whether the row was confirmed in an older history, which the server may have lost. */
export function isOfOldEpoch(state: FileState, shadow: ShadowRow): boolean {
  return shadow.epoch !== state.epoch;
}
