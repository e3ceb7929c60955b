import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { workbookMessages } from '@double-hundred/shared/message/workbook';
import { fileStateIn } from '@double-hundred/shared/workbook/file-state-in';
import type { WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import { ledgerSheets } from '@double-hundred/shared/workbook/recognise';
import type { CallRefusal } from '../sync/call-refusal.ts';
import type { SyncReference } from '../sync/sync-deps.ts';

/** The refusal of a file that could not be read or holds no such ledger. */
export function unreadable({ code, message }: { readonly code: string; readonly message: string }): CallRefusal {
  return { code: code === 'FILE_TOO_LARGE' ? 'FILE_TOO_LARGE' : 'FILE_UNREADABLE', detail: message };
}

/** A file that was made for another unit, or that holds the same ledger in several sheets; null when it is clear what is meant. */
export function mistakenFile(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  unit: string,
  reference: Pick<SyncReference, 'context' | 'definitions'>,
): CallRefusal | null {
  const state = fileStateIn(workbook, definition.id);
  if (state !== null && state.unit !== unit) {
    const units = reference.context(unit)?.units ?? [];
    const nameOf = (id: string): string => units.find((one) => one.id === id)?.name ?? id;
    return { code: 'FILE_UNREADABLE', detail: workbookMessages.otherUnit(nameOf(state.unit), nameOf(unit)) };
  }
  if (state?.layout !== undefined && workbook.sheets.some(({ name }) => name === state.layout?.sheet)) return null;
  const sheets = ledgerSheets(workbook, definition, reference.definitions());
  return sheets.length > 1 ? { code: 'FILE_UNREADABLE', detail: workbookMessages.severalSheets(definition.title, sheets) } : null;
}
