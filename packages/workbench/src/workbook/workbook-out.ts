import { BooleanNumber } from '@univerjs/core';
import type { ICellData, IStyleData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core';
import { writeStatePart } from '@double-hundred/shared/workbook/state-part';
import type { CellStyle } from '@double-hundred/xlsx/read-look';
import { type StyledCell, type StyledSheet, writeStyled } from '@double-hundred/xlsx/write-styled';
import { cellFromGrid } from '../grid/grid-cell.ts';
import type { NameSpec } from '@double-hundred/xlsx/workbook-spec';
import { styleToFile } from './cell-look.ts';
import type { KeptOfSheet } from './kept-of-sheet.ts';
import { tablesOf } from './tables-out.ts';

/** Writes the open workbook as an .xlsx file: values, look, lists and the state, so that it can be opened elsewhere and go on. */
export async function workbookOut(snapshot: IWorkbookData): Promise<Uint8Array<ArrayBuffer>> {
  const styles: CellStyle[] = [];
  const places = new Map<string, number>();
  const styleOf = (style: Nullable<IStyleData | string>): { place: number; data: IStyleData } | null => {
    const data = typeof style === 'string' ? snapshot.styles[style] : style;
    if (!data) return null;
    const key = JSON.stringify(data);
    const place = places.get(key) ?? styles.push(styleToFile(data)) - 1;
    places.set(key, place);
    return { place, data };
  };
  const sheets = snapshot.sheetOrder.flatMap((id) => {
    const sheet = snapshot.sheets[id];
    return sheet === undefined ? [] : [styledSheet(sheet, styleOf)];
  });
  const states: unknown = snapshot.custom?.['states'];
  const parts = Object.entries(states ?? {}).flatMap(([key, json]) =>
    typeof json === 'string' ? [writeStatePart(key, json)] : [],
  );
  return new Uint8Array(await writeStyled(sheets, styles, { names: namesOf(snapshot.custom?.['names']), customXml: parts }));
}

function styledSheet(
  sheet: Partial<IWorksheetData>,
  styleOf: (style: Nullable<IStyleData | string>) => { place: number; data: IStyleData } | null,
): StyledSheet {
  const cells: StyledCell[] = [];
  for (const [rowText, line] of Object.entries(sheet.cellData ?? {})) {
    const row: Readonly<Record<string, ICellData>> = line ?? {};
    for (const [columnText, cell] of Object.entries(row)) {
      const style = styleOf(cell?.s);
      const read = cellFromGrid(cell, style?.data);
      if (read === undefined && style === null) continue;
      const formula = read?.formula?.replace(/^=/, '');
      cells.push({
        row: Number(rowText),
        column: Number(columnText),
        value: read?.error ?? read?.value ?? null,
        ...(formula === undefined ? {} : { formula }),
        ...(style === null ? {} : { style: style.place }),
      });
    }
  }
  const columnData = Object.entries(sheet.columnData ?? {});
  const columns: { width?: number; hidden?: boolean }[] = Array.from(
    { length: Math.max(0, ...columnData.map(([index]) => Number(index) + 1)) },
    () => ({}),
  );
  for (const [index, column] of columnData) {
    columns[Number(index)] = {
      ...(column?.w === undefined ? {} : { width: Math.max(0, (column.w - 5) / 8) }),
      ...(column?.hd === BooleanNumber.TRUE ? { hidden: true } : {}),
    };
  }
  const rows = Object.entries(sheet.rowData ?? {}).map(([index, row]) => ({
    row: Number(index),
    ...(row?.h !== undefined && row.ia === BooleanNumber.FALSE ? { height: row.h * 0.75 } : {}),
    ...(row?.hd === BooleanNumber.TRUE ? { hidden: true } : {}),
  }));
  const kept = sheet.custom as Partial<KeptOfSheet> | null | undefined;
  return {
    name: sheet.name ?? '',
    visibility: sheet.hidden !== BooleanNumber.TRUE ? 'visible' : kept?.visibility === 'veryHidden' ? 'veryHidden' : 'hidden',
    cells,
    columns,
    rows: rows.filter((row) => 'height' in row || 'hidden' in row),
    merges: (sheet.mergeData ?? []).map((area) => ({
      top: area.startRow + 1,
      left: area.startColumn + 1,
      bottom: area.endRow + 1,
      right: area.endColumn + 1,
    })),
    freeze: { rows: Math.max(0, sheet.freeze?.ySplit ?? 0), columns: Math.max(0, sheet.freeze?.xSplit ?? 0) },
    validations: kept?.validations ?? [],
    tables: tablesOf(kept?.tables ?? [], cells),
    extras: kept?.extras ?? {},
  };
}

function namesOf(kept: unknown): readonly NameSpec[] {
  return Array.isArray(kept)
    ? kept.filter((name): name is NameSpec => typeof name?.name === 'string' && typeof name?.range === 'string')
    : [];
}
