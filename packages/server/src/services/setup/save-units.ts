import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { setupTexts } from '@double-hundred/shared/message/setup';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { ReferenceStore } from '../../store/reference-store.ts';
import type { Reference } from '../reference/reference.ts';

/** A place of the list of units that cannot be taken. */
export interface UnitFault {
  readonly pointer: string;
  readonly code: 'UNIT_GONE' | 'UNIT_ID' | 'UNIT_TWICE';
  readonly detail: string;
}

/** Replaces the units in their order: new ones are added, names and aliases changed; none goes, for rows name them. */
export async function saveUnits(
  deps: { readonly referenceStore: ReferenceStore; readonly reference: Reference; readonly clock: Clock },
  units: readonly Unit[],
  actor: User,
): Promise<Result<readonly Unit[], readonly UnitFault[]>> {
  const faults = unitFaults(units, deps.reference.units());
  if (faults.length > 0) return err(faults);
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: 'units.replace', subject: 'units', detail: { units } };
  await deps.referenceStore.saveUnits(units, audit);
  return ok(deps.reference.units());
}

function unitFaults(units: readonly Unit[], before: readonly Unit[]): readonly UnitFault[] {
  const kept = new Set(units.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ name }) => name);
  const known = new Set(before.map(({ id }) => id));
  const seen = new Set<string>();
  return [
    ...(gone.length > 0 ? [{ pointer: '/units', code: 'UNIT_GONE', detail: setupTexts.unitGone(gone) } as const] : []),
    ...units.flatMap(({ id, name }, index): UnitFault[] => {
      const pointer = `/units/${index}`;
      const twice = [id, name].find((text) => seen.has(text));
      seen.add(id).add(name);
      if (twice !== undefined) return [{ pointer, code: 'UNIT_TWICE', detail: setupTexts.unitTwice(twice) }];
      return known.has(id) || (/^[a-z][a-z0-9]{1,39}$/.test(id) && id !== 'district')
        ? []
        : [{ pointer: `${pointer}/id`, code: 'UNIT_ID', detail: setupTexts.unitId(id.slice(0, 80)) }];
    }),
  ];
}
