import { createHash } from 'node:crypto';
import { evidenceTypeOf } from '@double-hundred/shared/evidence/evidence-fault';
import { EVIDENCE_LIMITS, magicTypeOf } from '@double-hundred/shared/evidence/evidence-type';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { evidenceTexts } from '@double-hundred/shared/message/evidence';
import type { User } from '@double-hundred/shared/protocol/session';
import { readZipDirectory } from '@double-hundred/xlsx/zip-directory';
import type { KeptEvidence } from '../../store/evidence-store.ts';
import { type EvidenceDeps, type EvidenceFault, isHidden } from './evidence-deps.ts';
import type { EvidenceSubject } from './evidence-subject.ts';

/**
 * Keeps a file as evidence of a row or an inspection: its type is read from its content, the file is on the disk before the database
 * knows of it, and the same content is kept once.
 */
export async function addEvidence(
  deps: EvidenceDeps,
  subject: EvidenceSubject,
  file: { readonly name: string; readonly bytes: Uint8Array },
  actor: User,
): Promise<Result<KeptEvidence, EvidenceFault>> {
  if (await isHidden(deps, subject, actor)) return err({ kind: 'confidential', detail: evidenceTexts.confidential });
  const name = file.name.normalize('NFC').trim();
  const type = evidenceTypeOf(name, file.bytes, partsOf(file.bytes));
  if (!type.ok) return err({ kind: 'refused', detail: type.error });
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await deps.files.put(sha256, file.bytes);
  const at = new Date(deps.clock.now()).toISOString();
  const evidence: KeptEvidence = {
    id: deps.ids.next('v'),
    rowId: subject.id,
    unitId: subject.unitId,
    ledger: subject.ledger,
    sha256,
    name,
    type: type.value,
    bytes: file.bytes.length,
    userId: actor.id,
    userName: actor.name,
    at,
  };
  const detail = { id: evidence.id, sha256, name, bytes: evidence.bytes };
  const audit = { at, actor: actor.id, action: 'evidence.add', subject: subject.id, detail };
  const added = await deps.store.add(evidence, EVIDENCE_LIMITS.filesPerRow, audit);
  if (added === 'tooMany') return err({ kind: 'refused', detail: evidenceTexts.tooMany(EVIDENCE_LIMITS.filesPerRow) });
  return ok(added);
}

function partsOf(bytes: Uint8Array) {
  if (magicTypeOf(bytes) !== 'zip') return null;
  const directory = readZipDirectory(bytes);
  return directory.ok ? directory.value : null;
}
