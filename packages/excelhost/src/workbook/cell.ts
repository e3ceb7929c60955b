export type CellValue = string | number | boolean | null;

/** How a cell looks, as far as the API of the host can set it; colours are `#RRGGBB`. */
export interface CellStyle {
  readonly fillColor?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly wrapText?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  /** False makes the cell writable on a protected sheet. */
  readonly locked?: boolean;
}

/** One cell; never changed in place. An error such as #N/A is in `error`, with value null. */
export interface Cell {
  readonly value: CellValue;
  readonly formula?: string;
  readonly format?: string;
  readonly error?: string;
  readonly style?: CellStyle;
}

export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.value === null && cell.error === undefined && cell.formula === undefined);
}

/** What the API shows in `values`: the error text, or the value with empty as ''. */
export function shownValue(cell: Cell | undefined): string | number | boolean {
  return cell?.error ?? cell?.value ?? '';
}

export function valueType(cell: Cell | undefined): string {
  if (cell?.error !== undefined) return 'Error';
  const value = cell?.value ?? null;
  if (value === null) return 'Empty';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}
