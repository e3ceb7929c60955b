import type { RowLinks } from '@double-hundred/shared/check/row-links';
import { sameBackground } from '@double-hundred/shared/check/same-row';
import { createSheetChecker, type SheetChecker } from '@double-hundred/shared/check/sheet-checker';
import type { CheckedRow, SheetRow } from '@double-hundred/shared/check/row';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import type { RowReadContext } from '@double-hundred/shared/value/read-row';
import { headingFindings, uniqueKeys } from '@double-hundred/shared/workbook/check-report';
import type { SheetLayout } from '@double-hundred/shared/workbook/layout';
import type { ReadSheetRow } from '@double-hundred/shared/workbook/read-rows';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { SheetReading } from '../ports/sheet-port.ts';
import type { SchedulePort } from '../ports/schedule-port.ts';
import { createLedgerReader } from './read-ledger.ts';
import { ownReasons } from './row-reasons.ts';

/** A row of the sheet with what the check says of it. */
export interface LedgerRow {
  readonly key: string;
  readonly source: ReadSheetRow;
  readonly checked: CheckedRow;
  /** An error stands, a proposal waits, or a required column is absent. */
  readonly held: boolean;
}

/** The sheet at one reading, checked. */
export interface CheckedSheet {
  readonly reading: SheetReading;
  readonly layout: SheetLayout;
  readonly context: RowReadContext;
  readonly headingFindings: readonly (Finding & { readonly cell: string })[];
  readonly rows: readonly LedgerRow[];
  readonly byKey: ReadonlyMap<string, LedgerRow>;
}

export interface CheckDeps {
  readonly definition: LedgerDefinition;
  readonly schedule: SchedulePort;
  /** Who fills the sheet; what is not for them to set is marked. */
  readonly role?: Role;
  context(): LedgerContext;
  state(): FileState;
  /** The other ledgers, as far as they are known; the same for the life of the check. */
  readonly links?: RowLinks;
  /** Told while a long check runs; null when it is over. */
  onProgress(progress: { readonly done: number; readonly total: number } | null): void;
}

/** The page is let go of this often, and rows between two looks at the clock. */
const SLICE_MS = 12;
const SLICE_ROWS = 50;
/** More changed rows than this are checked in slices. */
const AT_ONCE = 100;

/** What the last check came from and led to, place by place. */
interface LastCheck {
  readonly basis: string;
  readonly state: FileState;
  readonly sheetHeld: boolean;
  readonly sources: readonly ReadSheetRow[];
  readonly keys: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly sheetRows: readonly SheetRow[];
  readonly rows: readonly LedgerRow[];
  readonly byKey: ReadonlyMap<string, LedgerRow>;
}

