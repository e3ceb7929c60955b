import { describeColumn } from '@double-hundred/shared/ledger/describe';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { CellWrite } from '../ports/sheet-port.ts';
import type { CheckedSheet } from './check-sheet.ts';
import { firstFreeColumn } from './ledger-sheet.ts';
import type { MissingColumnView } from './pane-state.ts';

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
