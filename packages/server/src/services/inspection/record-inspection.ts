import { CLOSE_OUT_WORDS } from '@double-hundred/shared/inspection/close-out';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { Inspection, InspectionRequest } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptInspection } from '../../store/inspection-store.ts';
import type { AuditDraft, KeptRow } from '../../store/sync-store.ts';
import { inspectionFault } from './inspection-fault.ts';
import { pushIssue } from './push-issue.ts';
import { tellInspection } from './tell-inspection.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';

/**
 * Keeps what was found on the spot: about a unit, or about one of its projects or issues. An issue raised with it comes
 * into the unit's ledger in the same transaction.
 */
export async function recordInspection(
  deps: InspectionDeps,
  request: InspectionRequest,
  actor: User,
): Promise<Result<Inspection, InspectionFault>> {
  const row = request.rowId === undefined ? null : await deps.rows.row(request.rowId);
  const issue = request.issueRowId === undefined ? null : await deps.rows.row(request.issueRowId);
  const fault = inspectionFault(deps, request, row, issue);
  if (fault) return err(fault);
  const at = new Date(deps.clock.now()).toISOString();
  const { issue: raised, ...found } = request;
  const id = deps.ids.next('i');
  const kept: KeptInspection = { ...found, id, ledger: row?.ledger ?? null, userId: actor.id, by: actor.name, at };
  const audit = { at, actor: actor.id, action: 'inspection', subject: request.rowId ?? request.unit, detail: { ...request, id } };
  const saved =
    raised === undefined || row === null
      ? ok(await deps.store.saveInspection(kept, audit))
      : await raise(deps, { kept, audit, row, raised }, actor);
  if (!saved.ok) return saved;
  const stored = await deps.store.inspection(id);
  if (stored === null) throw new Error('an inspection that was kept is not there');
  return ok(await tellInspection(deps, stored, actor));
}

interface Raising {
  readonly kept: KeptInspection;
  readonly audit: AuditDraft;
  readonly row: KeptRow;
  readonly raised: NonNullable<InspectionRequest['issue']>;
}

// Raised by inspection and not typed by the unit: no role, since units' rows are otherwise the units' own.
async function raise(
  deps: InspectionDeps,
  { kept, audit, row, raised }: Raising,
  actor: User,
): Promise<Result<unknown, InspectionFault>> {
  const issueRowId = deps.ids.next('r');
  const name = row.fields[deps.reference.definition('projects')?.nameColumn ?? ''];
  const set: FieldChanges = {
    projectRef: { rowId: row.rowId, text: typeof name === 'string' ? name : '' },
    problem: kept.found.slice(0, 500),
    category: raised.category,
    raisedDay: kept.day,
    raisedBy: kept.team,
    measure: kept.demand ?? '',
    leadUnit: kept.unit,
    sponsor: raised.sponsor ?? row.fields['sponsor'] ?? null,
    responsiblePerson: raised.responsiblePerson ?? row.fields['responsiblePerson'] ?? null,
    dueDay: kept.dueDay ?? null,
    closeOut: CLOSE_OUT_WORDS.open,
  };
  const author = { id: actor.id, name: actor.name, raises: true };
  return pushIssue(deps, { rowId: issueRowId, unitId: kept.unit, rev: 0, fields: {} }, set, author, () => ({
    inspections: [{ ...kept, issueRowId }],
    audits: [{ ...audit, detail: { ...audit.detail, issueRowId } }],
  }));
}
