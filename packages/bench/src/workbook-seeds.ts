import type { MemorySheetSeed } from '@double-hundred/addin/memory/memory-sheet';
import type { SheetRow } from '@double-hundred/shared/check/row';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import type { GridCell } from '@double-hundred/shared/workbook/grid';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import { FILE_STATE_KEY, stateKeyOf } from '@double-hundred/shared/workbook/state-part';
import { ledgerRow, spoiledCell, strayName } from './ledger-rows.ts';
import { TODAY } from './project-rows.ts';

/** First row below the heading of such a sheet. */
export const FIRST_ROW = 2;

/** A row's id; the workbook has sent its rows before. */
function rowIdOf(number: number): string {
  return `r${String(number).padStart(15, '0')}`;
}

/** What a workbook keeps of a ledger whose rows the server has as they should be, so that every rule of the past has its say. */
export function sentState(definition: LedgerDefinition, rowCount: number, unit: string): { key: string; text: string } {
  const { id, version } = definition;
  const state = newFileState({ fileId: `f${id}`, replicaId: `c${id}`, unit, ledger: id, schemaVersion: version });
  const shadow = Object.fromEntries(
    Array.from({ length: rowCount }, (_, number) => {
      const row = { rev: 1, epoch: EPOCH, fields: ledgerRow(id, number, unit), confirmedDay: TODAY };
      return [rowIdOf(number), row] as const;
    }),
  );
  const text = JSON.stringify({ ...state, epoch: EPOCH, cursor: rowCount, shadow });
  return { key: id === 'projects' ? FILE_STATE_KEY : stateKeyOf(id), text };
}

const EPOCH = 'e1';

/** A sheet with one ledger and that many rows, 5 % of them with a cell nobody can read, 2.5 % naming projects that are nowhere. */
export function ledgerSeed(
  definition: LedgerDefinition,
  rowCount: number,
  unit: string,
  units: readonly Unit[],
): MemorySheetSeed {
  const lines = Array.from({ length: rowCount }, (_, number) => [
    ...lineOf(definition, number, unit, units),
    { value: rowIdOf(number), format: '@' },
  ]);
  return { name: definition.title, rows: [[...definition.columns.map(({ heading }) => heading), ROW_ID_HEADING], ...lines] };
}

/** The same rows as they come out of a sheet, with what the server has of them. */
export function sheetRows(definition: LedgerDefinition, rowCount: number, unit: string, units: readonly Unit[]): SheetRow[] {
  return Array.from({ length: rowCount }, (_, number) => {
    const line = lineOf(definition, number, unit, units);
    const cells = Object.fromEntries(
      definition.columns.flatMap(({ key }, place) => {
        const cell = line[place] ?? null;
        return cell === null ? [] : [[key, cell] as const];
      }),
    );
    return { key: rowIdOf(number), cells, accepted: ledgerRow(definition.id, number, unit), lastConfirmedDay: TODAY };
  });
}

function lineOf(definition: LedgerDefinition, number: number, unit: string, units: readonly Unit[]): (GridCell | null)[] {
  const row = ledgerRow(definition.id, number, unit);
  const stray = strayName(number);
  const spoiled = spoiledCell(definition, number);
  return definition.columns.map((column) => {
    if (spoiled?.column === column) return { value: spoiled.text };
    if (stray !== null && column.type.kind === 'ref') return { value: stray };
    const value = row[column.key];
    if (value === undefined) return null;
    const output = writeCell(column, value, { units });
    return { value: output.value, ...(output.format === undefined ? {} : { format: output.format }) };
  });
}

/** The 1-based column of a ledger column in such a sheet. */
export function columnOfSeed(definition: LedgerDefinition, key: string): number {
  return definition.columns.findIndex((column) => column.key === key) + 1;
}
