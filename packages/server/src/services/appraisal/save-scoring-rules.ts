import { groupOf } from '@double-hundred/shared/appraisal/score-units';
import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AppraisalStore } from '../../store/appraisal-store.ts';

/** A place in scoring rules that cannot be taken, or in a request about them. */
export interface AppraisalFault {
  readonly pointer: string;
  readonly code:
    | 'GROUP_UNKNOWN'
    | 'UNIT_UNKNOWN'
    | 'UNIT_UNGROUPED'
    | 'ITEM_UNKNOWN'
    | 'ITEM_COMPUTED'
    | 'AMOUNT'
    | 'DAY_OUTSIDE';
  readonly detail: string;
}

/** Saves a new version of the scoring rules. Earlier versions stay; scores always tell which version they follow. */
export async function saveScoringRules(
  deps: { store: AppraisalStore; units: readonly Unit[]; clock: Clock },
  rules: ScoringRules,
  actor: User,
): Promise<Result<ScoringRulesVersion, readonly AppraisalFault[]>> {
  const faults = ruleFaults(rules, deps.units);
  if (faults.length > 0) return err(faults);
  const at = new Date(deps.clock.now()).toISOString();
  const act = { userId: actor.id, userName: actor.name, at };
  const audit = { at, actor: actor.id, action: 'scoring.rules', subject: 'scoring-rules', detail: rules };
  const version = await deps.store.saveRules(rules, act, audit);
  return ok({ version, rules, by: actor.name, at });
}

/** What is wrong with scoring rules beyond their form: groups and units that do not exist, units in no group. */
export function ruleFaults(rules: ScoringRules, units: readonly Unit[]): readonly AppraisalFault[] {
  const groups = new Set(rules.groups.map(({ id }) => id));
  const known = new Set(units.map(({ id }) => id));
  const unknownGroups = rules.items.flatMap((item, index) =>
    (item.groupIds ?? [])
      .filter((group) => !groups.has(group))
      .map((group): AppraisalFault => ({
        pointer: `/rules/items/${index}/groupIds`,
        code: 'GROUP_UNKNOWN',
        detail: appraisalTexts.unknownGroup(item.title, group),
      })),
  );
  const unknownUnits = rules.groups.flatMap(({ unitIds }, index) =>
    unitIds
      .filter((unitId) => !known.has(unitId))
      .map((unitId): AppraisalFault => ({
        pointer: `/rules/groups/${index}/unitIds`,
        code: 'UNIT_UNKNOWN',
        detail: appraisalTexts.unknownUnit(unitId),
      })),
  );
  const ungrouped = units.filter((unit) => groupOf(rules.groups, unit) === null).map(({ name }) => name);
  const missing: readonly AppraisalFault[] =
    ungrouped.length === 0
      ? []
      : [{ pointer: '/rules/groups', code: 'UNIT_UNGROUPED', detail: appraisalTexts.ungrouped(ungrouped) }];
  return [...unknownGroups, ...unknownUnits, ...missing];
}
