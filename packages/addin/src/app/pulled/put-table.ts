import type { CellContent, SheetPort } from '../../ports/sheet-port.ts';
import { markerOf } from './find-block.ts';
import type { PulledTable } from './pulled-table.ts';

const HEADER_ROW = 3;

/** Puts a table into a new sheet: title, source, headings, values; formats, and ids in a hidden column. Gives the sheet. */
export async function putTable(port: SheetPort, table: PulledTable, blockId: string): Promise<string> {
  const { columns, rows } = table;
  const idColumn = columns.length + 1;
  const values: readonly (readonly CellContent[])[] = [
    [table.title],
    [table.source],
    [...columns.map(({ heading }) => heading), markerOf(blockId)],
    ...rows.map(({ id, cells }) => [...cells, id]),
  ];
  const sheet = await port.addSheet(table.sheetName, values);
  // From the headings on, so that looks take in a row that comes right below them; headings are text in any format.
  await port.dress(sheet, {
    firstRow: HEADER_ROW,
    lastRow: HEADER_ROW + Math.max(1, rows.length),
    columns: columns.map(({ format, looks }, index) => ({
      column: index + 1,
      ...(format === undefined ? {} : { format }),
      ...(looks === undefined ? {} : { looks }),
    })),
    hiddenColumns: [idColumn],
    boldRows: [1, HEADER_ROW],
  });
  return sheet;
}