/** Checks readings of one sheet after each other; only rows that changed since the last one are read and judged again. */
export function createSheetCheck(deps: CheckDeps): { check(reading: SheetReading): Promise<CheckedSheet | null> } {
  const { schedule } = deps;
  let sliceStart = schedule.elapsed();
  const pause = async (): Promise<boolean> => {
    if (schedule.elapsed() - sliceStart < SLICE_MS) return false;
    await schedule.breathe();
    sliceStart = schedule.elapsed();
    return true;
  };
  const reader = createLedgerReader(deps.definition, pause, undefined, () => deps.state().layout);
  let checker: SheetChecker | null = null;
  let last: LastCheck | null = null;

  /** The whole sheet in slices; what stands as before is neither read nor judged again. */
  async function checkAll(
    current: SheetChecker,
    next: Pick<LastCheck, 'basis' | 'state' | 'sheetHeld' | 'sources'>,
  ): Promise<LastCheck> {
    const { sources, state, sheetHeld } = next;
    const keys = uniqueKeys(sources);
    const sheetRows: SheetRow[] = [];
    for (const [place, source] of sources.entries()) {
      const key = keys[place] ?? `#${source.row}`;
      sheetRows.push(sheetRow(state, source, key, last?.sheetRows[last.places.get(key) ?? -1]));
      if (place % SLICE_ROWS === 0) await pause();
    }
    for (const done of current.loadInSlices(sheetRows, SLICE_ROWS)) {
      if (await pause()) deps.onProgress({ done: Math.round(done * sources.length), total: sources.length });
    }
    deps.onProgress(null);
    const rows: LedgerRow[] = [];
    const places = new Map<string, number>();
    const byKey = new Map<string, LedgerRow>();
    for (const [place, source] of sources.entries()) {
      const key = keys[place] ?? `#${source.row}`;
      const checked = current.get(key);
      if (place % SLICE_ROWS === 0) await pause();
      if (checked === null) continue;
      const row = ledgerRow(source, checked, sheetHeld, last?.byKey.get(key));
      rows.push(row);
      places.set(key, place);
      byKey.set(key, row);
    }
    return { ...next, keys, places, sheetRows, rows, byKey };
  }

  /** A few rows of a sheet that otherwise lies as it lay. */
  function checkEdits(
    current: SheetChecker,
    before: LastCheck,
    sources: readonly ReadSheetRow[],
    edited: readonly number[],
  ): LastCheck {
    const sheetRows = [...before.sheetRows];
    const rows = [...before.rows];
    const byKey = new Map(before.byKey);
    const concerned = new Set<string>();
    for (const place of edited) {
      const source = sources[place];
      const key = before.keys[place];
      if (source === undefined || key === undefined) continue;
      const row = sheetRow(before.state, source, key, sheetRows[place]);
      sheetRows[place] = row;
      concerned.add(key);
      for (const other of current.upsert(row)) concerned.add(other);
    }
    for (const key of concerned) {
      const place = before.places.get(key) ?? -1;
      const source = sources[place];
      const checked = current.get(key);
      if (source === undefined || checked === null) continue;
      const row = ledgerRow(source, checked, before.sheetHeld, before.byKey.get(key));
      rows[place] = row;
      byKey.set(key, row);
    }
    return { ...before, sources, sheetRows, rows, byKey };
  }

  return {
    async check(reading) {
      sliceStart = schedule.elapsed();
      const read = await reader.read(reading);
      if (!read) return null;
      const { layout, sources } = read;
      const yuanPerUnitByColumn = Object.fromEntries(
        Object.entries(layout.yuanPerUnit).map(([letters, yuan]) => [layout.columns[letters] ?? letters, yuan]),
      );
      const context: RowReadContext = { ...deps.context(), date1904: reading.dateSystem === 1904, yuanPerUnitByColumn };
      const ofHeading = headingFindings(layout, deps.definition);
      const sheetHeld = ofHeading.some(({ severity }) => severity === 'error');
      const state = deps.state();
      const basis = JSON.stringify([
        context.today,
        context.ownUnitId,
        context.exemptRuleIds,
        context.date1904,
        yuanPerUnitByColumn,
        layout.columns,
      ]);
      if (!checker || last?.basis !== basis) {
        checker = createSheetChecker(deps.definition, context, {
          absentColumns: new Set(layout.missingColumns),
          ...(deps.role === undefined ? {} : { filler: { role: deps.role, columns: new Set(Object.values(layout.columns)) } }),
          ...(deps.links === undefined ? {} : { links: deps.links }),
        });
        last = null;
      }
      const edited = last && last.state === state && last.sheetHeld === sheetHeld ? editedPlaces(last.sources, sources) : null;
      last =
        last && edited
          ? checkEdits(checker, last, sources, edited)
          : await checkAll(checker, { basis, state, sheetHeld, sources });
      return { reading, layout, context, headingFindings: ofHeading, rows: last.rows, byKey: last.byKey };
    },
  };
}

function sheetRow(state: FileState, source: ReadSheetRow, key: string, old: SheetRow | undefined): SheetRow {
  const shadow = state.shadow[key];
  const accepted = shadow === undefined || shadow.deleted === true ? undefined : shadow.fields;
  const explanations = ownReasons(state, key);
  const grounds = state.grounds?.[key];
  const acceptedReasons = accepted === undefined ? undefined : shadow?.reasons;
  const lastConfirmedDay = accepted === undefined ? undefined : shadow?.confirmedDay;
  const row: SheetRow = {
    key,
    cells: source.cells,
    ...(explanations === undefined ? {} : { explanations }),
    ...(grounds === undefined ? {} : { grounds }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(acceptedReasons === undefined ? {} : { acceptedReasons }),
    ...(lastConfirmedDay === undefined ? {} : { lastConfirmedDay: lastConfirmedDay as Day }),
  };
  return old && old.cells === source.cells && old.accepted === accepted && sameBackground(old, row) ? old : row;
}

function ledgerRow(source: ReadSheetRow, checked: CheckedRow, sheetHeld: boolean, old: LedgerRow | undefined): LedgerRow {
  const held = checked.held || sheetHeld || source.filled.some(({ handling }) => handling === 'confirm');
  if (old && old.source === source && old.checked === checked && old.held === held) return old;
  return { key: checked.key, source, checked, held };
}

/** Places of the rows read anew; null when rows came, went or moved, or so many changed that slices are better. */
function editedPlaces(before: readonly ReadSheetRow[], now: readonly ReadSheetRow[]): readonly number[] | null {
  if (before === now) return [];
  if (before.length !== now.length) return null;
  const edited: number[] = [];
  for (const [place, source] of now.entries()) {
    const old = before[place];
    if (old === source) continue;
    if (old?.row !== source.row || old.rowId !== source.rowId || edited.length === AT_ONCE) return null;
    edited.push(place);
  }
  return edited;
}
