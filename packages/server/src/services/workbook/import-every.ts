import type { KnownRows } from '@double-hundred/shared/check/known-rows';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { workbookMessages } from '@double-hundred/shared/message/workbook';
import type { ImportedRow, ImportEveryResponse, ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { recogniseWorkbook } from '@double-hundred/shared/workbook/recognise';
import type { CallRefusal } from '../sync/call-refusal.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import { importByUnit, isSplit } from './import-by-unit.ts';
import { importLedger, type PartsBefore, standingAfter } from './import-ledger.ts';
import type { ImportFileDeps, ImportRequest } from './import-workbook.ts';
import { mistakenFile, unreadable } from './mistaken-file.ts';

/** Imports every ledger of a workbook. */
export type ImportEveryService = (
  request: Omit<ImportRequest, 'ledger'>,
  author: SyncAuthor,
) => Promise<Result<ImportEveryResponse, CallRefusal>>;

const STANDS: ReadonlySet<ImportedRow['status']> = new Set(['accepted', 'merged', 'noop']);

/**
 * Imports the ledgers of a workbook one after the other, each behind those it refers to, so that a milestone finds the
 * project of the sheet beside it. Nothing is begun when one of the sheets is not clear; behind a ledger that was cut off all
 * others wait, since their rows may refer to what is not stored yet.
 */
export function createImportEveryService(deps: ImportFileDeps): ImportEveryService {
  return async ({ bytes, ...request }, author) => {
    const workbook = await deps.readWorkbook(bytes);
    if (!workbook.ok) return err(unreadable(workbook.error));
    const all = deps.reference.definitions();
    const here = behindLinked(all).filter((definition) => recogniseWorkbook(workbook.value, definition, all) !== null);
    if (here.length === 0) return err(unreadable({ code: 'LEDGER_NOT_FOUND', message: workbookMessages.noLedger }));
    for (const definition of here) {
      const mistaken = mistakenFile(workbook.value, definition, request.unit, deps.reference);
      if (mistaken !== null) return err(mistaken);
    }
    const answers: ImportResponse[] = [];
    let before: PartsBefore | undefined;
    const beside = new Map<string, KnownRows extends ReadonlyMap<string, infer L> ? L : never>();
    for (const definition of here) {
      const one = {
        ...request,
        workbook: workbook.value,
        definition,
        before,
        ...(request.mode === 'validate' ? { beside } : {}),
      };
      const answer = await (isSplit(definition, author) ? importByUnit(deps, one, author) : importLedger(deps, one, author));
      if (!answer.ok) return answer;
      answers.push(answer.value);
      before = standingAfter(one, answer.value);
      beside.set(definition.id, standing(answer.value));
    }
    return ok({ mode: request.mode, ledgers: answers });
  };
}

/** The rows a tried import would have stored; one without an id yet is called # and its number. */
function standing({ rows }: ImportResponse) {
  return rows
    .filter(({ status }) => STANDS.has(status))
    .map(({ row, rowId, values }) => ({ rowId: rowId ?? `#${row}`, fields: values }));
}

function behindLinked(definitions: readonly LedgerDefinition[]): readonly LedgerDefinition[] {
  const ordered = new Set<LedgerDefinition>();
  const visited = new Set<string>();
  const visit = (definition: LedgerDefinition): void => {
    if (visited.has(definition.id)) return;
    visited.add(definition.id);
    const linked = linkedLedgerIds(definition);
    for (const other of definitions) if (linked.has(other.id)) visit(other);
    ordered.add(definition);
  };
  for (const definition of definitions) visit(definition);
  return [...ordered];
}
