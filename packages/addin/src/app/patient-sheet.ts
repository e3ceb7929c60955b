import { type SheetPort, SheetRefusal } from '../ports/sheet-port.ts';
import type { SchedulePort } from '../ports/schedule-port.ts';

const TRIES = 8;
const PAUSE_MS = 500;

/** The sheet, with calls repeated for some seconds while the clerk is typing into a cell, which passes by itself. */
export function patientSheet(port: SheetPort, schedule: SchedulePort): SheetPort {
  const patient = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let made = 1; ; made += 1) {
      try {
        return await call();
      } catch (error) {
        if (!isRefusal(error) || error.code !== 'CELL_EDIT' || made >= TRIES) throw error;
        await new Promise<void>((resolve) => schedule.after(PAUSE_MS, resolve));
      }
    }
  };
  return {
    host: port.host,
    sheets: () => patient(() => port.sheets()),
    read: (sheet, recent) => patient(() => port.read(sheet, recent)),
    write: (sheet, cells, inserts) => patient(() => port.write(sheet, cells, inserts)),
    insertRows: (sheet, beforeRow, count) => patient(() => port.insertRows(sheet, beforeRow, count)),
    deleteRows: (sheet, rows) => patient(() => port.deleteRows(sheet, rows)),
    addHiddenColumn: (sheet, headerRow, column, heading) =>
      patient(() => port.addHiddenColumn(sheet, headerRow, column, heading)),
    removeColumn: (sheet, column) => patient(() => port.removeColumn(sheet, column)),
    readDress: (sheet, area) => patient(() => port.readDress(sheet, area)),
    dress: (sheet, dressing) => patient(() => port.dress(sheet, dressing)),
    addSheet: (name, values) => patient(() => port.addSheet(name, values)),
    removeSheet: (name) => patient(() => port.removeSheet(name)),
    select: (sheet, row, column) => patient(() => port.select(sheet, row, column)),
    onChange: (listener) => port.onChange(listener),
    loadState: (key) => patient(() => port.loadState(key)),
    saveState: (key, text) => patient(() => port.saveState(key, text)),
  };
}

/** Whether something thrown is the host's refusal, which has a sentence for the clerk. */
export function isRefusal(error: unknown): error is SheetRefusal {
  return error instanceof SheetRefusal;
}
