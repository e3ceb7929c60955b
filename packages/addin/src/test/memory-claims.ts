import type { Claim, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { VerificationRequest } from '@double-hundred/shared/protocol/totals';
import type { EvidenceUpload } from '../ports/server-port.ts';

const AT = '2026-11-23T01:05:00Z';

/** Claims with evidence and decisions in memory, for the pane's own tests. */
export function memoryClaims(rows: () => readonly { readonly rowId: string; readonly name: string }[]) {
  const records = new Map<string, VerificationRecord[]>();
  const files = new Map<string, (Evidence & { readonly content: Uint8Array<ArrayBuffer> })[]>();
  const claimOf = ({ rowId, name }: { readonly rowId: string; readonly name: string }): Claim => {
    const decision = records.get(rowId)?.at(-1) ?? null;
    const state = decision?.decision === 'confirm' ? 'confirmed' : decision?.decision === 'refuse' ? 'refused' : 'waiting';
    return {
      rowId,
      unitId: 'shiqiao',
      kind: 'signed',
      projectName: name,
      day: '2026-09-10' as Claim['day'],
      yuan: 120_000_000,
      rev: 1,
      state,
      blocked: [],
      evidence: { files: files.get(rowId)?.length ?? 0, reused: 0 },
      decision,
    };
  };
  return {
    claims: () => ({ claims: rows().map(claimOf), next: null }),
    records: (rowId: string) => records.get(rowId) ?? [],
    evidence: (rowId: string): Evidence[] => (files.get(rowId) ?? []).map(({ content: _content, ...told }) => told),
    content: (id: string) => [...files.values()].flat().find((file) => file.id === id)?.content ?? new Uint8Array(),
    decide({ rowId, kind, basis, decision, day, ground, evidence }: VerificationRequest) {
      const record = {
        kind,
        basis,
        decision,
        day,
        claimedDay: day,
        claimedYuan: 1,
        ground,
        evidence: evidence ?? [],
        by: '区专班',
        at: AT,
      };
      records.set(rowId, [...(records.get(rowId) ?? []), record]);
      return record;
    },
    add({ rowId, name, bytes }: EvidenceUpload): Evidence {
      const id = `v${[...files.values()].flat().length + 1}`;
      const told: Evidence = {
        id,
        rowId,
        name,
        type: 'pdf',
        bytes: bytes.length,
        sha256: id,
        by: '填报员',
        at: AT,
        reusedBy: [],
      };
      files.set(rowId, [...(files.get(rowId) ?? []), { ...told, content: bytes }]);
      return told;
    },
    remove(id: string) {
      for (const [rowId, list] of files)
        files.set(
          rowId,
          list.filter((file) => file.id !== id),
        );
      return { removed: true };
    },
  };
}
