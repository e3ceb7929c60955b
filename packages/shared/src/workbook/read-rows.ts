import { type Column, columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { dittoWords } from '../message/workbook-words.ts';
import type { CellInput, Normalisation } from '../value/cell.ts';
import { columnLetters, type GridCell, type MergedArea, type SheetGrid } from './grid.ts';
import { squeeze } from './heading-text.ts';
import { columnNumber, type SheetLayout } from './layout.ts';
import { gridText } from './row-kind.ts';

/** A data row taken from a sheet: cells by column key, and what was filled in from the cells above. */
export interface ReadSheetRow {
  readonly row: number;
  /** Id from the hidden column; null when the row has none yet. */
  readonly rowId: string | null;
  readonly cells: Readonly<Record<string, CellInput>>;
  /** S03: merged cells filled down (auto). S04: 同上 and 〃 read as the cell above (confirm). */
  readonly filled: readonly Normalisation[];
}

/** A 同上 with spaces inside; longer texts are not looked at closely. */
const LONGEST_DITTO = 8;
const FILLED_DOWN: readonly string[] = ['unitRef', 'person', 'persons', 'choice', 'choices', 'ref'];

/** Takes the data rows of a recognised sheet. Money, names, days and codes are never filled down from merged cells; the project of several milestones is. */
export function readSheetRows(sheet: SheetGrid, layout: SheetLayout, definition: LedgerDefinition): readonly ReadSheetRow[] {
  const columns = Object.entries(layout.columns).flatMap(([letters, key]) => {
    const column = columnOf(definition, key);
    return column === null
      ? []
      : [{ column, number: columnNumber(letters), merged: mergedOf(sheet, column, columnNumber(letters)) }];
  });
  const above = new Map<string, CellInput>();
  return layout.dataRows.map((row) => {
    const cells: Record<string, CellInput> = {};
    const filled: Normalisation[] = [];
    for (const { column, number, merged } of columns) {
      const own = sheet.rows[row - 1]?.[number - 1];
      const spread = isEmpty(own) ? filledFrom(sheet, merged, row) : undefined;
      const before = above.get(column.key);
      let cell: CellInput | undefined = spread ?? own;
      if (spread !== undefined)
        filled.push({ column: column.key, from: '', to: gridText(spread), kind: 'S03', handling: 'auto' });
      else if (before !== undefined && isDitto(own)) {
        cell = before;
        filled.push({ column: column.key, from: gridText(own), to: gridText(before), kind: 'S04', handling: 'confirm' });
      }
      if (cell === undefined) above.delete(column.key);
      else {
        cells[column.key] = inputOf(cell);
        above.set(column.key, cell);
      }
    }
    return { row, rowId: rowIdOf(sheet, layout, row), cells, filled };
  });
}

function mergedOf(sheet: SheetGrid, column: Column, number: number): readonly MergedArea[] {
  if (!FILLED_DOWN.includes(column.type.kind)) return [];
  return sheet.merges.filter((area) => area.left === number && area.bottom > area.top);
}

function filledFrom(sheet: SheetGrid, merged: readonly MergedArea[], row: number): GridCell | undefined {
  const area = merged.find(({ top, bottom }) => row > top && row <= bottom);
  const source = area === undefined ? undefined : sheet.rows[area.top - 1]?.[area.left - 1];
  return isEmpty(source) ? undefined : source;
}

function isEmpty(cell: GridCell | undefined): boolean {
  if (cell === undefined) return true;
  if (typeof cell.value === 'number') return false;
  return squeeze(gridText(cell)) === '';
}

function isDitto(cell: GridCell | undefined): boolean {
  return typeof cell?.value === 'string' && cell.value.length <= LONGEST_DITTO && dittoWords.includes(squeeze(cell.value));
}

function rowIdOf(sheet: SheetGrid, layout: SheetLayout, row: number): string | null {
  if (layout.idColumn === null) return null;
  const text = gridText(sheet.rows[row - 1]?.[layout.idColumn - 1]).trim();
  return text === '' ? null : text;
}

function inputOf(cell: GridCell): CellInput {
  if (cell.formula === undefined) return cell;
  const { value, format, error } = cell;
  return { value, ...(format === undefined ? {} : { format }), ...(error === undefined ? {} : { error }) };
}

/** The A1 address of a column of a row; the row alone when the column is not in the sheet. */
export function cellAddress(layout: SheetLayout, row: number, key: string): string {
  const letters = Object.entries(layout.columns).find(([, columnKey]) => columnKey === key)?.[0];
  return letters === undefined ? `${columnLetters(1)}${row}` : `${letters}${row}`;
}
