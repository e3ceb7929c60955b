import { err, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { WorkbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import {
  checkWorkbook as checkGrid,
  type NoLedger,
  type WorkbookCheckOptions,
  type WorkbookReport,
} from '@double-hundred/shared/workbook/check-report';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';

/** Why a file gave no report: it could not be read, or it holds no such ledger. One Chinese sentence. */
export type FileRefusal = WorkbookRefusal | NoLedger;

/** Reads an .xlsx file and checks the ledger in it; stores nothing. `context.today` is the as-of day. */
export async function checkWorkbook(
  bytes: Uint8Array,
  definition: LedgerDefinition,
  context: LedgerContext,
  options: WorkbookCheckOptions = {},
): Promise<Result<WorkbookReport, FileRefusal>> {
  const read = await readWorkbook(bytes);
  return read.ok ? checkGrid(read.value, definition, context, options) : err(read.error);
}
