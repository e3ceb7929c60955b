import type { MergedArea } from '@double-hundred/shared/workbook/grid';
import type { SheetInfo, SheetPort } from '../ports/sheet-port.ts';
import type { ExcelExtras } from './api-sets.ts';
import type { ExcelBatch } from './excel-batch.ts';
import { createExcelHints } from './excel-hints.ts';
import { loadExcelState, saveExcelState } from './excel-state.ts';
import { createRecentReadings } from './recent-readings.ts';
import { readDateSystem } from './date-system.ts';
import { dressExcelSheet, readExcelDress } from './dress-sheet.ts';
import { foundSheet, writableSheet, writableWorkbook } from './find-sheet.ts';
import { refusal } from './excel-refusal.ts';
import { readSheet } from './read-sheet.ts';
import { valueForCell, writeCells } from './write-cells.ts';

export interface ExcelSheetDeps {
  readonly batch: ExcelBatch;
  readonly extras: ExcelExtras;
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number;
  /** Calls the listener whenever the clerk comes back to the pane. */
  onReturn(listener: () => void): void;
}

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const LONGEST_SHEET_NAME = 31;
const VISIBILITY: Readonly<Record<string, SheetInfo['visibility']>> = { Hidden: 'hidden', VeryHidden: 'veryHidden' };

