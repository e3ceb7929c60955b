import { type CellStyle, type DataValidation, readXlsx, type Sheet } from 'hucre/xlsx';
import type { NameSpec } from './workbook-spec.ts';

/** What of a sheet has no meaning for the ledger but must be there again when the file is written. */
export type SheetExtras = Partial<Pick<Sheet, 'conditionalRules' | 'autoFilter' | 'pageSetup' | 'headerFooter' | 'view'>>;

/** An Excel table: its name, its heading texts, and its area with the heading row, such as `A3:D9`. */
export interface TableLook {
  readonly name: string;
  readonly range: string;
  readonly headings: readonly string[];
  readonly style?: string;
}

/** How a sheet looks: sizes, what is hidden, styles and lists. Rows and columns are 0-based here. */
export interface SheetLook {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly width?: number; readonly hidden?: boolean }[];
  /** Heights in points. */
  readonly rows: readonly { readonly row: number; readonly height?: number; readonly hidden?: boolean }[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly styles: readonly CellStyle[];
  /** Cell by cell: row, column, place in `styles`. */
  readonly cells: readonly (readonly [number, number, number])[];
  readonly validations: readonly DataValidation[];
  readonly tables: readonly TableLook[];
  readonly extras: SheetExtras;
}

/** How a workbook looks. `names` stand for ranges in lists and marks. */
export interface WorkbookLook {
  readonly sheets: readonly SheetLook[];
  readonly names: readonly NameSpec[];
}

export type { CellStyle, DataValidation } from 'hucre/xlsx';

/**
 * Reads how the sheets of an .xlsx file look. Values are read by `readWorkbook`; a file the library cannot read in
 * full gives an empty list, and the ledger is then shown plain. Call it only after `readWorkbook` has checked the limits.
 */
export async function readLook(bytes: Uint8Array): Promise<WorkbookLook> {
  try {
    const workbook = await readXlsx(bytes, { readStyles: true });
    const names = (workbook.namedRanges ?? []).filter(({ name, scope }) => scope === undefined && !name.startsWith('_xlnm'));
    return { sheets: workbook.sheets.map(lookOf), names: names.map(({ name, range }) => ({ name, range })) };
  } catch {
    return { sheets: [], names: [] };
  }
}

function lookOf(sheet: Sheet): SheetLook {
  const styles: CellStyle[] = [];
  const known = new Map<string, number>();
  const byObject = new Map<CellStyle, number>();
  const cells: [number, number, number][] = [];
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.style === undefined) continue;
    let index = byObject.get(cell.style);
    if (index === undefined) {
      const key = JSON.stringify(cell.style);
      index = known.get(key) ?? styles.push(cell.style) - 1;
      known.set(key, index);
      byObject.set(cell.style, index);
    }
    const comma = place.indexOf(',');
    cells.push([Number(place.slice(0, comma)), Number(place.slice(comma + 1)), index]);
  }
  return {
    name: sheet.name,
    columns: (sheet.columns ?? []).map((column) => ({
      ...(column.width === undefined ? {} : { width: column.width }),
      ...(column.hidden === true ? { hidden: true } : {}),
    })),
    rows: [...(sheet.rowDefs ?? [])].map(([row, definition]) => ({
      row,
      ...(definition.height === undefined ? {} : { height: definition.height }),
      ...(definition.hidden === true ? { hidden: true } : {}),
    })),
    freeze: { rows: sheet.freezePane?.rows ?? 0, columns: sheet.freezePane?.columns ?? 0 },
    styles,
    cells,
    validations: sheet.dataValidations ?? [],
    tables: (sheet.tables ?? []).flatMap(({ name, range, columns, style }) =>
      range === undefined
        ? []
        : [{ name, range, headings: columns.map((column) => column.name), ...(style === undefined ? {} : { style }) }],
    ),
    extras: extrasOf(sheet),
  };
}

function extrasOf(sheet: Sheet): SheetExtras {
  return {
    ...(sheet.conditionalRules === undefined ? {} : { conditionalRules: sheet.conditionalRules }),
    ...(sheet.autoFilter === undefined ? {} : { autoFilter: { range: sheet.autoFilter.range } }),
    ...(sheet.pageSetup === undefined ? {} : { pageSetup: sheet.pageSetup }),
    ...(sheet.headerFooter === undefined ? {} : { headerFooter: sheet.headerFooter }),
    ...(sheet.view === undefined ? {} : { view: sheet.view }),
  };
}
