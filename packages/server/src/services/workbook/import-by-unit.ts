import { ok, err, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { ImportedRow, ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { checkWorkbook, type ReportRow } from '@double-hundred/shared/workbook/check-report';
import { fileStateIn } from '@double-hundred/shared/workbook/file-state-in';
import { summarise } from '@double-hundred/shared/workbook/report-summary';
import { type CallRefusal, noCampaign } from '../sync/call-refusal.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import { withDeferral } from './import-answer.ts';
import { type ImportDeps, importLedger, type LedgerImport, standingAfter } from './import-ledger.ts';
import { unreadable } from './mistaken-file.ts';

/** Whether a file of a ledger holds rows of many units: those the office keeps, and only for the office (or command line). */
export function isSplit(definition: LedgerDefinition, { role }: SyncAuthor): boolean {
  const office = role === undefined || role === 'districtOffice';
  return office && definition.keptBy === 'districtOffice' && unitColumn(definition) !== null;
}

/**
 * Imports a ledger the office keeps for all units: each row goes to the unit it names. Rows whose unit cannot be read
 * are kept as refused under the unit the file was handed in for.
 */
export async function importByUnit(
  deps: ImportDeps,
  request: LedgerImport,
  author: SyncAuthor,
): Promise<Result<ImportResponse, CallRefusal>> {
  const { workbook, definition, unit, applyProposals } = request;
  const context = deps.reference.context(unit);
  if (context === null) return err(noCampaign());
  const ledgers = deps.reference.definitions();
  const memory = fileStateIn(workbook, definition.id)?.layout;
  const anywhere = { ...definition, rules: definition.rules.filter(({ kind }) => kind !== 'ownUnitOnly') };
  const whole = checkWorkbook(workbook, anywhere, context, { applyProposals, ledgers, memory });
  if (!whole.ok) return err(unreadable(whole.error));
  const rows: ImportedRow[] = [];
  let { before } = request;
  for (const [unitId, only] of rowsByUnit(whole.value.rows, unitColumn(definition) ?? '', unit)) {
    const part = await importLedger(deps, { ...request, before, unit: unitId, only }, author);
    if (!part.ok) return part;
    before = standingAfter({ mode: request.mode, before }, part.value);
    rows.push(...part.value.rows);
  }
  rows.sort((left, right) => left.row - right.row);
  const results: Record<string, number> = {};
  for (const { status } of rows) results[status] = (results[status] ?? 0) + 1;
  const proposals = applyProposals ? 'applied' : 'pending';
  const findings = withDeferral(whole.value.findings, results, whole.value);
  return ok({ ...whole.value, findings, mode: request.mode, proposals, rows, results, summary: summarise(rows) });
}

function unitColumn(definition: LedgerDefinition): string | null {
  const rule = definition.rules.find(({ kind }) => kind === 'ownUnitOnly');
  return rule?.kind === 'ownUnitOnly' ? rule.params.column : null;
}

function rowsByUnit(rows: readonly ReportRow[], column: string, unit: string): ReadonlyMap<string, ReadonlySet<number>> {
  const byUnit = new Map<string, Set<number>>();
  for (const { row, values } of rows) {
    const named = values[column];
    const unitId = typeof named === 'string' ? named : unit;
    const own = byUnit.get(unitId);
    if (own) own.add(row);
    else byUnit.set(unitId, new Set([row]));
  }
  return byUnit;
}
