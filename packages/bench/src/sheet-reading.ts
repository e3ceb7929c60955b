import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import type { GridCell, SheetGrid } from '@double-hundred/shared/workbook/grid';
import { projectRow } from './project-rows.ts';

type Reading = SheetGrid & { readonly dateSystem: 1900 };

/** A unit's sheet with that many projects as a host gives it, made of fresh cells every time it is read. */
export function sheetReader(rowCount: number, units: readonly Unit[]): () => Reading {
  const lines = Array.from({ length: rowCount }, (_, number) => {
    const fields = projectRow(number, units[number % units.length]?.id ?? '');
    return [
      { value: number + 1 },
      ...projectsLedger.columns.map((column) => cellOf(writeCell(column, fields[column.key] ?? null, { units }))),
    ];
  });
  const heading = ['序号', ...projectsLedger.columns.map((column) => column.heading)].map((value): GridCell => ({ value }));
  return () => ({
    name: '项目台账',
    rows: [
      [{ value: '项目台账' }],
      [{ value: '单位：万元' }],
      heading,
      ...lines.map((line) => line.map((cell) => (cell === undefined ? undefined : { ...cell }))),
    ],
    merges: [],
    hiddenRows: [],
    visibility: 'visible',
    dateSystem: 1900,
  });
}

/** The same reading with one cell changed; `row` and `column` count from 1 as in the sheet. */
export function withCell(reading: Reading, row: number, column: number, value: string | number): Reading {
  const rows = [...reading.rows];
  const line = [...(rows[row - 1] ?? [])];
  line[column - 1] = { value };
  rows[row - 1] = line;
  return { ...reading, rows };
}

/** The column of a ledger column in such a sheet, from 1. */
export function columnAt(key: string): number {
  return projectsLedger.columns.findIndex((column) => column.key === key) + 2;
}

function cellOf({ value, format }: { value: string | number | null; format?: string }): GridCell | undefined {
  if (value === null) return undefined;
  return format === undefined ? { value } : { value, format };
}
