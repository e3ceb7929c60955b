import type { LinkChange, RowLinks } from '@double-hundred/shared/check/row-links';
import { sameBackground } from '@double-hundred/shared/check/same-row';
import { createSheetChecker, type SheetChecker } from '@double-hundred/shared/check/sheet-checker';
import type { CheckedRow, SheetRow } from '@double-hundred/shared/check/row';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import type { RowReadContext } from '@double-hundred/shared/value/read-row';
import { headingFindings } from '@double-hundred/shared/workbook/check-report';
import type { SheetLayout } from '@double-hundred/shared/workbook/layout';
import type { ReadSheetRow } from '@double-hundred/shared/workbook/read-rows';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { SheetReading } from '../ports/sheet-port.ts';
import type { CheckPace } from './check-pace.ts';
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
  readonly byKey: { get(key: string): LedgerRow | undefined };
}

export interface CheckDeps {
  readonly definition: LedgerDefinition;
  /** Who fills the sheet; what is not for them to set is marked. */
  readonly role?: Role;
  context(): LedgerContext;
  state(): FileState;
  /** The other ledgers, as far as they are known; the same for the life of the check. */
  readonly links?: RowLinks;
  readonly pace: CheckPace;
}

/** Checks readings of one sheet. */
export interface SheetCheck {
  /** Null when the ledger can no longer be recognised. Rejects with CheckAbandoned when it was held still and given up. */
  check(reading: SheetReading): Promise<CheckedSheet | null>;
  /** Rows of another ledger have changed; what hangs on them is brought up to date with the next check. */
  hear(change: LinkChange): void;
}

/** Rows between two looks at the clock. */
const SLICE_ROWS = 10;
/** Part of a check that goes into reading the cells as rows. */
const READING = 0.4;
/** With more rows to judge again than this, all are looked at in one go, which costs no more than that. */
const MOST_AGAIN = 20_000;

/** What the last check came from and led to, place by place. */
interface LastCheck {
  readonly basis: string;
  readonly state: FileState;
  readonly sheetHeld: boolean;
  readonly sources: readonly ReadSheetRow[];
  readonly keys: readonly string[];
  readonly places: Map<string, number>;
  readonly sheetRows: readonly SheetRow[];
  readonly rows: readonly LedgerRow[];
}

