import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { adjustmentTexts } from '@double-hundred/shared/message/duplicates';
import type { AdjustmentRequest } from '@double-hundred/shared/protocol/duplicates';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { KeptAdjustment, TotalsStore } from '../../store/totals-store.ts';

export interface AdjustmentFault {
  readonly code: 'UNIT_UNKNOWN' | 'NOTHING' | 'COUNT_WHOLE' | 'DAY_OUTSIDE';
  readonly pointer: string;
  readonly detail: string;
}

const WHOLE_BPS = 10_000;

/** Corrects a unit's claims by a dated adjustment with a note; figures of earlier days stay as they were published. */
export async function addAdjustment(
  deps: { store: TotalsStore; campaign: Campaign; units: readonly Unit[]; clock: Clock },
  request: AdjustmentRequest,
  actor: User,
): Promise<Result<KeptAdjustment, AdjustmentFault>> {
  const { unit, kind, basis, count, yuan, note } = request;
  const today = deps.clock.today();
  const day = request.day ?? today;
  if (!deps.units.some(({ id }) => id === unit)) {
    return err({ code: 'UNIT_UNKNOWN', pointer: '/unit', detail: adjustmentTexts.unknownUnit(unit) });
  }
  if (count === 0 && yuan === 0) return err({ code: 'NOTHING', pointer: '/count', detail: adjustmentTexts.nothing });
  if (deps.campaign.countPolicy !== 'share' && !Number.isInteger(count)) {
    return err({ code: 'COUNT_WHOLE', pointer: '/count', detail: adjustmentTexts.wholeCount(count) });
  }
  if (day < deps.campaign.firstDay || day > today) {
    return err({ code: 'DAY_OUTSIDE', pointer: '/day', detail: adjustmentTexts.dayOutside(deps.campaign.firstDay, today) });
  }
  const at = new Date(deps.clock.now()).toISOString();
  const countBps = halfAway(count * WHOLE_BPS);
  const whole = halfAway(count);
  const figure = { unitId: unit, kind, basis, countBps, leadCount: whole, eachCount: whole, yuan };
  const adjustment: KeptAdjustment = { ...figure, caseId: null, day, note, by: actor.name, at };
  const audit = { at, actor: actor.id, action: 'totals.adjust', subject: `${unit}/${kind}/${basis}`, detail: request };
  await deps.store.addAdjustment(adjustment, audit);
  return ok(adjustment);
}

// A correction and its taking back must come to nothing, also should the campaign count whole projects one day.
function halfAway(number: number): number {
  return Math.sign(number) * Math.round(Math.abs(number));
}
