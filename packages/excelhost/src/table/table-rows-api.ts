import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { listArgument, numberArgument } from '../protocol/read-argument.ts';
import type { Area } from '../range/area.ts';
import { readValues } from '../range/range-values.ts';
import { writeEntries } from '../range/write-cells.ts';
import { addTableRows, deleteTableRows } from './change-tables.ts';
import { bodyArea, bodyRowCount } from './table.ts';
import { placed, type TableTarget } from './table-target.ts';

/** A row is a place, not its content: after a sort the object stands for other data (Microsoft: Excel.TableRow). */
interface RowTarget {
  readonly table: TableTarget;
  readonly index: number;
}

const rowApi = defineApi<RowTarget>({
  type: 'TableRow',
  scalars: {
    Index: ({ index }) => index,
    Values: (target) => readValues(target.table.api.book, target.table.sheet, areaOf(target)),
  },
  writes: { Values: (target, value) => writeEntries(target.table.api.book, target.table.sheet, areaOf(target), value) },
  methods: {
    Delete: (target) => deleteTableRows(target.table.api.book, placed(target.table), target.index, 1),
    GetRange: (target) => target.table.api.range(target.table.sheet, areaOf(target)),
  },
});

/** Excel.TableRowCollection; deleteRows and deleteRowsAt exist in ExcelApiOnline only and are left out. */
export const tableRowsApi = defineApi<TableTarget>({
  type: 'TableRowCollection',
  scalars: { Count: (target) => bodyRowCount(placed(target).table) },
  items: (target) => Array.from({ length: bodyRowCount(placed(target).table) }, (_, index) => rowApi({ table: target, index })),
  item: (target, index) => row(target, index),
  methods: {
    Add: (target, [index, values]) => {
      const at = index === undefined || index === null || index === -1 ? null : numberArgument(index, 'index');
      return rowApi({ table: target, index: addTableRows(target.api.book, placed(target), at, listArgument(values)) });
    },
    GetCount: (target) => bodyRowCount(placed(target).table),
    GetItemAt: (target, [index]) => row(target, index),
  },
});

function row(target: TableTarget, index: unknown): ApiObject {
  const at = numberArgument(index, 'index');
  if (at < 0 || at >= bodyRowCount(placed(target).table)) throw notFound();
  return rowApi({ table: target, index: at });
}

function areaOf({ table, index }: RowTarget): Area {
  const body = bodyArea(placed(table).table);
  if (body.top + index > body.bottom) throw notFound();
  return { ...body, top: body.top + index, bottom: body.top + index };
}
