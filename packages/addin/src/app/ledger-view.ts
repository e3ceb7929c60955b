import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { PANE } from '@double-hundred/shared/message/pane';
import { columnNumber } from '@double-hundred/shared/workbook/layout';
import type { CheckedSheet } from './check-sheet.ts';
import type { LedgerView } from './pane-state.ts';

const SCALES: Readonly<Record<number, string>> = {
  1: PANE.ledger.scale.yuan,
  10_000: PANE.ledger.scale.wan,
  100_000_000: PANE.ledger.scale.yi,
};

/** How the sheet was understood, column by column in the order of the sheet. */
export function viewOfLedger({ layout, reading }: CheckedSheet, definition: LedgerDefinition, unitName: string): LedgerView {
  const own = (letters: string): string => {
    const cell = reading.rows[layout.headerRow - 1]?.[columnNumber(letters) - 1];
    return String(cell?.value ?? '').replace(/\s+/gu, '');
  };
  const heading = (key: string): string => columnOf(definition, key)?.heading ?? key;
  return {
    sheet: reading.name,
    title: definition.title,
    unitName,
    columns: Object.entries(layout.columns).map(([letters, key]) => {
      const yuan = layout.yuanPerUnit[letters];
      return {
        letters,
        heading: own(letters) || heading(key),
        column: heading(key),
        scale: yuan === undefined ? null : (SCALES[yuan] ?? null),
      };
    }),
    localColumns: Object.entries(layout.localColumns).map(([letters, text]) => ({ letters, heading: text })),
    missingColumns: layout.missingColumns.map(heading),
    hiddenRows: layout.hiddenRows.length,
    skippedRows: layout.skippedRows.filter(({ reason }) => reason !== 'blank').length,
  };
}
