import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { evidenceTexts } from '@double-hundred/shared/message/evidence';
import type { User } from '@double-hundred/shared/protocol/session';
import type { EvidenceDeps, EvidenceFault } from './evidence-deps.ts';
import { isOfInspection } from './evidence-subject.ts';

/** Takes a file off its row, with a reason; the file itself is kept. Not while a decision rests on it. */
export async function removeEvidence(
  deps: EvidenceDeps,
  id: string,
  reason: string,
  actor: User,
): Promise<Result<null, EvidenceFault>> {
  const kept = await deps.store.find(id);
  if (kept === null || (actor.unitId !== null && actor.unitId !== kept.unitId))
    return err({ kind: 'noFile', detail: evidenceTexts.noFile(id.slice(0, 80)) });
  const onlyOwn = actor.role === 'inspector' || (actor.unitId !== null && isOfInspection(kept));
  if (onlyOwn && kept.userId !== actor.id) return err({ kind: 'forbidden', detail: evidenceTexts.notYours });
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: 'evidence.remove', subject: kept.rowId, detail: { id, reason } };
  const removed = await deps.store.remove(id, { reason, userName: actor.name, at }, audit);
  return removed ? ok(null) : err({ kind: 'refused', detail: evidenceTexts.usedInDecision });
}
