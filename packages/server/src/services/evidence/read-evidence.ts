import { EVIDENCE_TYPES } from '@double-hundred/shared/evidence/evidence-type';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { evidenceTexts } from '@double-hundred/shared/message/evidence';
import type { User } from '@double-hundred/shared/protocol/session';
import { type EvidenceDeps, type EvidenceFault, isHidden } from './evidence-deps.ts';
import { subjectOfFile } from './evidence-subject.ts';

/** A file as it goes out. */
export interface EvidenceFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Gives a file to somebody who may see its row, and notes it in the audit chain before it goes out. */
export async function readEvidence(
  deps: EvidenceDeps,
  id: string,
  viewer: User,
  mayReach: (unitId: string) => boolean,
): Promise<Result<EvidenceFile, EvidenceFault>> {
  const kept = await deps.store.find(id);
  const subject = kept === null ? null : await subjectOfFile(deps, kept);
  if (kept === null || subject === null || !mayReach(kept.unitId))
    return err({ kind: 'noFile', detail: evidenceTexts.noFile(id.slice(0, 80)) });
  if (await isHidden(deps, subject, viewer)) return err({ kind: 'confidential', detail: evidenceTexts.confidential });
  const bytes = await deps.files.get(kept.sha256);
  if (bytes === null) return err({ kind: 'noFile', detail: evidenceTexts.lost(kept.name) });
  const at = new Date(deps.clock.now()).toISOString();
  const detail = { id, sha256: kept.sha256 };
  await deps.store.noteRead({ at, actor: viewer.id, action: 'evidence.read', subject: kept.rowId, detail });
  return ok({ name: kept.name, mediaType: EVIDENCE_TYPES[kept.type].mediaType, bytes });
}
