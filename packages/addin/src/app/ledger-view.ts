import { columnOf } from '@double-hundred/shared/ledger/definition';
import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { PANE } from '@double-hundred/shared/message/pane';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { headingColumns } from '@double-hundred/shared/workbook/heading-columns';
import { columnNumber } from '@double-hundred/shared/workbook/layout';
import type { User } from '@double-hundred/shared/protocol/session';
import { missingColumns } from './add-columns.ts';
import { hasQuestions } from './adopt-sheet.ts';
import type { OpenLedger } from './desk.ts';
import type { LedgerView, SetupView } from './pane-state.ts';

const SCALES: Readonly<Record<number, string>> = {
  1: PANE.ledger.scale.yuan,
  10_000: PANE.ledger.scale.wan,
  100_000_000: PANE.ledger.scale.yi,
};

/** How the sheet was understood, column by column in the order of the sheet. */
export function viewOfLedger(
  { checked: sheet, definition, beside }: OpenLedger,
  unitName: string,
  campaign: Pick<Campaign, 'choices'>,
  user: Pick<User, 'role'>,
): LedgerView {
  const { layout, reading } = sheet;
  const own = (letters: string): string => {
    const cell = reading.rows[layout.headerRow - 1]?.[columnNumber(letters) - 1];
    return String(cell?.value ?? '').replace(/\s+/gu, '');
  };
  const heading = (key: string): string => columnOf(definition, key)?.heading ?? key;
  return {
    sheet: reading.name,
    title: definition.title,
    beside: beside.map((found) => ({ sheet: found.reading.name, title: found.definition.title })),
    readOnly: definition.keptBy === 'districtOffice' && user.role !== 'districtOffice',
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
    missingColumns: missingColumns(sheet, definition, campaign),
    hiddenRows: layout.hiddenRows.length,
    skippedRows: layout.skippedRows.filter(({ reason }) => reason !== 'blank').length,
  };
}

/** The columns of a sheet nobody has confirmed yet, for the clerk to look over; null once they are remembered. */
export function viewOfSetup({ checked, definition, state }: OpenLedger): SetupView | null {
  if (state.layout !== undefined) return null;
  const { layout, reading } = checked;
  const columns = headingColumns(reading, layout.headingRows).filter(({ column }) => column !== layout.idColumn);
  return {
    sheet: reading.name,
    asks: hasQuestions(checked, definition),
    columns: columns.map(({ column, heading, group }) => {
      const letters = columnLetters(column);
      const yuan = layout.yuanPerUnit[letters];
      const text = heading.replace(/\s+/gu, '');
      return {
        letters,
        heading: group === null ? text : `${group.replace(/\s+/gu, '')} · ${text}`,
        key: layout.columns[letters] ?? null,
        scale: yuan === undefined ? null : (SCALES[yuan] ?? null),
      };
    }),
    choices: definition.columns.map(({ key, heading }) => ({ key, heading })),
    missing: layout.missingColumns.map((key) => columnOf(definition, key)?.heading ?? key),
  };
}
