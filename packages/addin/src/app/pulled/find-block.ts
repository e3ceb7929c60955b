import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { SheetReading } from '../../ports/sheet-port.ts';
import type { PulledTable } from './pulled-table.ts';

/** Where a pulled table stands in a sheet now. Columns and rows are 1-based; a column the office removed is null. */
export interface PulledBlock {
  readonly headerRow: number;
  readonly idColumn: number;
  /** Whether the hidden column is gone: rows are then told apart by their names, and `idColumn` is free to take the ids. */
  readonly idsLost: boolean;
  readonly columns: readonly (number | null)[];
}

/** What the hidden column of a block is headed by: this tells one block from another in every copy of the file. */
export function markerOf(blockId: string): string {
  return `${pulledTexts.marker} ${blockId}`;
}

/** Finds a block by its marker, else by a row that holds all its headings; null when neither is there any more. */
export function findBlock(sheet: SheetReading, blockId: string, table: PulledTable): PulledBlock | null {
  const marker = markerOf(blockId);
  for (const [index, row] of sheet.rows.entries()) {
    const place = row?.findIndex((cell) => cell?.value === marker) ?? -1;
    if (place >= 0)
      return { headerRow: index + 1, idColumn: place + 1, idsLost: false, columns: headingPlaces(sheet, index, table) };
  }
  for (const index of sheet.rows.keys()) {
    const columns = headingPlaces(sheet, index, table);
    if (columns.every((column) => column !== null))
      return { headerRow: index + 1, idColumn: freeColumn(sheet), idsLost: true, columns };
  }
  return null;
}

/** Whether the sheet holds the block by its marker, whatever became of its headings. */
export function holdsMarker(sheet: SheetReading, blockId: string): boolean {
  const marker = markerOf(blockId);
  return sheet.rows.some((row) => row?.some((cell) => cell?.value === marker) === true);
}

function headingPlaces(sheet: SheetReading, index: number, table: PulledTable): readonly (number | null)[] {
  const row = sheet.rows[index] ?? [];
  return table.columns.map(({ heading }) => {
    const place = row.findIndex((cell) => typeof cell?.value === 'string' && cell.value.trim() === heading);
    return place < 0 ? null : place + 1;
  });
}

function freeColumn({ rows }: SheetReading): number {
  return rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0) + 1;
}
