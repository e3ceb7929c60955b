import { eventMethods } from '../events/event-methods.ts';
import { EventNumber, WORKBOOK_TARGET } from '../events/event-hub.ts';
import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { invalidArgument, notFound } from '../protocol/host-error.ts';
import { listArgument, numberArgument, optionalText, textArgument } from '../protocol/read-argument.ts';
import { parseAddress } from '../range/address.ts';
import { type Area, contains, intersection } from '../range/area.ts';
import { sortFields } from '../range/range-sort-api.ts';
import { sortRows } from '../range/sort-rows.ts';
import { writeEntries } from '../range/write-cells.ts';
import type { ApiContext } from '../workbook/api-context.ts';
import { requireWritable } from '../workbook/permission.ts';
import type { Sheet } from '../workbook/sheet.ts';
import {
  addTable,
  convertToRange,
  deleteTable,
  findTable,
  type PlacedTable,
  replaceTable,
  resizeTable,
} from './change-tables.ts';
import { clearFilters, applyFilters } from './filter-rows.ts';
import { bodyArea, headerArea, type Table } from './table.ts';
import { tableColumnsApi } from './table-columns-api.ts';
import { tableRowsApi } from './table-rows-api.ts';
import { placed, type TableTarget } from './table-target.ts';

const sortApi = defineApi<TableTarget>({
  type: 'TableSort',
  scalars: { Fields: (target) => placed(target).table.sortFields, MatchCase: () => false, Method: () => 'PinYin' },
  methods: {
    Apply: (target, [fields]) => {
      const { sheet, table } = placed(target);
      sortRows(target.api.book, sheet, bodyArea(table), sortFields(fields));
      replaceTable(sheet, { ...table, sortFields: listArgument(fields) });
    },
    Clear: (target) => replaceTable(target.sheet, { ...placed(target).table, sortFields: [] }),
    Reapply: (target) => {
      const { sheet, table } = placed(target);
      sortRows(target.api.book, sheet, bodyArea(table), sortFields(table.sortFields));
    },
  },
});

/** Excel.Table. */
export const tableApi = defineApi<TableTarget>({
  type: 'Table',
  identity: ({ tableId }) => ({ Id: tableId }),
  scalars: {
    Id: ({ tableId }) => tableId,
    LegacyId: ({ tableId }) => tableId,
    Name: of((table) => table.name),
    ShowHeaders: of((table) => table.showHeaders),
    ShowTotals: of((table) => table.showTotals),
    ShowFilterButton: of((table) => table.showFilterButton),
    ShowBandedRows: of((table) => table.showBandedRows),
    ShowBandedColumns: of((table) => table.showBandedColumns),
    HighlightFirstColumn: of((table) => table.highlightFirstColumn),
    HighlightLastColumn: of((table) => table.highlightLastColumn),
    Style: of((table) => table.style),
  },
  children: {
    Columns: tableColumnsApi,
    Rows: tableRowsApi,
    Sort: sortApi,
    Worksheet: ({ api, sheet }) => api.worksheet(sheet),
  },
  writes: {
    Name: (target, value) => {
      const name = textArgument(value, 'name');
      const other = findTable(target.api.book.sheets, name);
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || parseAddress(name)) throw invalidArgument(`'${name}' is no name`);
      if (other && other.table.id !== target.tableId) throw invalidArgument(`the name '${name}' is taken`);
      change(target, { name });
    },
    ShowTotals: (target, value) => showTotals(target, value === true),
    ShowFilterButton: (target, value) => change(target, { showFilterButton: value === true }),
    ShowBandedRows: (target, value) => change(target, { showBandedRows: value === true }),
    ShowBandedColumns: (target, value) => change(target, { showBandedColumns: value === true }),
    HighlightFirstColumn: (target, value) => change(target, { highlightFirstColumn: value === true }),
    HighlightLastColumn: (target, value) => change(target, { highlightLastColumn: value === true }),
    Style: (target, value) => change(target, { style: textArgument(value, 'style') }),
  },
  methods: {
    GetRange: (target) => target.api.range(target.sheet, placed(target).table.area),
    GetDataBodyRange: (target) => target.api.range(target.sheet, bodyArea(placed(target).table)),
    GetHeaderRowRange: (target) => target.api.range(target.sheet, headerArea(placed(target).table)),
    GetTotalRowRange: (target) => {
      const { table } = placed(target);
      if (!table.showTotals) throw notFound();
      return target.api.range(target.sheet, { ...table.area, top: table.area.bottom });
    },
    ConvertToRange: (target) => target.api.range(target.sheet, convertToRange(target.api.book, placed(target))),
    Delete: (target) => deleteTable(target.api.book, placed(target)),
    Resize: (target, [newRange]) => {
      const area = typeof newRange === 'string' ? parseAddress(newRange)?.area : target.api.heldOf(newRange)?.area;
      if (!area) throw invalidArgument('newRange');
      resizeTable(target.api.book, placed(target), area);
    },
    ClearFilters: (target) => clearFilters(target.api.book, placed(target)),
    ReapplyFilters: (target) => applyFilters(target.api.book, placed(target)),
    ...eventMethods<TableTarget>(
      { DataChangedEvent: EventNumber.tableChanged, SelectionChangedEvent: EventNumber.tableSelectionChanged },
      ({ api }) => api.book.events,
      ({ tableId }) => tableId,
    ),
  },
});

