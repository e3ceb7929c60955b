import { addTable, replaceTable } from '../table/change-tables.ts';
import { Book } from './book.ts';
import type { Cell } from './cell.ts';
import type { PlainCell, PlainSheet, PlainWorkbook } from './plain-workbook.ts';
import type { Sheet } from './sheet.ts';

/** The open workbook made of plain data; values are taken as they are, not read like typed text. */
export function loadWorkbook(plain: PlainWorkbook): Book {
  const book = new Book(plain.name ?? '工作簿1.xlsx');
  book.dateSystem = plain.dateSystem ?? 1900;
  for (const sheet of plain.sheets) loadSheet(book, sheet);
  for (const item of plain.names ?? []) {
    const scope = item.sheet === undefined ? null : book.findSheet(item.sheet);
    book.names = [
      ...book.names,
      {
        id: book.nextNumber(),
        name: item.name,
        formula: item.formula,
        visible: item.visible ?? true,
        comment: '',
        sheetId: scope?.id ?? null,
      },
    ];
  }
  book.customXml = (plain.customXml ?? []).map((xml) => ({ id: book.nextGuid(), xml }));
  for (const [key, value] of Object.entries(plain.settings ?? {})) book.settings.set(key, value);
  const active = plain.active === undefined ? null : book.findSheet(plain.active);
  const shown = active ?? book.sheets.find((sheet) => sheet.state.visibility === 'visible');
  if (shown) book.setActive(shown);
  book.stale = true;
  return book;
}

function loadSheet(book: Book, plain: PlainSheet): void {
  const sheet = book.addSheet(plain.name);
  plain.rows.forEach((row, rowIndex) =>
    (row ?? []).forEach((cell, columnIndex) => {
      const loaded = cellOf(cell);
      if (loaded) sheet.state.grid.set(rowIndex + 1, columnIndex + 1, loaded);
    }),
  );
  loadTables(book, sheet, plain);
  sheet.state = {
    ...sheet.state,
    visibility: plain.visibility ?? 'visible',
    merges: plain.merges ?? [],
    hiddenRows: new Set(plain.hiddenRows),
    hiddenColumns: new Set(plain.hiddenColumns),
    columnFormats: numbered(plain.columnFormats),
    columnWidths: numbered(plain.columnWidths),
    conditionalFormats: (plain.conditionalFormats ?? []).map((rule) => ({ ...rule, id: book.nextGuid() })),
    validations: plain.validations ?? [],
    protection: plain.protection ?? null,
    frozen: plain.frozen ?? null,
    customProperties: new Map(Object.entries(plain.customProperties ?? {})),
  };
}

function loadTables(book: Book, sheet: Sheet, plain: PlainSheet): void {
  for (const given of plain.tables ?? []) {
    const table = addTable(book, sheet, given.area, true, given.name);
    replaceTable(sheet, { ...table, showTotals: given.showTotals ?? false, style: given.style ?? table.style });
  }
}

function cellOf(plain: PlainCell): Cell | undefined {
  if (plain === null || plain === undefined || plain === '') return undefined;
  if (typeof plain !== 'object') return { value: plain };
  return {
    value: plain.value === '' ? null : plain.value,
    ...(plain.formula === undefined ? {} : { formula: plain.formula.startsWith('=') ? plain.formula : `=${plain.formula}` }),
    ...(plain.error === undefined ? {} : { error: plain.error }),
    ...(plain.format === undefined ? {} : { format: plain.format }),
    ...(plain.style === undefined ? {} : { style: plain.style }),
  };
}

function numbered<V>(record: Readonly<Record<number, V>> | undefined): ReadonlyMap<number, V> {
  return new Map(Object.entries(record ?? {}).map(([key, value]) => [Number(key), value]));
}
