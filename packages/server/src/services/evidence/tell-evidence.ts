import { evidenceTexts } from '@double-hundred/shared/message/evidence';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptEvidence } from '../../store/evidence-store.ts';
import { scopeOf } from '../totals/read-totals.ts';
import type { EvidenceDeps } from './evidence-deps.ts';

/**
 * Evidence of one row as a viewer may see it. The same content on another project is told; of projects of other units a
 * unit learns only that there is one.
 */
export async function tellEvidence(deps: EvidenceDeps, kept: readonly KeptEvidence[], viewer: User): Promise<Evidence[]> {
  const [first] = kept;
  if (first === undefined) return [];
  const reuse = await deps.store.reuse(first.rowId, [...new Set(kept.map(({ sha256 }) => sha256))]);
  const own = scopeOf(viewer);
  const told = await Promise.all(
    reuse.map(async ({ sha256, rowId, unitId, ledger, fields }) => {
      if (own !== null && unitId !== own)
        return { sha256, other: { rowId: null, unitId: null, projectName: evidenceTexts.otherUnitsProject } };
      const definition = deps.reference.definition(ledger);
      const mask = definition === null ? null : await deps.masks(definition, viewer, unitId);
      const seen = mask?.fields(fields, { rowId, unitId, states: [fields] })[definition?.nameColumn ?? ''];
      return { sha256, other: { rowId, unitId, projectName: typeof seen === 'string' ? seen : '' } };
    }),
  );
  return kept.map(({ id, rowId, name, type, bytes, sha256, userName, at }) => ({
    id,
    rowId,
    name,
    type,
    bytes,
    sha256,
    by: userName,
    at,
    reusedBy: told.filter((one) => one.sha256 === sha256).map(({ other }) => other),
  }));
}
