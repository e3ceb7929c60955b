import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import { type SheetPort, SheetRefusal } from '../ports/sheet-port.ts';

/** The sheet of a page that stands alone: nothing to read or write, and a sentence that says where to go instead. */
export function createNoWorkbook(): SheetPort {
  const refuse = (): Promise<never> => Promise.reject(new SheetRefusal('NO_SHEET', SHEET_REFUSALS.NO_WORKBOOK));
  return {
    host: 'none',
    sheets: refuse,
    read: refuse,
    write: refuse,
    insertRows: refuse,
    deleteRows: refuse,
    addHiddenColumn: refuse,
    removeColumn: refuse,
    readDress: refuse,
    dress: refuse,
    addSheet: refuse,
    removeSheet: refuse,
    select: refuse,
    loadState: refuse,
    saveState: refuse,
    onChange: () => () => undefined,
  };
}
