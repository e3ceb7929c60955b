import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { InspectionSubjects } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { InspectionDeps } from './inspection-deps.ts';

/** The projects of a unit that an inspection may be about, by the names the viewer may see. */
export async function listSubjects(deps: InspectionDeps, unitId: string, viewer: User): Promise<InspectionSubjects> {
  const definition = deps.reference.definition('projects');
  if (definition === null) return { projects: [] };
  const mask = await deps.masks(definition, viewer, unitId);
  const rows = (await deps.rows.rows(unitId, definition.id)).filter(({ deleted }) => !deleted);
  const projects = rows.map(({ rowId, fields }) => {
    const seen = mask.fields(fields, { rowId, unitId, states: [fields] });
    return {
      rowId,
      name: textOf(seen[definition.nameColumn]) ?? '',
      sponsor: textOf(seen['sponsor']),
      responsiblePerson: textOf(seen['responsiblePerson']),
    };
  });
  return { projects: projects.sort((left, right) => left.name.localeCompare(right.name, 'zh')) };
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