/** The open workbook in Excel behind the sheet port. */
export function createExcelSheet({ batch, extras, elapsed, onReturn }: ExcelSheetDeps): SheetPort {
  const merges = new Map<string, readonly MergedArea[]>();
  const recent = createRecentReadings(elapsed);
  const hints = createExcelHints(batch, extras, {
    onReturn,
    onAny: (sheet) => recent.forget(sheet),
    // Where looking for merged areas counts as a write, the clerk's undo steps come first.
    onStructure(sheet, certain) {
      if (certain || extras.undo) merges.delete(sheet);
    },
  });
  const added = new Set<string>();
  const stateParts = new Map<string, string>();
  let dateSystem: 1900 | 1904 | null = null;
  // Own changes are not waited to be heard of; a failed step may have changed something too.
  const changing = async <T>(name: string, step: () => Promise<T>): Promise<T> => {
    recent.forget(name);
    try {
      return await step();
    } finally {
      recent.forget(name);
    }
  };
  return {
    host: 'excel',
    sheets: () =>
      batch(async (excel) => {
        const { worksheets } = excel.workbook;
        worksheets.load('items/id,items/name,items/visibility');
        const active = worksheets.getActiveWorksheet();
        active.load('id');
        await excel.sync();
        hints.learn(worksheets.items);
        return worksheets.items.map((sheet) => ({
          name: sheet.name,
          active: sheet.id === active.id,
          visibility: VISIBILITY[sheet.visibility] ?? 'visible',
        }));
      }),
    async read(name, mayBeRecent = false) {
      const known = mayBeRecent && hints.hears() ? recent.get(name) : null;
      if (known) return known;
      const keep = recent.begin(name);
      const grid = await batch((excel) => readSheet(excel, name, extras.mergedAreas ? merges.get(name) : []));
      merges.set(name, grid.merges);
      dateSystem ??= await batch((excel) => readDateSystem(excel, grid));
      const reading = { ...grid, dateSystem: dateSystem ?? 1900 };
      keep(reading);
      return reading;
    },
    async write(name, cells, inserts = []) {
      for (const cell of cells) checkPlace(cell.row, cell.column);
      for (const { beforeRow } of inserts) checkPlace(beforeRow, 1);
      if (inserts.length > 0) merges.delete(name);
      return changing(name, () => batch((excel) => writeCells(excel, name, cells, inserts)));
    },
    async insertRows(name, beforeRow, count) {
      checkPlace(beforeRow, 1);
      await changing(name, () =>
        batch(async (excel) => {
          const sheet = await writableSheet(excel, name);
          merges.delete(name);
          sheet.getRange(`${beforeRow}:${beforeRow + count - 1}`).insert('Down');
          await excel.sync();
        }),
      );
    },
    deleteRows: (name, rows) =>
      changing(name, () =>
        batch(async (excel) => {
          const sheet = await writableSheet(excel, name);
          merges.delete(name);
          for (const { first, last } of runsFromBelow(rows)) sheet.getRange(`${first}:${last}`).delete('Up');
          await excel.sync();
        }),
      ),
    async addHiddenColumn(name, headerRow, column, heading) {
      checkPlace(headerRow, column);
      await changing(name, () =>
        batch(async (excel) => {
          const sheet = await writableSheet(excel, name);
          const whole = sheet.getRangeByIndexes(0, column - 1, MAX_ROWS, 1);
          whole.numberFormat = '@';
          sheet.getRangeByIndexes(headerRow - 1, column - 1, 1, 1).values = [[heading]];
          whole.columnHidden = true;
          await excel.sync();
        }),
      );
    },
    async removeColumn(name, column) {
      checkPlace(1, column);
      await changing(name, () =>
        batch(async (excel) => {
          const sheet = await writableSheet(excel, name);
          merges.delete(name);
          sheet.getRangeByIndexes(0, column - 1, MAX_ROWS, 1).delete('Left');
          await excel.sync();
        }),
      );
    },
    readDress: (name, area) => batch((excel) => readExcelDress(excel, name, area)),
    dress: (name, dressing) => changing(name, () => batch((excel) => dressExcelSheet(excel, name, dressing))),
    async addSheet(name, values) {
      const made = await batch(async (excel) => {
        await writableWorkbook(excel);
        const { worksheets } = excel.workbook;
        worksheets.load('items/name');
        await excel.sync();
        const free = freeName(
          name,
          worksheets.items.map((sheet) => sheet.name),
        );
        const sheet = worksheets.add(free);
        const columns = Math.max(0, ...values.map((line) => line.length));
        if (columns > 0) {
          const range = sheet.getRangeByIndexes(0, 0, values.length, columns);
          range.values = values.map((line) =>
            Array.from({ length: columns }, (_, index) => valueForCell(line[index] ?? null, 'General')),
          );
          // Titles stand alone in their row and may run over the columns beside them.
          const first = Math.max(
            0,
            values.findIndex((line) => line.length > 1),
          );
          sheet.getRangeByIndexes(first, 0, values.length - first, columns).format.autofitColumns();
        }
        sheet.activate();
        await excel.sync();
        return free;
      });
      added.add(made);
      return made;
    },
    async removeSheet(name) {
      if (!added.has(name)) throw refusal('NO_SHEET');
      recent.forget(name);
      await batch(async (excel) => {
        (await foundSheet(excel, name)).delete();
        await excel.sync();
      });
      added.delete(name);
    },
    async select(name, row, column) {
      checkPlace(row, column);
      await batch(async (excel) => {
        const sheet = await foundSheet(excel, name);
        sheet.activate();
        sheet.getRangeByIndexes(row - 1, column - 1, 1, 1).select();
        await excel.sync();
      });
    },
    onChange: (listener) => hints.listen(listener),
    loadState: (key) => batch((excel) => loadExcelState(excel, key)),
    saveState: (key, text) =>
      batch(async (excel) => {
        await writableWorkbook(excel);
        await saveExcelState(excel, stateParts, key, text);
      }),
  };
}

function checkPlace(row: number, column: number): void {
  const fits =
    Number.isInteger(row) && Number.isInteger(column) && row >= 1 && column >= 1 && row <= MAX_ROWS && column <= MAX_COLUMNS;
  if (!fits) throw new Error(`no such cell: row ${row}, column ${column}`);
}

/** The rows as runs of neighbours, the lowest first, so that a deletion leaves the numbers above it as they are. */
function runsFromBelow(rows: readonly number[]): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const row of [...new Set(rows)].sort((left, right) => right - left)) {
    const run = runs.at(-1);
    if (run && run.first === row + 1) run.first = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}

/** Excel takes names for the same whatever their case, and none longer than 31 characters. */
function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const free = name.slice(0, LONGEST_SHEET_NAME - suffix.length) + suffix;
    if (!used.has(free.toLowerCase())) return free;
  }
}
