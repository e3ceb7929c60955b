import { type SheetPort, SheetRefusal } from '@double-hundred/addin/ports/sheet-port';
import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';

/** The sheet port of a spreadsheet that is still loading: calls wait for it, so that the pane can be shown at once. */
export function createLateSheet(loading: Promise<SheetPort>): SheetPort {
  const ready = loading.catch((): never => {
    throw new SheetRefusal('HOST_SILENT', SHEET_REFUSALS.HOST_SILENT);
  });
  ready.catch(() => undefined);
  return {
    host: 'grid',
    sheets: async () => (await ready).sheets(),
    read: async (sheet, recent) => (await ready).read(sheet, recent),
    write: async (sheet, cells) => (await ready).write(sheet, cells),
    insertRows: async (sheet, beforeRow, count) => (await ready).insertRows(sheet, beforeRow, count),
    deleteRows: async (sheet, rows) => (await ready).deleteRows(sheet, rows),
    addHiddenColumn: async (sheet, headerRow, column, heading) =>
      (await ready).addHiddenColumn(sheet, headerRow, column, heading),
    removeColumn: async (sheet, column) => (await ready).removeColumn(sheet, column),
    readDress: async (sheet, area) => (await ready).readDress(sheet, area),
    dress: async (sheet, dressing) => (await ready).dress(sheet, dressing),
    addSheet: async (name, values) => (await ready).addSheet(name, values),
    removeSheet: async (name) => (await ready).removeSheet(name),
    select: async (sheet, row, column) => (await ready).select(sheet, row, column),
    loadState: async (key) => (await ready).loadState(key),
    saveState: async (key, text) => (await ready).saveState(key, text),
    onChange(listener) {
      let stop: (() => void) | null = null;
      let over = false;
      ready.then(
        (sheet) => {
          if (!over) stop = sheet.onChange(listener);
        },
        () => undefined,
      );
      return () => {
        over = true;
        stop?.();
      };
    },
  };
}
