import { notFound } from '../protocol/host-error.ts';
import type { ApiContext } from '../workbook/api-context.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { findTable, type PlacedTable } from './change-tables.ts';

export interface TableTarget {
  readonly api: ApiContext;
  readonly sheet: Sheet;
  readonly tableId: string;
}

/** The table as it is now; refused when it has been deleted. */
export function placed(target: TableTarget): PlacedTable {
  const found = target.api.book.sheets.includes(target.sheet) ? findTable([target.sheet], target.tableId) : null;
  if (!found) throw notFound();
  return found;
}
