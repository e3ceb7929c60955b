import { err, type Result } from '@double-hundred/shared/kernel/result';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { type CallRefusal, ledgerNotFound } from '../sync/call-refusal.ts';
import type { WorkbookReader } from '../../workbook/workbook-reader.ts';
import type { PushMode } from '../sync/push.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import { importByUnit, isSplit } from './import-by-unit.ts';
import { type ImportDeps, importLedger } from './import-ledger.ts';
import { mistakenFile, unreadable } from './mistaken-file.ts';

/** What importing needs beside what a sheet already read does. */
export interface ImportFileDeps extends ImportDeps {
  readonly readWorkbook: WorkbookReader;
}

/** A file to import for a unit. `validate` answers the same and leaves no trace. */
export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly unit: string;
  readonly ledger: string;
  readonly mode: PushMode;
  readonly applyProposals: boolean;
}

/** Imports one ledger of a workbook. */
export type ImportService = (request: ImportRequest, author: SyncAuthor) => Promise<Result<ImportResponse, CallRefusal>>;

/** Imports a clerk's own .xlsx file for a unit; the office's rows of its own ledger go to the units they name. */
export function createImportService(deps: ImportFileDeps): ImportService {
  return async ({ bytes, ledger, ...request }, author) => {
    const definition = deps.reference.definition(ledger);
    if (definition === null) return err(ledgerNotFound(ledger));
    const workbook = await deps.readWorkbook(bytes);
    if (!workbook.ok) return err(unreadable(workbook.error));
    const mistaken = mistakenFile(workbook.value, definition, request.unit, deps.reference);
    if (mistaken !== null) return err(mistaken);
    const one = { ...request, workbook: workbook.value, definition };
    return isSplit(definition, author) ? importByUnit(deps, one, author) : importLedger(deps, one, author);
  };
}
