import type { Area } from '../range/area.ts';
import type { Table } from '../table/table.ts';
import type { Cell } from './cell.ts';
import { CellGrid } from './cell-grid.ts';

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

/** A rule kept with its cells. Its formula is written for the first cell of the area. */
export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  readonly area: Area;
  readonly formula: string;
  readonly fillColor?: string;
  readonly fontColor?: string;
  readonly fontBold?: boolean;
  readonly fontItalic?: boolean;
  readonly stopIfTrue: boolean;
  readonly priority: number;
}

export interface DataValidation {
  readonly area: Area;
  readonly rule: unknown;
  readonly prompt?: unknown;
  readonly errorAlert?: unknown;
  readonly ignoreBlanks: boolean;
}

/** What stays allowed on a protected sheet; names as in Excel.WorksheetProtectionOptions. */
export type ProtectionOptions = Readonly<Record<string, unknown>>;

/** One sheet at one moment. Containers are replaced, never changed, except the grid, which copies on write. */
export interface SheetState {
  name: string;
  visibility: SheetVisibility;
  grid: CellGrid;
  merges: readonly Area[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** Rows hidden by a filter of a table or of the sheet. */
  filteredRows: ReadonlySet<number>;
  columnFormats: ReadonlyMap<number, string>;
  columnWidths: ReadonlyMap<number, number>;
  tables: readonly Table[];
  conditionalFormats: readonly ConditionalFormat[];
  validations: readonly DataValidation[];
  protection: ProtectionOptions | null;
  frozen: { readonly rows: number; readonly columns: number } | null;
  tabColor: string;
  customProperties: ReadonlyMap<string, string>;
}

export function emptySheetState(name: string): SheetState {
  return {
    name,
    visibility: 'visible',
    grid: new CellGrid(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    filteredRows: new Set(),
    columnFormats: new Map(),
    columnWidths: new Map(),
    tables: [],
    conditionalFormats: [],
    validations: [],
    protection: null,
    frozen: null,
    tabColor: '',
    customProperties: new Map(),
  };
}

/** A worksheet: the id stays, the state is replaced by an undo. */
export class Sheet {
  readonly id: string;
  state: SheetState;
  constructor(id: string, state: SheetState) {
    this.id = id;
    this.state = state;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.state.grid.get(row, column);
  }

  /** The number format that counts for a cell: its own, else its column's. */
  formatOf(row: number, column: number): string {
    return this.cell(row, column)?.format ?? this.state.columnFormats.get(column) ?? 'General';
  }

  isRowHidden(row: number): boolean {
    return this.state.hiddenRows.has(row) || this.state.filteredRows.has(row);
  }

  copyState(): SheetState {
    return { ...this.state, grid: this.state.grid.copy() };
  }
}
