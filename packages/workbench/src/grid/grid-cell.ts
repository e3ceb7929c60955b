import { CellValueType } from '@univerjs/core';
import type { ICellData, IStyleData, Nullable } from '@univerjs/core';
import type { CellWrite } from '@double-hundred/addin/ports/sheet-port';
import type { GridCell } from '@double-hundred/shared/workbook/grid';

const errorText = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!|CYCLE!|ERROR!)$/;
const looksNumeric = /^\s*[-+]?(?:\d|\.\d)/;

/** Reads one cell of the grid: raw value and number format, never the display text. Undefined for an empty cell. */
export function cellFromGrid(cell: Nullable<ICellData>, style: Nullable<IStyleData>): GridCell | undefined {
  if (cell === null || cell === undefined) return undefined;
  const value = rawValue(cell);
  const formula = cell.f ?? undefined;
  if (value === null && formula === undefined) return undefined;
  const format = style?.n?.pattern;
  return {
    value: typeof value === 'string' && errorText.test(value) ? null : value,
    ...(typeof value === 'string' && errorText.test(value) ? { error: value } : {}),
    ...(format !== undefined && format !== '' && format !== 'General' ? { format } : {}),
    ...(formula === undefined ? {} : { formula }),
  };
}

/** Makes the cell data for a write. Text stays text, even when it looks like a number or a formula. */
export function cellToGrid(write: Pick<CellWrite, 'value' | 'format'>): ICellData {
  const style = write.format === undefined ? {} : { s: { n: { pattern: write.format } } };
  const { value } = write;
  if (value === null || value === '') return { v: null, f: null, si: null, p: null, ...style };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER, f: null, si: null, p: null, ...style };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, si: null, p: null, ...style };
  const t = looksNumeric.test(value) || value.startsWith('=') ? CellValueType.FORCE_STRING : CellValueType.STRING;
  return { v: value, t, f: null, si: null, p: null, ...style };
}

function rawValue(cell: ICellData): string | number | boolean | null {
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/, '').replaceAll('\r', '\n') || null;
  const { v } = cell;
  if (v === null || v === undefined || v === '') return null;
  if (cell.t === CellValueType.BOOLEAN) return v === true || v === 1 || v === '1' || v === 'TRUE';
  if (cell.t === CellValueType.NUMBER && typeof v === 'string') return Number(v);
  return v;
}
