import { type Area, intersection } from '../range/area.ts';
import { type Cell, isEmptyCell } from './cell.ts';

type Row = (Cell | undefined)[];

/**
 * The cells of a sheet, 1-based. Rows are shared between a grid and its copies until one of them writes, so that an undo step
 * costs a list of references and not a copy of the sheet.
 */
export class CellGrid {
  private rows: (Row | undefined)[];
  private owned = new WeakSet<Row>();

  constructor(rows: (Row | undefined)[] = []) {
    this.rows = rows;
  }

  copy(): CellGrid {
    this.owned = new WeakSet();
    return new CellGrid([...this.rows]);
  }

  get(row: number, column: number): Cell | undefined {
    return this.rows[row - 1]?.[column - 1];
  }

  set(row: number, column: number, cell: Cell | undefined): void {
    while (this.rows.length < row) this.rows.push(undefined);
    this.ownRow(row)[column - 1] = cell;
  }

  get height(): number {
    return this.rows.length;
  }

  /** A row's identity; equal between two copies as long as neither wrote to it. */
  rowIdentity(row: number): unknown {
    return this.rows[row - 1];
  }

  rowWidth(row: number): number {
    return this.rows[row - 1]?.length ?? 0;
  }

  /** Every cell inside the area that is there, row by row. */
  *cells(area: Area): Generator<{ row: number; column: number; cell: Cell }> {
    for (let row = area.top; row <= Math.min(area.bottom, this.rows.length); row += 1) {
      const cells = this.rows[row - 1];
      if (!cells) continue;
      for (let column = area.left; column <= Math.min(area.right, cells.length); column += 1) {
        const cell = cells[column - 1];
        if (cell) yield { row, column, cell };
      }
    }
  }

  /** The same as a list, for whoever writes meanwhile. */
  list(area: Area): readonly { row: number; column: number; cell: Cell }[] {
    return Array.from(this.cells(area));
  }

  /** The smallest area that holds every cell with content, or with content or format; null when there is none. */
  used(within: Area, valuesOnly: boolean): Area | null {
    const found = { top: Number.POSITIVE_INFINITY, left: Number.POSITIVE_INFINITY, bottom: 0, right: 0 };
    for (const { row, column, cell } of this.cells(within)) {
      if (isEmptyCell(cell) && (valuesOnly || (cell.format === undefined && cell.style === undefined))) continue;
      found.top = Math.min(found.top, row);
      found.left = Math.min(found.left, column);
      found.bottom = Math.max(found.bottom, row);
      found.right = Math.max(found.right, column);
    }
    return found.bottom === 0 ? null : intersection(found, within);
  }

  /** Puts empty rows before `row`. */
  insertRows(row: number, count: number): void {
    if (row > this.rows.length) return;
    this.rows.splice(row - 1, 0, ...Array.from({ length: count }, () => undefined));
  }

  deleteRows(row: number, count: number): void {
    this.rows.splice(row - 1, count);
  }

  /** Puts empty cells before `column` in the rows top..bottom. */
  insertCells(top: number, bottom: number, column: number, count: number): void {
    for (let row = top; row <= Math.min(bottom, this.rows.length); row += 1) {
      if (this.rowWidth(row) >= column) this.ownRow(row).splice(column - 1, 0, ...Array.from({ length: count }, () => undefined));
    }
  }

  deleteCells(top: number, bottom: number, column: number, count: number): void {
    for (let row = top; row <= Math.min(bottom, this.rows.length); row += 1) {
      if (this.rowWidth(row) >= column) this.ownRow(row).splice(column - 1, count);
    }
  }

  /** Moves a block of cells, leaving empty cells behind. */
  move(from: Area, rowDelta: number, columnDelta: number): void {
    const moved = this.list(from);
    for (const { row, column } of moved) this.set(row, column, undefined);
    for (const { row, column, cell } of moved) this.set(row + rowDelta, column + columnDelta, cell);
  }

  private ownRow(row: number): Row {
    const cells = this.rows[row - 1];
    if (cells && this.owned.has(cells)) return cells;
    const own: Row = cells ? [...cells] : [];
    this.owned.add(own);
    this.rows[row - 1] = own;
    return own;
  }
}
