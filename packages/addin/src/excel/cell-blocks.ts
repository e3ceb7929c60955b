import type { CellWrite } from '../ports/sheet-port.ts';

/** Cells of neighbouring rows that go to Excel as one array; `cells[r][c]` is undefined where a cell is to stay as it is. */
export interface CellBlock<Cell extends Place = CellWrite> {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (readonly (Cell | undefined)[])[];
}

type Place = Pick<CellWrite, 'row' | 'column'>;

/**
 * Gathers writes into few blocks: an array costs 7 bytes a cell, a cell on its own 443 (measured). A row without a write
 * ends a block, and so does the size `most` in cells. The last write to a cell counts.
 */
export function cellBlocks<Cell extends Place>(writes: readonly Cell[], most: number): readonly CellBlock<Cell>[] {
  const byRow = new Map<number, Map<number, Cell>>();
  for (const write of writes) {
    const row = byRow.get(write.row) ?? new Map<number, Cell>();
    row.set(write.column, write);
    byRow.set(write.row, row);
  }
  const numbers = [...byRow.keys()].sort((left, right) => left - right);
  const blocks: CellBlock<Cell>[] = [];
  let band: number[] = [];
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  const close = (): void => {
    const [top] = band;
    if (top === undefined) return;
    const columns = right - left + 1;
    const cells = band.map((row) => Array.from({ length: columns }, (_, index) => byRow.get(row)?.get(left + index)));
    blocks.push({ top, left, rows: band.length, columns, cells });
    [band, left, right] = [[], Number.POSITIVE_INFINITY, 0];
  };
  for (const row of numbers) {
    const columns = [...(byRow.get(row)?.keys() ?? [])];
    const [low, high] = [Math.min(left, ...columns), Math.max(right, ...columns)];
    if (band.at(-1) !== row - 1 || (band.length + 1) * (high - low + 1) > most) close();
    band.push(row);
    [left, right] = [Math.min(left, ...columns), Math.max(right, ...columns)];
  }
  close();
  return blocks;
}

/** Blocks in batches of up to `most` cells for one request each; `rangeCost` is what a block costs beside its cells. */
export function batched<Cell extends Place>(
  blocks: readonly CellBlock<Cell>[],
  most: number,
  rangeCost: number,
): readonly (readonly CellBlock<Cell>[])[] {
  const batches: CellBlock<Cell>[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const own = block.rows * block.columns + rangeCost;
    if (size + own > most) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(block);
    size += own;
  }
  return batches;
}
