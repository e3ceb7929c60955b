import { HostError } from '../protocol/host-error.ts';
import type { ApiContext } from '../workbook/api-context.ts';
import type { HeldRange } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type Area, isOnSheet, MAX_COLUMNS, MAX_ROWS } from './area.ts';

/** The cells behind one Range object of the client. */
export interface RangeTarget {
  readonly api: ApiContext;
  readonly held: HeldRange;
}

/** The sheet and cells as they are now; refused when they have been deleted meanwhile. */
export function placeOf(target: RangeTarget): { readonly sheet: Sheet; readonly area: Area } {
  const { sheet, area } = target.held;
  if (!area || !target.api.book.sheets.includes(sheet))
    throw new HostError('InvalidReference', 'The reference is not valid for the current operation: its cells are gone.');
  return { sheet, area };
}

/** The area as a Range object; refused when it leaves the sheet. */
export function requireOnSheet(area: Area): Area {
  if (!isOnSheet(area)) throw new HostError('InvalidArgument', 'The range leaves the sheet.');
  return area;
}

export function entireRows(area: Area): Area {
  return { ...area, left: 1, right: MAX_COLUMNS };
}

export function entireColumns(area: Area): Area {
  return { ...area, top: 1, bottom: MAX_ROWS };
}
