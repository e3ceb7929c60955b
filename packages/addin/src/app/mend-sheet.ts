import { columnOf } from '@double-hundred/shared/ledger/definition';
import { sheetDamageText } from '@double-hundred/shared/message/sheet-damage';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import { columnDresses } from '@double-hundred/shared/workbook/column-dress';
import type { Damage } from '@double-hundred/shared/workbook/find-damage';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { columnNumber, lettersByKey, ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import type { RememberedColumn, RememberedLayout } from '@double-hundred/shared/workbook/remembered-layout';
import type { CellWrite, SheetDressing } from '../ports/sheet-port.ts';
import type { Desk, DeskEnv, OpenLedger } from './desk.ts';
import { firstFreeColumn } from './ledger-sheet.ts';
import { damageOf, lostIds, reportedIn } from './sheet-damage.ts';

type AddedColumn = Extract<Damage, { kind: 'columnMissing' | 'columnNew' }>;

/**
 * Puts a damaged sheet right by one press: headings, columns that were deleted (with what was last reported in them), row
 * ids, table, formats, lists and marks. No cell that holds something is changed.
 */
export async function mendSheet(env: DeskEnv, desk: Desk): Promise<void> {
  const open = desk.current();
  if (!open) return;
  const damage = damageOf(open);
  if (damage.length === 0) return;
  const added = damage.filter((one): one is AddedColumn => one.kind === 'columnMissing' || one.kind === 'columnNew');
  const { name } = open.checked.reading;
  const writes = [...headingWrites(open, damage), ...columnWrites(open, added)];
  if (writes.length > 0) await env.port.write(name, writes);
  if (damage.some(({ kind }) => kind === 'idMissing'))
    await bringIdsBack(env, open, firstFreeColumn(open.checked.reading) + added.length);
  await desk.keep({ ...open.state, schemaVersion: open.definition.version, layout: nowRemembered(open, added) });
  await desk.refresh();
  const now = desk.current();
  const dressing = now === null ? null : dressingOf(now, damage, added);
  if (dressing !== null) {
    await env.port.dress(name, dressing);
    await desk.refresh();
  }
  await desk.lookOver();
  const left = desk.current() === null ? 0 : damageOf(desk.current() ?? open).length;
  const done = Math.max(0, damage.length - left);
  env.say(left === 0 ? sheetDamageText.repaired(done) : sheetDamageText.partly(done, left), left === 0 ? 'good' : 'warn');
}

function headingWrites({ checked }: OpenLedger, damage: readonly Damage[]): readonly CellWrite[] {
  const row = checked.layout.headerRow;
  return damage.flatMap((one): CellWrite[] => {
    if (one.kind !== 'columnRenamed') return [];
    const column = columnNumber(one.letters);
    return [{ row, column, value: one.was, was: checked.reading.rows[row - 1]?.[column - 1]?.value ?? null }];
  });
}

/** New columns right of everything, each with its heading and what the file last reported in it. */
function columnWrites(open: OpenLedger, added: readonly AddedColumn[]): readonly CellWrite[] {
  const { reading, layout, context } = open.checked;
  const first = firstFreeColumn(reading);
  return added.flatMap(({ key, heading }, index): CellWrite[] => {
    const column = columnOf(open.definition, key);
    if (column === null) return [];
    const number = first + index;
    const yuanPerUnit = open.state.layout?.columns.find((remembered) => remembered.key === key)?.yuanPerUnit;
    const writing = {
      units: context.units,
      date1904: reading.dateSystem === 1904,
      ...(yuanPerUnit === undefined ? {} : { yuanPerUnit }),
    };
    const cells = reportedIn(open, key).map(({ row, value }): CellWrite => {
      const { value: content, format } = writeCell(column, value, writing);
      return { row, column: number, value: content, was: null, ...(format === undefined ? {} : { format }) };
    });
    return [{ row: layout.headerRow, column: number, value: heading, was: null }, ...cells];
  });
}

async function bringIdsBack(env: DeskEnv, open: OpenLedger, column: number): Promise<void> {
  const { reading, layout } = open.checked;
  await env.port.addHiddenColumn(reading.name, layout.headerRow, column, ROW_ID_HEADING);
  const ids = [...lostIds(open)].map(([row, rowId]): CellWrite => ({ row, column, value: rowId, format: '@', was: null }));
  if (ids.length > 0) await env.port.write(reading.name, ids);
}

/** The memory with the columns that were added and the name the sheet has now. */
function nowRemembered(open: OpenLedger, added: readonly AddedColumn[]): RememberedLayout {
  const { reading } = open.checked;
  const memory = open.state.layout ?? { origin: 'own', sheet: reading.name, columns: [] };
  const first = firstFreeColumn(reading);
  const lost = new Set(added.map(({ key }) => key));
  const back = added.map(({ key, heading }, index): RememberedColumn => {
    const before = memory.columns.find((column) => column.key === key);
    return { group: null, ...before, key, heading, letters: columnLetters(first + index) };
  });
  const kept = memory.columns.filter(({ key }) => key === null || !lost.has(key));
  return { ...memory, sheet: reading.name, columns: [...kept, ...back] };
}

/** What has to be set up again in a template; a clerk's own sheet only gets its id column hidden. */
function dressingOf(open: OpenLedger, damage: readonly Damage[], added: readonly AddedColumn[]): SheetDressing | null {
  const { layout, context } = open.checked;
  const { state, definition } = open;
  const lost = (kind: Damage['kind']): ReadonlySet<string> =>
    new Set([
      ...damage.flatMap((one) => (one.kind === kind && 'keys' in one ? one.keys : [])),
      ...(state.layout?.origin === 'template' ? added.map(({ key }) => key) : []),
    ]);
  const letters = lettersByKey(layout);
  const [firstRow, lastRow] = [layout.headerRow + 1, Math.max(layout.headerRow + 1, layout.dataRows.at(-1) ?? 0, layout.lastRow)];
  const [formats, lists, marks] = [lost('formatsLost'), lost('listsLost'), lost('marksLost')];
  const yuanPerUnit = Object.fromEntries(
    Object.entries(layout.yuanPerUnit).map(([at, yuan]) => [layout.columns[at] ?? at, yuan]),
  );
  const columns = columnDresses({ definition, context, letters, yuanPerUnit, firstRow, lastRow }).flatMap((dress) => {
    const { key, format, mark } = dress;
    if (!formats.has(key) && !lists.has(key) && !marks.has(key)) return [];
    return [
      {
        column: columnNumber(letters[key] ?? 'A'),
        ...(formats.has(key) ? { format } : {}),
        ...(lists.has(key) ? { list: dress } : {}),
        ...(marks.has(key) ? { mark } : {}),
      },
    ];
  });
  const table = damage.some(({ kind }) => kind === 'tableGone') ? tableOf(open) : undefined;
  const hiddenColumns = damage.flatMap((one) => (one.kind === 'idShown' ? [one.column] : []));
  if (columns.length === 0 && hiddenColumns.length === 0 && table === undefined) return null;
  return { firstRow, lastRow, columns, hiddenColumns, ...(table === undefined ? {} : { table }) };
}

function tableOf({ checked, state }: OpenLedger): SheetDressing['table'] {
  const { layout } = checked;
  const name = state.layout?.table;
  const numbers = [...Object.keys(layout.columns), ...Object.keys(layout.localColumns)].map(columnNumber);
  if (layout.idColumn !== null) numbers.push(layout.idColumn);
  return name === undefined
    ? undefined
    : { name, headerRow: layout.headerRow, left: Math.min(...numbers), right: Math.max(...numbers) };
}
