import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldValue, sameValue } from '@double-hundred/shared/ledger/fields';
import type { FileState, ShadowRow } from '@double-hundred/shared/sync/file-state';
import type { InsertRowPatch, SetCellsPatch, SheetPatch, SyncRow, SyncSheet } from '@double-hundred/shared/sync/sync-sheet';
import { readRow } from '@double-hundred/shared/value/read-row';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import { columnNumber, lettersByKey, ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import type { CellWrite, SheetPort, SheetReading } from '../ports/sheet-port.ts';
import type { CheckedSheet, LedgerRow } from './check-sheet.ts';

/** A row as the sync sees it; `unreadable` when one of its cells holds something that has no value. */
export interface LedgerSyncRow extends SyncRow {
  readonly unreadable: boolean;
}

export interface LedgerSheetDeps {
  readonly port: SheetPort;
  readonly definition: LedgerDefinition;
  state(): FileState;
  /** Reads and checks the sheet as it is now. */
  refresh(): Promise<CheckedSheet>;
}

/** The clerk's sheet as the shared sync reads and writes it. */
export function createLedgerSheet(deps: LedgerSheetDeps): SyncSheet {
  const { port, definition } = deps;
  return {
    async readRows() {
      return syncRows(await deps.refresh(), deps.state(), definition);
    },
    async applyPatches(patches) {
      let sheet = await deps.refresh();
      if (sheet.layout.idColumn === null) {
        await port.addHiddenColumn(sheet.reading.name, sheet.layout.headerRow, firstFreeColumn(sheet.reading), ROW_ID_HEADING);
        sheet = await deps.refresh();
      }
      const writes = patches.flatMap((patch) => writesOf(sheet, definition, patch));
      if (writes.length > 0) await port.write(sheet.reading.name, writes);
      const removed = patches.flatMap((patch) => (patch.kind === 'remove' ? rowsWithId(sheet, patch.rowId) : []));
      if (removed.length > 0) await port.deleteRows(sheet.reading.name, removed);
      const added = patches.filter((patch) => patch.kind === 'insert');
      if (added.length > 0) await addRows(port, removed.length > 0 ? await deps.refresh() : sheet, definition, added);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** A row that is the same object as before gives the same sync row, as long as the server's side of it is the same too. */
const KNOWN_ROWS = new WeakMap<LedgerRow, { readonly shadow: ShadowRow | undefined; readonly syncRow: LedgerSyncRow }>();

/**
 * The rows of a checked sheet for the sync. Columns the sheet does not have are marked as absent, so that none of them
 * empties what the server holds or passes for an edit.
 */
export function syncRows(sheet: CheckedSheet, state: FileState, definition: LedgerDefinition): readonly LedgerSyncRow[] {
  return sheet.rows.map(syncRowOf(sheet, state, definition));
}

/** Makes the sync's row of a row of the sheet. */
export function syncRowOf(
  sheet: Pick<CheckedSheet, 'layout' | 'context'>,
  state: FileState,
  definition: LedgerDefinition,
): (row: LedgerRow) => LedgerSyncRow {
  const present = new Set(Object.values(sheet.layout.columns));
  const absent = definition.columns.map(({ key }) => key).filter((key) => !present.has(key));
  return (row) => {
    const shadow = row.source.rowId === null ? undefined : state.shadow[row.source.rowId];
    const known = KNOWN_ROWS.get(row);
    if (known && known.shadow === shadow) return known.syncRow;
    const unread = unreadColumns(row, sheet, definition);
    const unknown = Object.keys(shadow?.fields ?? {}).filter((key) => !present.has(key));
    const hidden = absent.filter((key) => shadow !== undefined || row.checked.fields[key] === undefined);
    const syncRow: LedgerSyncRow = {
      key: row.key,
      row: row.source.row,
      rowId: row.source.rowId,
      fields: row.checked.fields,
      findings: row.checked.findings,
      refused: unread,
      absent: unknown.length + hidden.length === 0 ? NONE : new Set([...unknown, ...hidden]),
      unreadable: unread.size > 0,
      ...readingsOf(row),
    };
    KNOWN_ROWS.set(row, { shadow, syncRow });
    return syncRow;
  };
}

/** What the cells held that are read otherwise than they are written. */
function readingsOf(row: LedgerRow): Pick<SyncRow, 'normalised'> {
  const readings = [...row.source.filled, ...row.checked.normalised];
  if (readings.length === 0) return {};
  return { normalised: Object.fromEntries(readings.map(({ column, from, kind }) => [column, { from, kind }])) };
}

/** Columns whose cell is filled but has no value; the row is read again only when there is such a cell. */
function unreadColumns(row: LedgerRow, sheet: Pick<CheckedSheet, 'context'>, definition: LedgerDefinition): ReadonlySet<string> {
  const suspicious = Object.entries(row.source.cells).some(
    ([key, cell]) =>
      row.checked.fields[key] === undefined && (cell.error !== undefined || (cell.value !== null && cell.value !== '')),
  );
  return suspicious ? readRow(definition, row.source.cells, sheet.context).refused : NONE;
}

/** The first column right of everything the sheet holds. */
export function firstFreeColumn(reading: SheetReading): number {
  const widest = reading.rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  return Math.max(widest, ...reading.merges.map((area) => area.right)) + 1;
}

function rowsWithId(sheet: CheckedSheet, rowId: string): readonly number[] {
  const found = sheet.rows.filter((row) => row.source.rowId === rowId).map((row) => row.source.row);
  return found.length === 1 ? found : [];
}

function writesOf(sheet: CheckedSheet, definition: LedgerDefinition, patch: SheetPatch): readonly CellWrite[] {
  const { idColumn } = sheet.layout;
  if (patch.kind === 'setId' && idColumn !== null) {
    const was = sheet.reading.rows[patch.row - 1]?.[idColumn - 1]?.value ?? null;
    const found = was === null ? null : String(was).trim();
    return (found === '' ? null : found) === patch.was
      ? [{ row: patch.row, column: idColumn, value: patch.rowId, format: '@', was }]
      : [];
  }
  return patch.kind === 'setCells' ? cellWrites(sheet, definition, patch) : [];
}

function cellWrites(sheet: CheckedSheet, definition: LedgerDefinition, patch: SetCellsPatch): readonly CellWrite[] {
  const row =
    sheet.rows.find((candidate) => candidate.source.rowId === patch.rowId && candidate.source.row === patch.row) ??
    sheet.byKey.get(patch.rowId);
  if (!row) return [];
  return Object.entries(patch.set).flatMap(([key, value]) => {
    const stays = sameValue(row.checked.fields[key], patch.was[key]);
    return stays ? fieldWrite(sheet, definition, row.source.row, key, value) : [];
  });
}

/** The write that puts a canonical value into the cell of a column, guarded by what the cell holds now; none without the column. */
export function fieldWrite(
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  row: number,
  key: string,
  value: FieldValue | null,
): readonly CellWrite[] {
  const letters = lettersByKey(sheet.layout)[key];
  const column = columnOf(definition, key);
  if (letters === undefined || !column) return [];
  const number = columnNumber(letters);
  const yuanPerUnit = sheet.layout.yuanPerUnit[letters];
  const output = writeCell(column, value, {
    units: sheet.context.units,
    date1904: sheet.reading.dateSystem === 1904,
    ...(yuanPerUnit === undefined ? {} : { yuanPerUnit }),
  });
  const was = sheet.reading.rows[row - 1]?.[number - 1]?.value ?? null;
  return [{ row, column: number, value: output.value, was, ...(output.format === undefined ? {} : { format: output.format }) }];
}

/** Writes rows below the last ledger row: into empty rows where there are some, else into rows inserted for them. */
async function addRows(
  port: SheetPort,
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  patches: readonly InsertRowPatch[],
): Promise<void> {
  const { layout, reading } = sheet;
  const first = Math.max(layout.headerRow, layout.dataRows.at(-1) ?? 0) + 1;
  const taken = patches.some((_, index) =>
    (reading.rows[first - 1 + index] ?? []).some(
      (cell) => cell !== undefined && (cell.value !== null || cell.formula !== undefined || cell.error !== undefined),
    ),
  );
  const merged = reading.merges.some((area) => area.bottom >= first && area.top < first + patches.length);
  if (taken || merged) await port.insertRows(reading.name, first, patches.length);
  const blank: CheckedSheet = { ...sheet, reading: { ...reading, rows: [] } };
  const writes = patches.flatMap((patch, index): CellWrite[] => {
    const row = first + index;
    const id: CellWrite[] = layout.idColumn === null ? [] : [{ row, column: layout.idColumn, value: patch.rowId, format: '@' }];
    return [...id, ...Object.entries(patch.fields).flatMap(([key, value]) => fieldWrite(blank, definition, row, key, value))];
  });
  await port.write(reading.name, writes);
}
