import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { invalidArgument, notFound } from '../protocol/host-error.ts';
import { listArgument, numberArgument, optionalText, recordArgument, textArgument } from '../protocol/read-argument.ts';
import type { Area } from '../range/area.ts';
import { readValues } from '../range/range-values.ts';
import { writeEntries } from '../range/write-cells.ts';
import { addTableColumn, deleteTableColumn } from './change-tables.ts';
import { filterColumn } from './filter-rows.ts';
import { bodyArea, headerArea, type TableColumn } from './table.ts';
import { placed, type TableTarget } from './table-target.ts';

interface ColumnTarget {
  readonly table: TableTarget;
  readonly columnId: number;
}

const filterApi = defineApi<ColumnTarget>({
  type: 'Filter',
  scalars: {
    Criteria: (target) => {
      const { filter } = columnOf(target);
      return filter ? { filterOn: 'Values', values: filter } : null;
    },
  },
  methods: {
    Apply: (target, [criteria]) => {
      const { filterOn, values } = recordArgument(criteria);
      if (filterOn !== 'Values') throw invalidArgument('this host filters by values only');
      filter(target, listArgument(values).map(String));
    },
    ApplyValuesFilter: (target, [values]) => filter(target, listArgument(values).map(String)),
    Clear: (target) => filter(target, null),
  },
});

const columnApi = defineApi<ColumnTarget>({
  type: 'TableColumn',
  identity: ({ columnId }) => ({ Id: columnId }),
  scalars: {
    Id: ({ columnId }) => columnId,
    Index: indexOf,
    Name: (target) => columnOf(target).name,
    Values: (target) => readValues(target.table.api.book, target.table.sheet, areaOf(target, placed(target.table).table.area)),
  },
  children: { Filter: filterApi },
  writes: {
    Name: (target, value) => {
      const area = areaOf(target, headerArea(placed(target.table).table));
      writeEntries(target.table.api.book, target.table.sheet, area, textArgument(value, 'name'));
    },
    Values: (target, value) =>
      writeEntries(target.table.api.book, target.table.sheet, areaOf(target, placed(target.table).table.area), value),
  },
  methods: {
    Delete: (target) => deleteTableColumn(target.table.api.book, placed(target.table), indexOf(target)),
    GetRange: (target) => range(target, placed(target.table).table.area),
    GetDataBodyRange: (target) => range(target, bodyArea(placed(target.table).table)),
    GetHeaderRowRange: (target) => range(target, headerArea(placed(target.table).table)),
  },
});

/** Excel.TableColumnCollection. */
export const tableColumnsApi = defineApi<TableTarget>({
  type: 'TableColumnCollection',
  scalars: { Count: (target) => placed(target).table.columns.length },
  items: (target) => placed(target).table.columns.map(({ id }) => columnApi({ table: target, columnId: id })),
  item: find,
  methods: {
    Add: (target, [index, values, name]) => {
      const at = index === undefined || index === null || index === -1 ? null : numberArgument(index, 'index');
      const column = addTableColumn(target.api.book, placed(target), at, listArgument(values), optionalText(name));
      return columnApi({ table: target, columnId: column.id });
    },
    GetCount: (target) => placed(target).table.columns.length,
    GetItemAt: (target, [index]) => {
      const column = placed(target).table.columns[numberArgument(index, 'index')];
      if (!column) throw notFound();
      return columnApi({ table: target, columnId: column.id });
    },
    GetItemOrNullObject: (target, [key]) => find(target, key),
  },
});

function find(target: TableTarget, key: unknown): ApiObject | null {
  const lower = String(key).toLowerCase();
  const column = placed(target).table.columns.find(({ id, name }) => id === key || name.toLowerCase() === lower);
  return column ? columnApi({ table: target, columnId: column.id }) : null;
}

function columnOf(target: ColumnTarget): TableColumn {
  const column = placed(target.table).table.columns.find(({ id }) => id === target.columnId);
  if (!column) throw notFound();
  return column;
}

function indexOf(target: ColumnTarget): number {
  return placed(target.table).table.columns.indexOf(columnOf(target));
}

function areaOf(target: ColumnTarget, rows: Area): Area {
  const left = rows.left + indexOf(target);
  return { ...rows, left, right: left };
}

function range(target: ColumnTarget, rows: Area): ApiObject {
  return target.table.api.range(target.table.sheet, areaOf(target, rows));
}

function filter(target: ColumnTarget, values: readonly string[] | null): void {
  filterColumn(target.table.api.book, placed(target.table), indexOf(target), values);
}
