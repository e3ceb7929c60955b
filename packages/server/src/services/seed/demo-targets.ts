import { ACHIEVEMENT_KINDS, type AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { Target } from '@double-hundred/shared/protocol/totals';
import type { Unit } from '@double-hundred/shared/unit/unit';

const COUNTS: Readonly<Record<Unit['kind'], Readonly<Record<AchievementKind, number>>>> = {
  town: { signed: 2, started: 1, completed: 1, inProduction: 1 },
  subdistrict: { signed: 3, started: 1, completed: 1, inProduction: 1 },
  zone: { signed: 4, started: 2, completed: 2, inProduction: 1 },
  department: { signed: 1, started: 1, completed: 1, inProduction: 0 },
};

/** Targets that the demo units meet in part. */
export function demoTargets(units: readonly Unit[]): Target[] {
  return units.flatMap((unit) =>
    ACHIEVEMENT_KINDS.map((kind) => ({ unitId: unit.id, kind, count: COUNTS[unit.kind][kind], yuan: null })),
  );
}
