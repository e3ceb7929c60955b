import { type Area, rowCount } from '../range/area.ts';

export interface TableColumn {
  /** Stays with the column when it moves or is renamed. */
  readonly id: number;
  readonly name: string;
  /** The values a filter lets through, as text; absent when the column is not filtered. */
  readonly filter?: readonly string[];
}

/** An Excel table. `area` includes the heading row and the totals row. */
export interface Table {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly style: string;
  readonly sortFields: readonly unknown[];
}

/** The rows of data, without headings and totals; a table always keeps at least one. */
export function bodyArea(table: Table): Area {
  return {
    ...table.area,
    top: table.area.top + (table.showHeaders ? 1 : 0),
    bottom: table.area.bottom - (table.showTotals ? 1 : 0),
  };
}

export function headerArea(table: Table): Area {
  return { ...table.area, bottom: table.area.top };
}

export function bodyRowCount(table: Table): number {
  return rowCount(bodyArea(table));
}

/** Excel's name for a further column of the same heading: 列, 列2, 列3. */
export function freeColumnName(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (lower.has(`${wanted}${number}`.toLowerCase())) number += 1;
  return `${wanted}${number}`;
}
