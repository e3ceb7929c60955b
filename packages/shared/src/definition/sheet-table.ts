import { definitionFaults, DEFINITION_SHEETS, type DefinitionSheet } from '../message/definition-words.ts';
import { columnLetters, type SheetGrid, type WorkbookGrid } from '../workbook/grid.ts';
import { gridText } from '../workbook/row-kind.ts';

/** Why a definition workbook cannot be read: one sentence with sheet, cell, what is wrong and what to write. */
export interface DefinitionFault {
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
}

/** A row of a sheet: texts by heading, and where they stand. */
export interface TableRow {
  text(heading: string): string;
  cell(heading: string): string;
}

/** A sheet read by its headings; rows without any text are left out. */
export interface SheetTable {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** Finds a sheet by its name and its columns by their headings, in whatever order they stand. Faults are added to `faults`. */
export function sheetTable(
  workbook: WorkbookGrid,
  sheet: DefinitionSheet,
  faults: DefinitionFault[],
  needed = true,
): SheetTable | null {
  const { name, headings } = DEFINITION_SHEETS[sheet];
  const grid = workbook.sheets.find((candidate) => candidate.name.trim() === name);
  if (grid === undefined) {
    if (needed) faults.push({ sheet: name, cell: '', message: definitionFaults.sheetMissing(name) });
    return null;
  }
  const at = new Map(headings.map((heading) => [heading as string, findHeading(grid, heading)]));
  const [missing] = [...at].find(([, column]) => column < 0) ?? [];
  if (missing !== undefined) {
    faults.push({ sheet: name, cell: 'A1', message: definitionFaults.headingMissing(name, missing) });
    return null;
  }
  const rows = grid.rows.slice(1).flatMap((cells, index): TableRow[] => {
    const text = (heading: string): string => gridText(cells?.[at.get(heading) ?? -1]).trim();
    if (!headings.some((heading) => text(heading) !== '')) return [];
    return [{ text, cell: (heading) => `${columnLetters((at.get(heading) ?? 0) + 1)}${index + 2}` }];
  });
  return { name, rows };
}

function findHeading(grid: SheetGrid, heading: string): number {
  return grid.rows[0]?.findIndex((cell) => gridText(cell).trim() === heading) ?? -1;
}
