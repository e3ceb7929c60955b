import { defineApi } from '../protocol/api-object.ts';
import { invalidArgument } from '../protocol/host-error.ts';
import { requireAllowed } from '../workbook/permission.ts';
import { tablesApi } from '../table/tables-api.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { fullAddress } from './address.ts';
import { type Area, cellCount, columnCount, isEntireColumn, isEntireRow, MAX_ROWS, rowCount } from './area.ts';
import { conditionalFormatsApi } from './conditional-format-api.ts';
import { dataValidationApi } from './data-validation-api.ts';
import { rangeFormatApi } from './range-format-api.ts';
import { changeMethods } from './range-changes.ts';
import { navigationMethods } from './range-navigation.ts';
import { propertyMethods } from './range-properties.ts';
import { rangeSortApi } from './range-sort-api.ts';
import { placeOf, type RangeTarget } from './range-target.ts';
import { commonHidden, readFormats, readFormulas, readText, readValues, readValueTypes } from './range-values.ts';
import { writeEntries, writeFormats } from './write-cells.ts';

/** A cell count beyond 2³¹ − 1 is given as −1 (Microsoft: Excel.Range.cellCount). */
const MAX_COUNT = 2_147_483_647;

/** Excel.Range. */
export const rangeApi = defineApi<RangeTarget>({
  type: 'Range',
  scalars: {
    Address: on((_, { sheet, area }) => fullAddress(sheet.state.name, area)),
    AddressLocal: on((_, { sheet, area }) => fullAddress(sheet.state.name, area)),
    CellCount: on((_, { area }) => (cellCount(area) > MAX_COUNT ? -1 : cellCount(area))),
    RowIndex: on((_, { area }) => area.top - 1),
    ColumnIndex: on((_, { area }) => area.left - 1),
    RowCount: on((_, { area }) => rowCount(area)),
    ColumnCount: on((_, { area }) => columnCount(area)),
    IsEntireColumn: on((_, { area }) => isEntireColumn(area)),
    IsEntireRow: on((_, { area }) => isEntireRow(area)),
    Values: on((api, { sheet, area }) => readValues(api.book, sheet, area)),
    ValueTypes: on((api, { sheet, area }) => readValueTypes(api.book, sheet, area)),
    Text: on((api, { sheet, area }) => readText(api.book, sheet, area)),
    Formulas: on((api, { sheet, area }) => readFormulas(api.book, sheet, area)),
    FormulasLocal: on((api, { sheet, area }) => readFormulas(api.book, sheet, area)),
    NumberFormat: on((_, { sheet, area }) => readFormats(sheet, area)),
    NumberFormatLocal: on((_, { sheet, area }) => readFormats(sheet, area)),
    RowHidden: on((_, { sheet, area }) => commonHidden(area.top, area.bottom, (row) => sheet.isRowHidden(row))),
    ColumnHidden: on((_, { sheet, area }) =>
      commonHidden(area.left, area.right, (column) => sheet.state.hiddenColumns.has(column)),
    ),
    Hidden: on((_, { sheet, area }) => {
      const rows = commonHidden(area.top, area.bottom, (row) => sheet.isRowHidden(row));
      const columns = commonHidden(area.left, area.right, (column) => sheet.state.hiddenColumns.has(column));
      return rows === true || columns === true ? true : rows === null || columns === null ? null : false;
    }),
    HasSpill: () => false,
  },
  children: {
    Worksheet: (target) => target.api.worksheet(placeOf(target).sheet),
    Format: (target) => rangeFormatApi(target),
    Sort: (target) => rangeSortApi(target),
    ConditionalFormats: (target) => conditionalFormatsApi(target),
    DataValidation: (target) => dataValidationApi(target),
  },
  writes: {
    Values: (target, value) => write(target, value, writeEntries),
    Formulas: (target, value) => write(target, value, writeEntries),
    FormulasLocal: (target, value) => write(target, value, writeEntries),
    NumberFormat: (target, value) => write(target, value, writeFormats),
    NumberFormatLocal: (target, value) => write(target, value, writeFormats),
    RowHidden: (target, value) => hideRows(target, value),
    ColumnHidden: (target, value) => hideColumns(target, value),
  },
  methods: {
    ...navigationMethods,
    ...changeMethods,
    ...propertyMethods,
    GetTables: (target, [fullyContained]) => {
      const { sheet, area } = placeOf(target);
      return tablesApi({ api: target.api, sheet, within: area, whole: fullyContained === true });
    },
  },
});

/** The cells behind a Range argument; refused when the argument is something else. */
export function rangeArgument(value: unknown): RangeTarget {
  const target = rangeApi.targetOf(value);
  if (!target) throw invalidArgument('a range is needed');
  return target;
}

function on(
  read: (api: RangeTarget['api'], place: { readonly sheet: Sheet; readonly area: Area }) => unknown,
): (target: RangeTarget) => unknown {
  return (target) => read(target.api, placeOf(target));
}

function write(target: RangeTarget, value: unknown, writer: typeof writeEntries): void {
  const { sheet, area } = placeOf(target);
  writer(target.api.book, sheet, area, value);
}

function hideRows(target: RangeTarget, hidden: unknown): void {
  const { sheet, area } = placeOf(target);
  requireAllowed(target.api.book, sheet, 'allowFormatRows');
  if (rowCount(area) === MAX_ROWS) throw invalidArgument('all rows of a sheet');
  sheet.state.hiddenRows = toggled(sheet.state.hiddenRows, area.top, area.bottom, hidden === true);
}

function hideColumns(target: RangeTarget, hidden: unknown): void {
  const { sheet, area } = placeOf(target);
  requireAllowed(target.api.book, sheet, 'allowFormatColumns');
  sheet.state.hiddenColumns = toggled(sheet.state.hiddenColumns, area.left, area.right, hidden === true);
}

function toggled(numbers: ReadonlySet<number>, from: number, to: number, on: boolean): ReadonlySet<number> {
  const next = new Set(numbers);
  for (let number = from; number <= to; number += 1) {
    if (on) next.add(number);
    else next.delete(number);
  }
  return next;
}
