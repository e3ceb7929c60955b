import { groupOf } from '@double-hundred/shared/appraisal/score-units';
import type { ScoringItem } from '@double-hundred/shared/appraisal/scoring-rules';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { KeptScoreEntry, ScoreEntryRequest } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { AppraisalFault } from './save-scoring-rules.ts';
import { type AppraisalReference, rulesInForce } from './scoring-ground.ts';

export interface AppraisalDeps {
  readonly store: AppraisalStore;
  readonly reference: AppraisalReference;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Enters occurrences of an event item, or points of a manual item, for a unit; always with a ground and a day. */
export async function enterScore(
  deps: AppraisalDeps,
  request: ScoreEntryRequest,
  actor: User,
): Promise<Result<KeptScoreEntry, AppraisalFault>> {
  const { rules } = await rulesInForce(deps.store);
  const unit = deps.reference.units.find((each) => each.id === request.unit);
  if (!unit) return err({ pointer: '/unit', code: 'UNIT_UNKNOWN', detail: appraisalTexts.unknownUnit(request.unit) });
  const item = rules.items.find((each) => each.id === request.itemId);
  if (!item) return err({ pointer: '/itemId', code: 'ITEM_UNKNOWN', detail: appraisalTexts.unknownItem(request.itemId) });
  const fault = itemFault(item, unit, groupOf(rules.groups, unit)?.id, request.amount) ?? dayFault(deps, request.day);
  if (fault) return err(fault);

  const at = new Date(deps.clock.now()).toISOString();
  const { itemId, day, amount, ground } = request;
  const entry: KeptScoreEntry = {
    id: deps.ids.next('s'),
    itemId,
    unitId: unit.id,
    day,
    amount,
    ground,
    by: actor.name,
    at,
    withdrawn: null,
  };
  await deps.store.addEntry(entry, { at, actor: actor.id, action: 'score.enter', subject: entry.id, detail: request });
  return ok(entry);
}

function itemFault(item: ScoringItem, unit: Unit, groupId: string | undefined, amount: number): AppraisalFault | null {
  const entered = item.kind === 'manual' || (item.kind === 'event' && item.counts === undefined);
  if (!entered) {
    return { pointer: '/itemId', code: 'ITEM_COMPUTED', detail: appraisalTexts.notEntered(item.title) };
  }
  if (item.groupIds !== undefined && (groupId === undefined || !item.groupIds.includes(groupId))) {
    return { pointer: '/unit', code: 'GROUP_UNKNOWN', detail: appraisalTexts.notInGroup(item.title, unit.name) };
  }
  if (item.kind === 'event' && !(Number.isInteger(amount) && amount > 0)) {
    return { pointer: '/amount', code: 'AMOUNT', detail: appraisalTexts.wholeOccurrences(item.title) };
  }
  return null;
}

/** An entry belongs to a day of the campaign that has come. */
export function dayFault({ reference, clock }: Pick<AppraisalDeps, 'reference' | 'clock'>, day: string): AppraisalFault | null {
  const { firstDay } = reference.campaign;
  const today = clock.today();
  return day >= firstDay && day <= today
    ? null
    : { pointer: '/day', code: 'DAY_OUTSIDE', detail: appraisalTexts.dayOutside(firstDay, today) };
}
