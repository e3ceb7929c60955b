import type { SheetGrid } from '@double-hundred/shared/workbook/grid';
import type { SheetLook } from '@double-hundred/xlsx/read-look';

/** What the spreadsheet has no place for and a sheet must have again when it is written to a file. */
export type KeptOfSheet = Pick<SheetLook, 'validations' | 'tables' | 'extras'> & Pick<SheetGrid, 'visibility'>;
