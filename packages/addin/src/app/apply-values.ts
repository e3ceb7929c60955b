import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { columnNumber, lettersByKey } from '@double-hundred/shared/workbook/layout';
import type { CellWrite, SheetPort } from '../ports/sheet-port.ts';
import type { CheckedSheet } from './check-sheet.ts';
import { fieldWrite } from './ledger-sheet.ts';
import type { CheckView } from './pane-state.ts';

/** Cells written by the pane and what they held before, so that the step can be taken back. */
export interface WrittenStep {
  readonly sheet: string;
  readonly written: readonly CellWrite[];
  readonly before: readonly CellWrite[];
  /** Where the data lay; when rows came or went since, the addresses no longer hold. */
  readonly rows: string;
}

/** A value to be put into a cell, with what the cell held as text and the kind of dirty input or the rule. */
export interface ChosenValue {
  readonly key: string;
  readonly row: number;
  readonly column: string;
  readonly value: FieldValue | null;
  readonly from: string;
  readonly kind: string;
}

/** The values of fixes (by finding id) and of readings (by reading id); one for each cell. */
export function chosenValues(sheet: CheckedSheet, view: CheckView, ids: ReadonlySet<string>): readonly ChosenValue[] {
  const values = new Map<string, ChosenValue>();
  const take = (value: ChosenValue): unknown => values.set(`${value.key} ${value.column}`, value);
  for (const { findings } of view.groups) {
    for (const { id, key, row, ruleId, fix } of findings) {
      if (fix && row !== null && ids.has(id))
        take({ key, row, column: fix.column, value: fix.value, from: cellText(sheet, row, fix.column), kind: ruleId });
    }
  }
  for (const { id, row, key, column, from, kind, writable } of [...view.proposals, ...view.readings]) {
    const value = sheet.byKey.get(key)?.checked.fields[column];
    if (row !== null && writable && ids.has(id) && value !== undefined) take({ key, row, column, value, from, kind });
  }
  return [...values.values()];
}

/** What a cell shows, as far as its raw value tells; empty when its column is not in the sheet. */
export function cellText(sheet: CheckedSheet, row: number, column: string): string {
  const letters = lettersByKey(sheet.layout)[column];
  if (letters === undefined) return '';
  const value = sheet.reading.rows[row - 1]?.[columnNumber(letters) - 1]?.value ?? null;
  return value === null ? '' : String(value);
}

/** The writes that put the values into their cells, guarded by what the cells hold in this reading. */
export function writesFor(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  values: readonly ChosenValue[],
): readonly CellWrite[] {
  return values.flatMap(({ row, column, value }) => fieldWrite(sheet, definition, row, column, value));
}

/**
 * Writes in one step of the host; gives what was written, and how many cells were left because they had just changed.
 * `sheet` is the reading the writes were made from, `now` one in which the rows have their ids.
 */
export async function applyWrites(
  port: SheetPort,
  sheet: CheckedSheet,
  now: CheckedSheet,
  writes: readonly CellWrite[],
): Promise<{ step: WrittenStep; left: number }> {
  const skipped = new Set((await port.write(sheet.reading.name, writes)).map((write) => `${write.row} ${write.column}`));
  const written = writes.filter((write) => !skipped.has(`${write.row} ${write.column}`));
  const before = written.map((write): CellWrite => {
    const cell = sheet.reading.rows[write.row - 1]?.[write.column - 1];
    return {
      row: write.row,
      column: write.column,
      value: cell?.value ?? null,
      was: write.value,
      format: cell?.format ?? 'General',
    };
  });
  return { step: { sheet: sheet.reading.name, written, before, rows: rowsMark(now) }, left: skipped.size };
}

/** Puts back what the cells held, where they still hold what the step wrote. Null when rows have come or gone since. */
export async function takeBack(port: SheetPort, sheet: CheckedSheet, step: WrittenStep): Promise<{ left: number } | null> {
  if (rowsMark(sheet) !== step.rows) return null;
  const skipped = await port.write(step.sheet, step.before);
  return { left: skipped.length };
}

/** What tells whether the rows and columns lie as they did, so that addresses still hold. */
export function rowsMark(sheet: CheckedSheet): string {
  return JSON.stringify([
    sheet.reading.name,
    sheet.layout.headerRow,
    sheet.layout.columns,
    sheet.rows.map((row) => [row.source.row, row.source.rowId]),
  ]);
}
