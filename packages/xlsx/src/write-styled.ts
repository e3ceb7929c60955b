import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { MergedArea } from '@double-hundred/shared/workbook/grid';
import { customXmlParts } from './custom-xml-parts.ts';
import { patchArchive } from './patch-archive.ts';
import type { SheetExtras, TableLook } from './read-look.ts';
import type { NameSpec } from './workbook-spec.ts';

/** A cell to write, 0-based. Text is written as text; `formula` has no leading =. */
export interface StyledCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean | null;
  readonly formula?: string;
  /** Place in the styles of the workbook. */
  readonly style?: number;
}

/** A sheet with the looks a person gave it. Widths in characters, heights in points. */
export interface StyledSheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly cells: readonly StyledCell[];
  readonly columns: readonly { readonly width?: number; readonly hidden?: boolean }[];
  readonly rows: readonly { readonly row: number; readonly height?: number; readonly hidden?: boolean }[];
  readonly merges: readonly MergedArea[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly validations: readonly DataValidation[];
  readonly tables: readonly TableLook[];
  readonly extras: SheetExtras;
}

/** What a workbook has beside its sheets: names of ranges, and the texts kept inside the file. */
export interface StyledRest {
  readonly names: readonly NameSpec[];
  readonly customXml: readonly string[];
}

/** Writes sheets that came from `readLook` and were changed since. */
export async function writeStyled(
  sheets: readonly StyledSheet[],
  styles: readonly CellStyle[],
  { names, customXml }: StyledRest,
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => writeSheetOf(sheet, styles)),
    ...(names.length === 0 ? {} : { namedRanges: names.map(({ name, range }) => ({ name, range })) }),
  });
  return customXml.length === 0 ? bytes : patchArchive(bytes, customXmlParts(customXml));
}

function writeSheetOf(sheet: StyledSheet, styles: readonly CellStyle[]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const cell of sheet.cells) {
    const style = cell.style === undefined ? undefined : styles[cell.style];
    cells.set(`${cell.row},${cell.column}`, {
      ...(style === undefined ? {} : { style }),
      ...(cell.formula === undefined ? { value: cell.value } : { value: null, formula: cell.formula, formulaResult: cell.value }),
    });
  }
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map(
    sheet.rows.map(({ row, height, hidden }) => [
      row,
      { ...(height === undefined ? {} : { height }), ...(hidden === true ? { hidden } : {}) },
    ]),
  );
  return {
    name: sheet.name,
    columns: sheet.columns.map((column) => ({ ...column })),
    cells,
    rowDefs,
    merges: sheet.merges.map((area) => ({
      startRow: area.top - 1,
      startCol: area.left - 1,
      endRow: area.bottom - 1,
      endCol: area.right - 1,
    })),
    ...(sheet.freeze.rows > 0 || sheet.freeze.columns > 0 ? { freezePane: sheet.freeze } : {}),
    ...(sheet.visibility === 'hidden' ? { hidden: true } : {}),
    ...(sheet.visibility === 'veryHidden' ? { veryHidden: true } : {}),
    tables: sheet.tables.map(({ name, range, headings, style }) => ({
      name,
      range,
      columns: headings.map((heading) => ({ name: heading })),
      ...(style === undefined ? {} : { style }),
    })),
    dataValidations: [...sheet.validations],
    ...sheet.extras,
  };
}
