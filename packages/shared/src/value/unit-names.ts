import type { Unit } from '../unit/unit.ts';
import { foldName } from './fold-name.ts';

/** The units by name and alias, ready for looking up. */
export interface UnitNames {
  readonly byId: ReadonlyMap<string, Unit>;
  /** Exact name → unit. */
  readonly exact: ReadonlyMap<string, Unit>;
  /** Folded name or alias → unit. */
  readonly folded: ReadonlyMap<string, Unit>;
  readonly foldedNames: ReadonlySet<string>;
}

const indexes = new WeakMap<readonly Unit[], UnitNames>();

/** Index of a list of units; built once per list. */
export function unitNames(units: readonly Unit[]): UnitNames {
  const known = indexes.get(units);
  if (known) return known;
  const folded = new Map<string, Unit>();
  for (const unit of units) for (const alias of unit.aliases) folded.set(foldName(alias), unit);
  for (const unit of units) folded.set(foldName(unit.name), unit);
  const built: UnitNames = {
    byId: new Map(units.map((unit) => [unit.id, unit])),
    exact: new Map(units.map((unit) => [unit.name, unit])),
    folded,
    foldedNames: new Set(units.map((unit) => foldName(unit.name))),
  };
  indexes.set(units, built);
  return built;
}
