import type { BulletinFigures, BulletinUnit } from './bulletin-figures.ts';

/** Units by ranking group, groups without any left out. */
export type UnitsByGroup = readonly { readonly group: string; readonly units: readonly BulletinUnit[] }[];

/** The units of each group that hold a rank, best first; empty when there is no ranking. */
export function rankedUnits(figures: BulletinFigures): UnitsByGroup {
  return byGroup(figures, (unit) => unit.rank !== null);
}

/**
 * The units to commend: ranks up to `top` in each group. A group of so few ranked units that everybody would be praised
 * praises none of its tail, and a unit of the tail is never commended.
 */
export function commendedUnits(figures: BulletinFigures, top: number): UnitsByGroup {
  return byGroup(figures, (unit) => unit.rank !== null && unit.rank <= top && !unit.tail);
}

/** The units to criticise: the tails of the groups. Exempt and unranked units are never in one. */
export function criticisedUnits(figures: BulletinFigures): UnitsByGroup {
  return byGroup(figures, (unit) => unit.tail);
}

/** Exempt units at the foot of their group: without the exemption they could be in the tail, so the reason is told. */
export function sparedUnits(figures: BulletinFigures): readonly BulletinUnit[] {
  return byGroup(figures, (unit) => unit.rank !== null).flatMap(({ units }) => {
    const lastSafe = units.findLast((unit) => !unit.tail && unit.exempt === null)?.rank ?? 0;
    return units.filter((unit) => unit.exempt !== null && (unit.rank ?? 0) > lastSafe);
  });
}

function byGroup(figures: BulletinFigures, wanted: (unit: BulletinUnit) => boolean): UnitsByGroup {
  if (figures.ranking === 'none') return [];
  return figures.groups
    .map(({ id, name }) => ({
      group: name,
      units: figures.units
        .filter((unit) => unit.groupId === id && wanted(unit))
        .toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0)),
    }))
    .filter(({ units }) => units.length > 0);
}
