import { linksOf } from '@double-hundred/shared/check/known-rows';
import { refColumns } from '@double-hundred/shared/check/resolve-refs';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { User } from '@double-hundred/shared/protocol/session';
import { type LinkDeps, storedRows } from '../sync/push-links.ts';
import { createFieldMask, type FieldMask } from './mask-fields.ts';

/** The mask for a viewer of a unit's rows, with the projects its rows refer to. */
export type RowMasks = (definition: LedgerDefinition, viewer: User, unitId: string) => Promise<FieldMask>;

/** Masks that know the projects rows refer to; those are read only for viewers who may not see everything. */
export function createRowMasks(deps: LinkDeps): RowMasks {
  return async (definition, viewer, unitId) => {
    const plain = createFieldMask(definition, viewer);
    const ledgers = [...new Set(refColumns(definition).map(({ ledger }) => ledger))];
    if (plain.open(unitId) || ledgers.length === 0) return plain;
    const known = await storedRows(deps, unitId, definition, ledgers);
    const definitions = ledgers.flatMap((id) => deps.reference.definition(id) ?? []);
    return createFieldMask(definition, viewer, linksOf(definitions, known));
  };
}

/** The same masks, each made once: for an answer that tells of many rows. */
export function rememberedMasks(masks: RowMasks): RowMasks {
  const known = new Map<string, Promise<FieldMask>>();
  return (definition, viewer, unitId) => {
    const key = `${definition.id} ${viewer.id} ${unitId}`;
    const mask = known.get(key) ?? masks(definition, viewer, unitId);
    known.set(key, mask);
    return mask;
  };
}
