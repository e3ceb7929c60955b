import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { Inspection, InspectionRequest } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import { tellInspection } from './tell-inspection.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';

/** Keeps what was found on the spot: about a unit, or about one of its projects or issues. */
export async function recordInspection(
  deps: InspectionDeps,
  request: InspectionRequest,
  actor: User,
): Promise<Result<Inspection, InspectionFault>> {
  if (request.day > deps.clock.today())
    return err({ code: 'DAY_AHEAD', pointer: '/day', detail: inspectionTexts.futureDay(request.day) });
  const row = request.rowId === undefined ? null : await deps.rows.row(request.rowId);
  if (request.rowId !== undefined && (row === null || row.deleted))
    return err({ code: 'ROW_UNKNOWN', pointer: '/rowId', detail: inspectionTexts.noRow(request.rowId.slice(0, 80)) });
  if (row !== null && row.unitId !== request.unit)
    return err({ code: 'OTHER_UNIT', pointer: '/rowId', detail: inspectionTexts.otherUnit });
  const at = new Date(deps.clock.now()).toISOString();
  const kept = { ...request, id: deps.ids.next('i'), ledger: row?.ledger ?? null, userId: actor.id, by: actor.name, at };
  const subject = request.rowId ?? request.unit;
  await deps.store.saveInspection(kept, {
    at,
    actor: actor.id,
    action: 'inspection',
    subject,
    detail: { ...request, id: kept.id },
  });
  return ok(tellInspection(deps.reference, { ...kept, fields: row?.fields ?? null }, actor));
}
