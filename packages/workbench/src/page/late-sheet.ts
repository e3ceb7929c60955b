import { type SheetPort, SheetRefusal } from '@double-hundred/addin/ports/sheet-port';
import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';

/** The sheet port of a spreadsheet that is still loading: calls wait for it, so that the pane can be shown at once. */
export function createLateSheet(loading: Promise<SheetPort>): SheetPort {
  const ready = loading.catch((): never => {
    throw new SheetRefusal('HOST_SILENT', SHEET_REFUSALS.HOST_SILENT);
  });
  let loaded: SheetPort | null = null;
  ready.then(
    (sheet) => (loaded = sheet),
    () => undefined,
  );
  return {
    host: 'grid',
    // Each call goes on with whatever it was given: an argument named here and left out would be lost without a word.
    sheets: async (...given) => (await ready).sheets(...given),
    read: async (...given) => (await ready).read(...given),
    write: async (...given) => (await ready).write(...given),
    insertRows: async (...given) => (await ready).insertRows(...given),
    deleteRows: async (...given) => (await ready).deleteRows(...given),
    addHiddenColumn: async (...given) => (await ready).addHiddenColumn(...given),
    removeColumn: async (...given) => (await ready).removeColumn(...given),
    readDress: async (...given) => (await ready).readDress(...given),
    dress: async (...given) => (await ready).dress(...given),
    addSheet: async (...given) => (await ready).addSheet(...given),
    removeSheet: async (...given) => (await ready).removeSheet(...given),
    select: async (...given) => (await ready).select(...given),
    loadState: async (...given) => (await ready).loadState(...given),
    saveState: async (...given) => (await ready).saveState(...given),
    onChange(listener) {
      if (loaded !== null) return loaded.onChange(listener);
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