/** Checks readings of one sheet after each other; only rows that changed since the last one are read and judged again. */
export function createSheetCheck(deps: CheckDeps): SheetCheck {
  const { pace } = deps;
  const reader = createLedgerReader(
    deps.definition,
    (share) => pace.pause(share === undefined ? undefined : share * READING),
    undefined,
    () => deps.state().layout,
  );
  let heard: LinkChange[] = [];
  /** Rows that were judged again because of what was heard, until they are shown. */
  const again = new Set<string>();
  let checker: SheetChecker | null = null;
  let last: LastCheck | null = null;

  /** The whole sheet in slices; what stands as before is neither read nor judged again. */
  async function checkAll(
    current: SheetChecker,
    next: Pick<LastCheck, 'basis' | 'state' | 'sheetHeld' | 'sources'>,
  ): Promise<LastCheck> {
    const { sources, state, sheetHeld } = next;
    const keys: string[] = [];
    const places = new Map<string, number>();
    const sheetRows: SheetRow[] = [];
    for (const [place, source] of sources.entries()) {
      const key = keyOf(source, places);
      keys.push(key);
      places.set(key, place);
      sheetRows.push(sheetRow(state, source, key, last?.sheetRows[last.places.get(key) ?? -1]));
      if (place % SLICE_ROWS === 0) await pace.pause();
    }
    for (const done of current.loadInSlices(sheetRows, SLICE_ROWS)) await pace.pause(READING + done * (1 - READING));
    const rows: LedgerRow[] = [];
    for (const [place, source] of sources.entries()) {
      const key = keys[place] ?? `#${source.row}`;
      const checked = current.get(key);
      if (place % SLICE_ROWS === 0) await pace.pause();
      if (checked === null) throw new Error(`no row ${key}`);
      rows.push(ledgerRow(source, checked, sheetHeld, last?.rows[last.places.get(key) ?? -1]));
    }
    return { ...next, keys, places, sheetRows, rows };
  }

  /** Looks at everything again that hangs on what was heard of other ledgers. */
  async function takeIn(current: SheetChecker): Promise<void> {
    for (const change of heard) {
      let place = 0;
      for (const key of current.concernedBy(change)) {
        for (const other of current.again(key)) again.add(other);
        if ((place += 1) % SLICE_ROWS === 0) await pace.pause();
      }
    }
    heard = [];
  }

  /** Some rows of a sheet that otherwise lies as it lay; null when so much hangs on them that all had better be looked at. */
  async function checkEdits(
    current: SheetChecker,
    before: LastCheck,
    sources: readonly ReadSheetRow[],
    edited: readonly number[],
  ): Promise<LastCheck | null> {
    const sheetRows = [...before.sheetRows];
    const rows = [...before.rows];
    const keys = [...before.keys];
    let judged = 0;
    for (const [done, place] of edited.entries()) {
      const source = sources[place];
      if (source === undefined) continue;
      const key = keys[place] ?? keyOf(source, before.places);
      keys[place] = key;
      before.places.set(key, place);
      const row = sheetRow(before.state, source, key, sheetRows[place]);
      sheetRows[place] = row;
      again.add(key);
      for (const other of current.upsert(row)) {
        again.add(other);
        judged += 1;
      }
      if (judged > MOST_AGAIN) return null;
      if (edited.length > SLICE_ROWS) await pace.pause(READING + (done / edited.length) * (1 - READING));
    }
    for (const key of again) {
      const place = before.places.get(key) ?? -1;
      const source = sources[place];
      const checked = current.get(key);
      if (source === undefined || checked === null) continue;
      rows[place] = ledgerRow(source, checked, before.sheetHeld, before.rows[place]);
    }
    return { ...before, sources, keys, sheetRows, rows };
  }

  async function checkReading(reading: SheetReading): Promise<CheckedSheet | null> {
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
      heard = [];
    }
    await takeIn(checker);
    const edited =
      last && sameGround(last.state, state) && last.sheetHeld === sheetHeld ? editedPlaces(last.sources, sources) : null;
    last =
      (last && edited ? await checkEdits(checker, last, sources, edited) : null) ??
      (await checkAll(checker, { basis, state, sheetHeld, sources }));
    again.clear();
    const { rows, places } = last;
    const byKey = { get: (key: string) => rows[places.get(key) ?? -1] };
    return { reading, layout, context, headingFindings: ofHeading, rows, byKey };
  }

  return {
    async check(reading) {
      pace.begin(reading.rows.length);
      try {
        return await checkReading(reading);
      } finally {
        pace.end();
      }
    },
    hear: (change) => void heard.push(change),
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

/** Whether all that a check takes from the state is as before. */
function sameGround(left: FileState, right: FileState): boolean {
  return left.shadow === right.shadow && left.explanations === right.explanations && left.grounds === right.grounds;
}

/** Handle of a row in a check: its id, or its place where it has none or another row has it already. */
function keyOf({ rowId, row }: ReadSheetRow, taken: ReadonlyMap<string, number>): string {
  return rowId === null || taken.has(rowId) ? `#${row}` : rowId;
}

/** Places of the rows read anew or added below; null when rows went, moved or came in between. */
function editedPlaces(before: readonly ReadSheetRow[], now: readonly ReadSheetRow[]): readonly number[] | null {
  if (before === now) return [];
  if (before.length > now.length) return null;
  const edited: number[] = [];
  for (let place = 0; place < now.length; place += 1) {
    const [old, source] = [before[place], now[place]];
    if (old === source || source === undefined) continue;
    if (old !== undefined && (old.row !== source.row || old.rowId !== source.rowId)) return null;
    edited.push(place);
  }
  return edited;
}
