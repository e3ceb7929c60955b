import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
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

/** The writes of fixes (by finding id) and confirmed readings (by reading id); one for each cell. */
export function chosenWrites(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  view: CheckView,
  ids: ReadonlySet<string>,
): readonly CellWrite[] {
  const writes = new Map<string, CellWrite>();
  const take = (row: number | null, found: readonly CellWrite[]): void => {
    for (const write of found) if (row !== null) writes.set(`${write.row} ${write.column}`, write);
  };
  for (const group of view.groups) {
    for (const { id, row, fix } of group.findings) {
      if (fix && row !== null && ids.has(id)) take(row, fieldWrite(sheet, definition, row, fix.column, fix.value));
    }
  }
  for (const { id, row, key, column } of view.proposals) {
    const value = sheet.byKey.get(key)?.checked.fields[column];
    if (row !== null && ids.has(id) && value !== undefined) take(row, fieldWrite(sheet, definition, row, column, value));
  }
  return [...writes.values()];
}

/** Writes in one step of the host; gives what was written, and how many cells were left because they had just changed. */
export async function applyWrites(
  port: SheetPort,
  sheet: CheckedSheet,
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
  return { step: { sheet: sheet.reading.name, written, before, rows: rowsMark(sheet) }, left: skipped.size };
}

/** Puts back what the cells held, where they still hold what the step wrote. Null when rows have come or gone since. */
export async function takeBack(port: SheetPort, sheet: CheckedSheet, step: WrittenStep): Promise<{ left: number } | null> {
  if (rowsMark(sheet) !== step.rows) return null;
  const skipped = await port.write(step.sheet, step.before);
  return { left: skipped.length };
}

function rowsMark(sheet: CheckedSheet): string {
  return JSON.stringify([
    sheet.reading.name,
    sheet.layout.headerRow,
    sheet.layout.columns,
    sheet.rows.map((row) => [row.source.row, row.source.rowId]),
  ]);
}
