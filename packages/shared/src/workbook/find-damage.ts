import { type Column, columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { CellInput } from '../value/cell.ts';
import { isDayFormat } from '../value/number-format.ts';
import { columnDresses } from './column-dress.ts';
import type { SheetGrid } from './grid.ts';
import { squeeze } from './heading-text.ts';
import { headingColumns } from './heading-columns.ts';
import { columnNumber, lettersByKey, type SheetLayout } from './layout.ts';
import type { MarkGround } from './mark-ground.ts';
import type { RememberedLayout } from './remembered-layout.ts';

/** How the cells of a ledger are set up, as far as the host can tell; null where it cannot. Columns count from 1. */
export interface SheetDress {
  readonly tables: readonly string[] | null;
  readonly hiddenColumns: readonly number[] | null;
  /** Columns whose cells still offer a list, and columns that still carry a mark. */
  readonly listColumns: readonly number[] | null;
  readonly markColumns: readonly number[] | null;
}

/** One thing a template had and the sheet has no longer. */
export type Damage =
  | { readonly kind: 'idMissing' }
  | { readonly kind: 'idShown'; readonly column: number }
  | { readonly kind: 'columnMissing' | 'columnNew'; readonly key: string; readonly heading: string }
  | { readonly kind: 'columnRenamed'; readonly letters: string; readonly now: string; readonly was: string }
  | { readonly kind: 'sheetRenamed'; readonly was: string; readonly now: string }
  | { readonly kind: 'tableGone'; readonly name: string }
  | { readonly kind: 'formatsLost' | 'listsLost' | 'marksLost'; readonly keys: readonly string[] };

/** A sheet as it was read, and what is remembered of it. */
export interface DamageGround {
  readonly sheet: SheetGrid;
  readonly layout: SheetLayout;
  readonly memory: RememberedLayout;
  readonly dress: SheetDress;
  readonly definition: LedgerDefinition;
  readonly context: MarkGround['context'];
  /** Columns in which some row has a format that does harm, as `harmfulColumns` tells. */
  readonly harmful: ReadonlySet<string>;
  /** Version of the ledger the file was made for. */
  readonly schemaVersion: number;
}

/**
 * Compares a sheet with what is remembered of it. In a clerk's own sheet only missing columns and row ids count: its
 * headings, formats and name are the clerk's own affair.
 */
export function findDamage(ground: DamageGround): readonly Damage[] {
  const { layout, memory, sheet } = ground;
  const found: Damage[] = [];
  if (layout.idColumn === null) found.push({ kind: 'idMissing' });
  found.push(...missingColumns(ground));
  if (memory.origin === 'own') return found;
  found.push(...newColumns(ground));
  if (memory.sheet !== sheet.name) found.push({ kind: 'sheetRenamed', was: memory.sheet, now: sheet.name });
  return [...found, ...renamedColumns(ground), ...lostDress(ground), ...lostFormats(ground)];
}

function missingColumns({ layout, memory, definition }: DamageGround): readonly Damage[] {
  const present = new Set(Object.values(layout.columns));
  return memory.columns.flatMap(({ key, heading }): Damage[] =>
    key === null || present.has(key) || columnOf(definition, key) === null ? [] : [{ kind: 'columnMissing', key, heading }],
  );
}

/** Columns that came with a later version of the ledger than the template was made for. */
function newColumns({ layout, memory, definition, schemaVersion }: DamageGround): readonly Damage[] {
  if (schemaVersion >= definition.version) return [];
  const known = new Set([...Object.values(layout.columns), ...memory.columns.map(({ key }) => key)]);
  return definition.columns.flatMap(({ key, heading }): Damage[] =>
    known.has(key) ? [] : [{ kind: 'columnNew', key, heading }],
  );
}

function renamedColumns({ sheet, layout, memory }: DamageGround): readonly Damage[] {
  const headings = new Map(headingColumns(sheet, layout.headingRows).map(({ column, heading }) => [column, heading]));
  const letters = lettersByKey(layout);
  return memory.columns.flatMap(({ key, heading }): Damage[] => {
    const at = key === null ? undefined : letters[key];
    const now = at === undefined ? undefined : headings.get(columnNumber(at));
    if (at === undefined || now === undefined || squeeze(now) === squeeze(heading)) return [];
    return [{ kind: 'columnRenamed', letters: at, now, was: heading }];
  });
}

function lostDress({ layout, memory, dress, definition, context }: DamageGround): readonly Damage[] {
  const found: Damage[] = [];
  const { table } = memory;
  if (layout.idColumn !== null && dress.hiddenColumns?.includes(layout.idColumn) === false)
    found.push({ kind: 'idShown', column: layout.idColumn });
  if (table !== undefined && dress.tables?.includes(table) === false) found.push({ kind: 'tableGone', name: table });
  const letters = lettersByKey(layout);
  const without = (columns: readonly number[] | null, keys: readonly string[]): readonly string[] =>
    columns === null ? [] : keys.filter((key) => !columns.includes(columnNumber(letters[key] ?? 'A')));
  const wanted = columnDresses({ definition, context, letters, firstRow: layout.headerRow + 1, lastRow: layout.headerRow + 1 });
  const lists = without(
    dress.listColumns,
    wanted.flatMap(({ key, list }) => (list === null ? [] : [key])),
  );
  if (lists.length > 0) found.push({ kind: 'listsLost', keys: lists });
  const marks = without(
    dress.markColumns,
    wanted.map(({ key }) => key),
  );
  if (marks.length > 0) found.push({ kind: 'marksLost', keys: marks });
  return found;
}

function lostFormats({ harmful, definition }: DamageGround): readonly Damage[] {
  const keys = definition.columns.flatMap(({ key }) => (harmful.has(key) ? [key] : []));
  return keys.length === 0 ? [] : [{ kind: 'formatsLost', keys }];
}

/** The columns in which a row has a format that does harm: codes not kept as text, days shown as numbers, numbers kept as text or shown as days. */
export function harmfulColumns(definition: LedgerDefinition, cells: Readonly<Record<string, CellInput>>): readonly string[] {
  let harmful: string[] | null = null;
  for (const column of definition.columns) {
    const cell = cells[column.key];
    if (cell === undefined || cell.value === null || !isHarmful(column, cell.value, cell.format)) continue;
    harmful ??= [];
    harmful.push(column.key);
  }
  return harmful ?? NONE;
}

const NONE: readonly string[] = [];

function isHarmful({ type }: Column, value: string | number | boolean, format: string | undefined): boolean {
  switch (type.kind) {
    case 'uscc':
    case 'projectCode':
    case 'phone':
      return format !== '@';
    case 'day':
      return typeof value === 'number' && !isDayFormat(format);
    case 'wan':
    case 'yuan':
    case 'usdWan':
    case 'integer':
    case 'decimal':
      return format === '@' || isDayFormat(format);
    default:
      return false;
  }
}
