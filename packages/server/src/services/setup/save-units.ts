import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { ReferenceStore } from '../../store/reference-store.ts';
import type { Reference } from '../reference/reference.ts';
import { type UnitFault, unitFaults } from './unit-faults.ts';

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
