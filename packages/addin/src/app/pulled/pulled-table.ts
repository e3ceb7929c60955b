import type { CellContent, CellLook } from '../../ports/sheet-port.ts';

/** Figures as they are put into a sheet. `id` tells a row of the table from all others, whatever it is called. */
export interface PulledTable {
  readonly sheetName: string;
  readonly title: string;
  readonly source: string;
  readonly columns: readonly { readonly heading: string; readonly format?: string; readonly looks?: readonly CellLook[] }[];
  /** So many columns at the left name a row, for sheets that lost the hidden ids. */
  readonly nameColumns: number;
  readonly rows: readonly { readonly id: string; readonly cells: readonly CellContent[] }[];
}

/** Number formats of pulled figures. Text keeps whatever begins with = from becoming a formula. */
export const FORMATS = {
  text: '@',
  // Excel leaves a point behind whole numbers with optional decimals.
  whole: 'General',
  yi: '#,##0.0000;-#,##0.0000;0',
  percent: '0.0%',
  points: '+0.0;-0.0;0.0',
  score: '0.00',
} as const;
