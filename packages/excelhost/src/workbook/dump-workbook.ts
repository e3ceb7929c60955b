import { recalculate } from '../range/recalculate.ts';
import type { Book } from './book.ts';
import type { PlainCell, PlainSheet, PlainWorkbook } from './plain-workbook.ts';
import type { ConditionalFormat, Sheet } from './sheet.ts';

type PlainRule = Omit<ConditionalFormat, 'id'>;

type Dumped<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };

/** The workbook as plain data of the same shape it is loaded from; every field is there. */
export function dumpWorkbook(book: Book): Dumped<PlainWorkbook> {
  recalculate(book);
  return {
    name: book.name,
    sheets: book.sheets.map(dumpSheet),
    dateSystem: book.dateSystem,
    names: book.names.map((item) => {
      const scope = item.sheetId === null ? null : book.findSheet(item.sheetId);
      return { name: item.name, formula: item.formula, visible: item.visible, ...(scope ? { sheet: scope.state.name } : {}) };
    }),
    customXml: book.customXml.map((part) => part.xml),
    settings: Object.fromEntries(book.settings),
    active: book.active.state.name,
  };
}

function dumpSheet({ state }: Sheet): Dumped<PlainSheet> {
  return {
    name: state.name,
    rows: dumpRows(state.grid),
    visibility: state.visibility,
    merges: state.merges,
    hiddenRows: [...new Set([...state.hiddenRows, ...state.filteredRows])].sort((one, other) => one - other),
    hiddenColumns: [...state.hiddenColumns].sort((one, other) => one - other),
    columnFormats: Object.fromEntries(state.columnFormats),
    columnWidths: Object.fromEntries(state.columnWidths),
    tables: state.tables.map(({ name, area, showTotals, style }) => ({ name, area, showTotals, style })),
    conditionalFormats: state.conditionalFormats.map(withoutId),
    validations: state.validations,
    protection: state.protection,
    frozen: state.frozen,
    customProperties: Object.fromEntries(state.customProperties),
  };
}

function withoutId({ type, area, formula, stopIfTrue, priority, fillColor, fontColor }: ConditionalFormat): PlainRule {
  const colours = { ...(fillColor === undefined ? {} : { fillColor }), ...(fontColor === undefined ? {} : { fontColor }) };
  return { type, area, formula, stopIfTrue, priority, ...colours };
}

function dumpRows(grid: Sheet['state']['grid']): PlainCell[][] {
  return Array.from({ length: grid.height }, (_, row) =>
    Array.from({ length: grid.rowWidth(row + 1) }, (__, column) => {
      const cell = grid.get(row + 1, column + 1);
      if (!cell) return null;
      const { value, ...rest } = cell;
      return Object.keys(rest).length === 0 ? value : cell;
    }),
  );
}
