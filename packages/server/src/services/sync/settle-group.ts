import { syncText } from '@double-hundred/shared/message/sync';
import type { MutationResult, MutationStatus } from '@double-hundred/shared/protocol/push';
import type { KeptMutation } from '../../store/sync-store.ts';
import type { PushDraft } from './push-draft.ts';
import { resultOf } from './push-result.ts';
import { type PreparedMutation, type PushContext, conclude, settleMutation } from './settle-mutation.ts';

const TAKES_EFFECT: ReadonlySet<MutationStatus> = new Set(['accepted', 'merged', 'noop']);

/**
 * Settles the mutations of one group together: all take effect or none. The one that fails keeps its own status and
 * findings, the others become `group_failed`; what each wanted is kept in quarantine or as a conflict.
 * Gives the results by place in the push; mutations already known are left to their replay.
 */
export async function settleGroup(
  context: PushContext,
  draft: PushDraft,
  prepared: readonly PreparedMutation[],
  group: string,
  isKnown: (id: string) => boolean,
): Promise<ReadonlyMap<number, MutationResult>> {
  const members = [...prepared.entries()].filter(
    ([, { read }]) => read.kind === 'mutation' && read.mutation.group === group && !isKnown(read.id),
  );
  const fresh = members.filter(
    ([, { read }], index) =>
      draft.settled(read.id) === undefined && members.findIndex(([, other]) => other.read.id === read.id) === index,
  );
  const goBack = draft.mark();
  const settled: [number, KeptMutation][] = [];
  for (const [place, member] of fresh) settled.push([place, await settleMutation(context, draft, member)]);
  const failing = new Set(settled.filter(([, mutation]) => !TAKES_EFFECT.has(mutation.status)).map(([place]) => place));
  if (failing.size === 0) return new Map(settled.map(([place, mutation]) => [place, resultOf(draft, mutation)]));
  goBack();
  return settleApart(context, draft, fresh, failing);
}

// The failing ones are decided again on the untouched rows, without the effects of their fellows.
async function settleApart(
  context: PushContext,
  draft: PushDraft,
  members: readonly [number, PreparedMutation][],
  failing: ReadonlySet<number>,
): Promise<Map<number, MutationResult>> {
  const results = new Map<number, MutationResult>();
  for (const [place, member] of members) {
    const goBack = draft.mark();
    const before = draft.revisions.length;
    let mutation = failing.has(place) ? await settleMutation(context, draft, member) : null;
    if (mutation === null || TAKES_EFFECT.has(mutation.status) || draft.revisions.length > before) {
      goBack();
      const row = draft.row(member.read.rowId);
      mutation = conclude(context, draft, member, row, 'group_failed', [syncText.groupFailed()]);
    }
    results.set(place, resultOf(draft, mutation));
  }
  return results;
}
