import { columnOf } from '@double-hundred/shared/ledger/definition';
import { sheetDamageText } from '@double-hundred/shared/message/sheet-damage';
import { type Damage, findDamage, harmfulColumns, type SheetDress } from '@double-hundred/shared/workbook/find-damage';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { columnNumber } from '@double-hundred/shared/workbook/layout';
import { matchRows } from '@double-hundred/shared/workbook/match-rows';
import type { SheetPort } from '../ports/sheet-port.ts';
import type { OpenLedger } from './desk.ts';
import type { DamageView } from './pane-state.ts';
import { isRefusal } from './patient-sheet.ts';

/** A host that cannot tell anything. */
export const UNKNOWN_DRESS: SheetDress = { tables: null, hiddenColumns: null, listColumns: null, markColumns: null };

/** Reads how the cells of the ledger are set up; a host that refuses tells nothing. */
export async function readLedgerDress(port: SheetPort, { layout, reading }: OpenLedger['checked']): Promise<SheetDress> {
  const columns = Object.keys(layout.columns).map(columnNumber);
  const area = {
    firstRow: layout.headerRow + 1,
    lastRow: Math.max(layout.headerRow + 1, layout.dataRows.at(-1) ?? 0),
    columns: layout.idColumn === null ? columns : [...columns, layout.idColumn],
  };
  return port.readDress(reading.name, area).catch((error: unknown) => {
    if (isRefusal(error)) return UNKNOWN_DRESS;
    throw error;
  });
}

/** What is damaged in the open ledger, as far as anything is remembered of it. */
export function damageOf(open: OpenLedger, harmful: () => ReadonlySet<string> = () => harmfulIn(open)): readonly Damage[] {
  const { checked, definition, state, dress } = open;
  const { layout: memory, schemaVersion } = state;
  if (memory === undefined) return [];
  const { reading, layout, context } = checked;
  const ofTemplate = memory.origin === 'own' ? new Set<string>() : harmful();
  return findDamage({ sheet: reading, layout, memory, dress, definition, context, schemaVersion, harmful: ofTemplate });
}

function harmfulIn({ checked, definition }: OpenLedger): ReadonlySet<string> {
  return new Set(checked.rows.flatMap(({ source }) => harmfulColumns(definition, source.cells)));
}

/** One sentence for each damage: what is wrong, and what the repair does. */
export function viewsOfDamage(open: OpenLedger, damage: readonly Damage[]): readonly DamageView[] {
  return damage.map((one) => ({ id: idOf(one), text: textOf(open, one) }));
}

/** The ids rows had before their column went, by sheet row: found by what the rows say. */
export function lostIds({ checked, definition, state }: OpenLedger): ReadonlyMap<number, string> {
  const known = Object.entries(state.shadow).flatMap(([rowId, { deleted, fields }]) =>
    deleted === true ? [] : [{ rowId, fields }],
  );
  if (known.length === 0) return new Map();
  const rows = checked.rows.map((row) => ({ key: row.key, rowId: row.source.rowId, fields: row.checked.fields }));
  const matches = matchRows(definition, rows, known);
  return new Map(
    checked.rows.flatMap((row) => {
      const match = matches.get(row.key);
      return match === undefined ? [] : [[row.source.row, match.rowId] as const];
    }),
  );
}

/** The rows of the sheet for which something was reported in a column, with what it was. */
export function reportedIn({ checked, state }: OpenLedger, key: string) {
  return checked.rows.flatMap((row) => {
    const shadow = row.source.rowId === null ? undefined : state.shadow[row.source.rowId];
    const value = shadow === undefined || shadow.deleted === true ? undefined : shadow.fields[key];
    return value === undefined ? [] : [{ row: row.source.row, value }];
  });
}

function idOf(damage: Damage): string {
  if (damage.kind === 'columnMissing' || damage.kind === 'columnNew') return `${damage.kind} ${damage.key}`;
  return damage.kind === 'columnRenamed' ? `${damage.kind} ${damage.letters}` : damage.kind;
}

function textOf(open: OpenLedger, damage: Damage): string {
  switch (damage.kind) {
    case 'idMissing':
      return sheetDamageText.idMissing(lostIds(open).size);
    case 'idShown':
      return sheetDamageText.idShown(columnLetters(damage.column));
    case 'columnMissing':
      return sheetDamageText.columnMissing(damage.heading, reportedIn(open, damage.key).length);
    case 'columnNew':
      return sheetDamageText.columnNew(damage.heading);
    case 'columnRenamed':
      return sheetDamageText.columnRenamed(damage.letters, damage.now.replace(/\s+/gu, ''), damage.was);
    case 'sheetRenamed':
      return sheetDamageText.sheetRenamed(damage.was, damage.now);
    case 'tableGone':
      return sheetDamageText.tableGone;
    case 'formatsLost':
      return sheetDamageText.formatsLost(headingsOf(open, damage.keys));
    case 'listsLost':
      return sheetDamageText.listsLost(headingsOf(open, damage.keys));
    case 'marksLost':
      return sheetDamageText.marksLost(headingsOf(open, damage.keys));
  }
}

function headingsOf({ definition }: OpenLedger, keys: readonly string[]): string {
  const headings = keys.map((key) => `“${columnOf(definition, key)?.heading ?? key}”`);
  return headings.length <= 3
    ? headings.join('、')
    : sheetDamageText.manyHeadings(headings.slice(0, 3).join('、'), headings.length);
}
