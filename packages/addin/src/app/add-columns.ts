import { describeColumn } from '@double-hundred/shared/ledger/describe';
import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { columnFormat } from '@double-hundred/shared/workbook/column-dress';
import { columnNumber, lettersByKey } from '@double-hundred/shared/workbook/layout';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { CellWrite, SheetDressing } from '../ports/sheet-port.ts';
import type { CheckedSheet } from './check-sheet.ts';
import { firstFreeColumn } from './ledger-sheet.ts';
import type { MissingColumnView } from './pane-state.ts';

/** Empty rows below the last one that get the formats too. */
const ROWS_TO_COME = 200;

/** The columns of the ledger that a sheet does not have, as people are told about them: what adding them would bring. */
export function missingColumns(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  campaign: Pick<Campaign, 'choices'>,
): readonly MissingColumnView[] {
  const here = new Set(Object.values(sheet.layout.columns));
  return definition.columns.flatMap((column) => {
    if (here.has(column.key) || column.setBy?.reserved === 'column') return [];
    const { key, heading, required, help } = describeColumn(definition, column, campaign);
    return [{ key, heading, required, help }];
  });
}

/** The writes that put the headings of missing columns beside the last column of the sheet; no row is touched. */
export function headingWrites(sheet: CheckedSheet, missing: readonly MissingColumnView[]): readonly CellWrite[] {
  const first = firstFreeColumn(sheet.reading);
  const row = sheet.layout.headerRow;
  return missing.map(({ heading }, index) => ({ row, column: first + index, value: heading, was: null }));
}

/**
 * The number formats of the columns just added, so that codes, phones and days are not turned into something else as they
 * are typed. Lists and help stay with the pane: setting them up would empty what Ctrl+Z can take back.
 */
export function addedFormats(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  missing: readonly MissingColumnView[],
): SheetDressing {
  const { headerRow, lastRow } = sheet.layout;
  const letters = lettersByKey(sheet.layout);
  const columns = missing.flatMap(({ key }) => {
    const column = columnOf(definition, key);
    const at = letters[key];
    return column === null || at === undefined ? [] : [{ column: columnNumber(at), format: columnFormat(column) }];
  });
  return { firstRow: headerRow + 1, lastRow: Math.max(headerRow + 1, lastRow) + ROWS_TO_COME, columns, hiddenColumns: [] };
}
