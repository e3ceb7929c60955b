import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { InspectionRequest } from '@double-hundred/shared/protocol/inspections';
import type { KeptRow } from '../../store/sync-store.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { issueCategories } from './issue-categories.ts';

/** What is wrong with an inspection that is to be recorded; null when it may be. */
export function inspectionFault(
  deps: Pick<InspectionDeps, 'clock' | 'reference'>,
  request: InspectionRequest,
  row: KeptRow | null,
  issue: KeptRow | null,
): InspectionFault | null {
  const { unit, day, dueDay, demand } = request;
  if (!deps.reference.units().some(({ id }) => id === unit))
    return { code: 'UNIT_UNKNOWN', pointer: '/unit', detail: inspectionTexts.noUnit(unit.slice(0, 40)) };
  if (day > deps.clock.today()) return { code: 'DAY_AHEAD', pointer: '/day', detail: inspectionTexts.futureDay(day) };
  if (dueDay !== undefined && dueDay < day)
    return { code: 'DUE_BEFORE', pointer: '/dueDay', detail: inspectionTexts.dueBefore(dueDay, day) };
  if (dueDay !== undefined && demand === undefined)
    return { code: 'DEMAND_MISSING', pointer: '/demand', detail: inspectionTexts.demandMissing };
  return (
    rowFault('/rowId', request.rowId, row, unit) ??
    rowFault('/issueRowId', request.issueRowId, issue?.ledger === 'issues' ? issue : null, unit) ??
    raisedFault(deps, request, row)
  );
}

function rowFault(pointer: string, rowId: string | undefined, row: KeptRow | null, unit: string): InspectionFault | null {
  if (rowId === undefined) return null;
  if (row === null || row.deleted) return { code: 'ROW_UNKNOWN', pointer, detail: inspectionTexts.noRow(rowId.slice(0, 80)) };
  return row.unitId === unit ? null : { code: 'OTHER_UNIT', pointer, detail: inspectionTexts.otherUnit };
}

function raisedFault(
  deps: Pick<InspectionDeps, 'reference'>,
  { issue, issueRowId, demand, dueDay }: InspectionRequest,
  row: KeptRow | null,
): InspectionFault | null {
  if (issue === undefined && issueRowId === undefined) return null;
  if (demand === undefined || dueDay === undefined)
    return {
      code: 'DEMAND_MISSING',
      pointer: demand === undefined ? '/demand' : '/dueDay',
      detail: inspectionTexts.issueNeedsDemand,
    };
  if (issue === undefined) return null;
  if (row === null || row.ledger !== 'projects')
    return { code: 'PROJECT_MISSING', pointer: '/rowId', detail: inspectionTexts.issueNeedsProject };
  if (!issueCategories(deps).includes(issue.category))
    return { code: 'CATEGORY_UNKNOWN', pointer: '/issue/category', detail: inspectionTexts.category(issueCategories(deps)) };
  const missing = (['sponsor', 'responsiblePerson'] as const).find(
    (key) => issue[key] === undefined && typeof row.fields[key] !== 'string',
  );
  return missing === undefined
    ? null
    : { code: 'PEOPLE_MISSING', pointer: `/issue/${missing}`, detail: inspectionTexts.peopleMissing[missing] };
}