interface TablesTarget {
  readonly api: ApiContext;
  /** Null: the tables of the workbook. */
  readonly sheet: Sheet | null;
  /** Only tables that meet this area. */
  readonly within?: Area;
  /** Only tables that lie wholly inside it. */
  readonly whole?: boolean;
}

/** Excel.TableCollection of the workbook, of a sheet, or of a range. */
export const tablesApi = defineApi<TablesTarget>({
  type: 'TableCollection',
  scalars: { Count: (target) => listed(target).length },
  items: (target) => listed(target).map((entry) => objectOf(target.api, entry)),
  item: find,
  methods: {
    Add: (target, [address, hasHeaders]) => {
      const { book } = target.api;
      const text = typeof address === 'string' ? parseAddress(address) : null;
      const held = target.api.heldOf(address);
      const sheet = held?.sheet ?? (text?.sheet ? book.findSheet(text.sheet) : (target.sheet ?? book.active));
      const area = held?.area ?? text?.area;
      if (!sheet || !area) throw invalidArgument('address');
      const table = addTable(book, sheet, area, hasHeaders === true);
      return target.api.table(sheet, table.id);
    },
    GetCount: (target) => listed(target).length,
    GetFirst: (target) => {
      const [first] = listed(target);
      if (!first) throw notFound();
      return objectOf(target.api, first);
    },
    GetItemAt: (target, [index]) => {
      const entry = listed(target)[numberArgument(index, 'index')];
      if (!entry) throw notFound();
      return objectOf(target.api, entry);
    },
    GetItemOrNullObject: (target, [key]) => find(target, key),
    ...eventMethods<TablesTarget>(
      {
        AddedEvent: EventNumber.tableAdded,
        DataChangedEvent: EventNumber.tableChanged,
        DeletedEvent: EventNumber.tableDeleted,
      },
      ({ api }) => api.book.events,
      ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET,
    ),
  },
});

export function sheetTablesApi({ api, sheet }: { readonly api: ApiContext; readonly sheet: Sheet }): ApiObject {
  return tablesApi({ api, sheet });
}

function of(read: (table: Table) => unknown): (target: TableTarget) => unknown {
  return (target) => read(placed(target).table);
}

function change(target: TableTarget, part: Partial<Table>): void {
  requireWritable(target.api.book);
  replaceTable(target.sheet, { ...placed(target).table, ...part });
}

function showTotals(target: TableTarget, on: boolean): void {
  const { sheet, table } = placed(target);
  if (table.showTotals === on) return;
  const bottom = table.area.bottom + (on ? 1 : -1);
  change(target, { showTotals: on, area: { ...table.area, bottom } });
  if (on) writeEntries(target.api.book, sheet, { ...table.area, top: bottom, bottom, right: table.area.left }, '汇总');
}

function listed({ api, sheet, within, whole }: TablesTarget): readonly PlacedTable[] {
  const sheets = sheet ? [sheet] : api.book.sheets;
  const all = sheets.flatMap((one) => one.state.tables.map((table) => ({ sheet: one, table })));
  if (!within) return all;
  return all.filter(({ table }) => (whole ? contains(within, table.area) : intersection(table.area, within)));
}

function find(target: TablesTarget, key: unknown): ApiObject | null {
  const text = optionalText(key)?.toLowerCase();
  const entry = listed(target).find(({ table }) => table.id === key || table.name.toLowerCase() === text);
  return entry ? objectOf(target.api, entry) : null;
}

function objectOf(api: ApiContext, { sheet, table }: PlacedTable): ApiObject {
  return api.table(sheet, table.id);
}
