import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { Day } from '@double-hundred/shared/kernel/day';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { InspectionStep } from '@double-hundred/shared/inspection/inspection-state';
import type { Inspection, InspectionFollowUp, InspectionReply } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FollowedInspection } from '../../store/inspection-store.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { standingOf, tellInspection } from './tell-inspection.ts';

/** A unit tells what it did about a demand; whether it is met is for the district to see. */
export async function replyToInspection(
  deps: InspectionDeps,
  id: string,
  { text }: InspectionReply,
  actor: User,
): Promise<Result<Inspection, InspectionFault>> {
  const inspection = await deps.store.inspection(id);
  // Another unit's inspection is not known here.
  return addStep(deps, id, inspection?.unit === actor.unitId ? inspection : null, { step: 'reply', text }, actor);
}

/** The district has looked again: the demand is met, or it is not and may get another day. */
export async function followUpInspection(
  deps: InspectionDeps,
  id: string,
  { rectified, text, dueDay }: InspectionFollowUp,
  actor: User,
): Promise<Result<Inspection, InspectionFault>> {
  const today = deps.clock.today();
  if (dueDay !== undefined && dueDay < today)
    return err({ code: 'DUE_BEFORE', pointer: '/dueDay', detail: inspectionTexts.dueBefore(dueDay, today) });
  const due = rectified || dueDay === undefined ? {} : { dueDay };
  const step = { step: rectified ? ('rectified' as const) : ('notYet' as const), text, ...due };
  return addStep(deps, id, await deps.store.inspection(id), step, actor);
}

async function addStep(
  deps: InspectionDeps,
  id: string,
  inspection: FollowedInspection | null,
  step: { readonly step: InspectionStep; readonly text: string; readonly dueDay?: Day },
  actor: User,
): Promise<Result<Inspection, InspectionFault>> {
  if (inspection === null)
    return err({ code: 'INSPECTION_UNKNOWN', pointer: '', detail: inspectionTexts.noInspection(id.slice(0, 80)) });
  const today = deps.clock.today();
  const { state } = standingOf(inspection, today);
  if (state === 'noted') return err({ code: 'NOTHING_DEMANDED', pointer: '', detail: inspectionTexts.nothingDemanded });
  if (inspection.issueFields !== null) return err({ code: 'FOLLOWS_ISSUE', pointer: '', detail: inspectionTexts.followsIssue });
  if (state === 'rectified' && step.step !== 'notYet')
    return err({ code: 'RECTIFIED_ALREADY', pointer: '', detail: inspectionTexts.rectifiedAlready });
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: `inspection.${step.step}`, subject: id, detail: step };
  await deps.store.saveStep(id, { ...step, day: today, userId: actor.id, by: actor.name, at }, audit);
  const stored = await deps.store.inspection(id);
  if (stored === null) throw new Error('an inspection is gone');
  return ok(await tellInspection(deps, stored, actor));
}
