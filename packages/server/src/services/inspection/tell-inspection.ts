import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptInspection } from '../../store/inspection-store.ts';
import { createFieldMask } from '../masking/mask-fields.ts';
import type { Reference } from '../reference/reference.ts';

/** An inspection as a viewer may see it: the row it is about goes by its code name while it is confidential. */
export function tellInspection(reference: Reference, kept: KeptInspection, viewer: User): Inspection {
  const { fields: _fields, userId: _userId, ...told } = kept;
  return { ...told, name: nameOf(reference, kept, viewer) };
}

function nameOf(reference: Reference, { ledger, fields, rowId, unit }: KeptInspection, viewer: User): string | null {
  const definition = ledger === null ? null : reference.definition(ledger);
  if (definition === null || fields === null || rowId === undefined) return null;
  const name = createFieldMask(definition, viewer).fields(fields, { rowId, unitId: unit, states: [fields] })[
    definition.nameColumn
  ];
  return typeof name === 'string' ? name : null;
}
