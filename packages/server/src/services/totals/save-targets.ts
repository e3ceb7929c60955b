import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { DISTRICT } from '@double-hundred/shared/consolidation/totals';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { targetTexts } from '@double-hundred/shared/message/targets';
import type { Target } from '@double-hundred/shared/protocol/totals';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { TotalsStore } from '../../store/totals-store.ts';

/** A place in the list of targets that cannot be taken. */
export interface TargetFault {
  readonly pointer: string;
  readonly code: 'UNIT_UNKNOWN' | 'TARGET_TWICE';
  readonly detail: string;
}

/** Replaces all targets. Sums that differ from the district's own figure are taken, and told as findings to explain. */
export async function saveTargets(
  deps: { store: TotalsStore; units: readonly Unit[]; clock: Clock },
  targets: readonly Target[],
  actor: string,
): Promise<Result<{ targets: readonly Target[]; findings: readonly Finding[] }, readonly TargetFault[]>> {
  const faults = faultsOf(targets, new Set([DISTRICT, ...deps.units.map((unit) => unit.id)]));
  if (faults.length > 0) return err(faults);
  const at = new Date(deps.clock.now()).toISOString();
  await deps.store.saveTargets(targets, { at, actor, action: 'targets.replace', subject: 'targets', detail: { targets } });
  return ok({ targets: await deps.store.targets(), findings: sumFindings(targets) });
}

function faultsOf(targets: readonly Target[], known: ReadonlySet<string>): readonly TargetFault[] {
  const seen = new Set<string>();
  return targets.flatMap((target, index): TargetFault[] => {
    const key = `${target.unitId} ${target.kind}`;
    const twice = seen.has(key);
    seen.add(key);
    if (!known.has(target.unitId)) {
      return [{ pointer: `/targets/${index}/unitId`, code: 'UNIT_UNKNOWN', detail: targetTexts.unknownUnit(target.unitId) }];
    }
    return twice
      ? [{ pointer: `/targets/${index}`, code: 'TARGET_TWICE', detail: targetTexts.twice(target.unitId, target.kind) }]
      : [];
  });
}

/** One finding per kind in which the units' targets do not add up to the district's. */
export function sumFindings(targets: readonly Target[]): readonly Finding[] {
  return ACHIEVEMENT_KINDS.flatMap((kind): Finding[] => {
    const ofKind = targets.filter((target) => target.kind === kind);
    const district = ofKind.find((target) => target.unitId === DISTRICT)?.count;
    const units = ofKind.filter((target) => target.unitId !== DISTRICT).reduce((sum, target) => sum + target.count, 0);
    if (district === undefined || district === units) return [];
    const message = targetTexts.sumDiffers(kind, units, district);
    return [{ ruleId: 'TARGET_SUM', severity: 'explain', column: kind, message, expected: targetTexts.sumExpected }];
  });
}
