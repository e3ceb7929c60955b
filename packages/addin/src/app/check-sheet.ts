import { sameCells, sameBackground } from '@double-hundred/shared/check/same-row';
import { createSheetChecker, type SheetChecker } from '@double-hundred/shared/check/sheet-checker';
import type { CheckedRow, SheetRow } from '@double-hundred/shared/check/row';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
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
  context(): LedgerContext;
  state(): FileState;
  /** Told while a long check runs; null when it is over. */
  onProgress(progress: { readonly done: number; readonly total: number } | null): void;
}

const SLICE_MS = 30;
/** More changed rows than this are checked in slices. */
const AT_ONCE = 100;

/** Checks readings of one sheet after each other; only rows that changed since the last one are read and judged again. */
export function createSheetCheck(deps: CheckDeps): { check(reading: SheetReading): Promise<CheckedSheet | null> } {
  const { schedule } = deps;
  let sliceStart = schedule.elapsed();
  const pause = async (): Promise<void> => {
    if (schedule.elapsed() - sliceStart < SLICE_MS) return;
    await schedule.breathe();
    sliceStart = schedule.elapsed();
  };
  const reader = createLedgerReader(deps.definition, pause);
  let checker: SheetChecker | null = null;
  let basis = '';
  let before = new Map<string, SheetRow>();
  let ledgerRows = new Map<string, LedgerRow>();

  async function bringUpToDate(current: SheetChecker, rows: readonly SheetRow[]): Promise<void> {
    const keys = new Set(rows.map((row) => row.key));
    const gone = [...before.keys()].filter((key) => !keys.has(key));
    const changed = rows.filter((row) => !isSame(before.get(row.key), row));
    if (changed.length <= AT_ONCE && !keepsOrder(before, rows)) {
      current.load(rows);
      return;
    }
    for (const key of gone) current.remove(key);
    for (const [index, row] of changed.entries()) {
      current.upsert(row);
      if (schedule.elapsed() - sliceStart < SLICE_MS) continue;
      deps.onProgress({ done: index + 1, total: changed.length });
      await pause();
    }
    deps.onProgress(null);
  }

  function sheetRow(source: ReadSheetRow, key: string): SheetRow {
    const state = deps.state();
    const shadow = state.shadow[key];
    const accepted = shadow === undefined || shadow.deleted === true ? undefined : shadow.fields;
    const explanations = ownReasons(state, key);
    const grounds = state.grounds?.[key];
    const acceptedReasons = accepted === undefined ? undefined : shadow?.reasons;
    const lastConfirmedDay = accepted === undefined ? undefined : shadow?.confirmedDay;
    const old = before.get(key);
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

  function ledgerRow(source: ReadSheetRow, key: string, checked: CheckedRow, sheetHeld: boolean): LedgerRow {
    const held = checked.held || sheetHeld || source.filled.some(({ handling }) => handling === 'confirm');
    const old = ledgerRows.get(key);
    return old && old.source === source && old.checked === checked && old.held === held ? old : { key, source, checked, held };
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
      const keys = uniqueKeys(sources);
      const rows = sources.map((source, index) => sheetRow(source, keys[index] ?? `#${source.row}`));
      const nextBasis = JSON.stringify([context.today, context.ownUnitId, context.date1904, yuanPerUnitByColumn, layout.columns]);
      const reordered = rows.length > AT_ONCE && !keepsOrder(before, rows) && countChanged(before, rows) > AT_ONCE;
      if (!checker || basis !== nextBasis || reordered) {
        checker = createSheetChecker(deps.definition, context, { absentColumns: new Set(layout.missingColumns) });
        before = new Map();
        ledgerRows = new Map();
        basis = nextBasis;
      }
      const current = checker;
      await bringUpToDate(current, rows);
      before = new Map(rows.map((row) => [row.key, row]));
      const ofHeading = headingFindings(layout, deps.definition);
      const sheetHeld = ofHeading.some(({ severity }) => severity === 'error');
      const checkedRows = sources.flatMap((source, index) => {
        const checked = current.get(keys[index] ?? '');
        return checked ? [ledgerRow(source, checked.key, checked, sheetHeld)] : [];
      });
      ledgerRows = new Map(checkedRows.map((row) => [row.key, row]));
      return { reading, layout, context, headingFindings: ofHeading, rows: checkedRows, byKey: ledgerRows };
    },
  };
}

function isSame(left: SheetRow | undefined, right: SheetRow): boolean {
  return left === right || (left !== undefined && sameCells(left.cells, right.cells) && sameBackground(left, right));
}

function countChanged(before: ReadonlyMap<string, SheetRow>, rows: readonly SheetRow[]): number {
  return rows.reduce((count, row) => count + (isSame(before.get(row.key), row) ? 0 : 1), 0);
}

/** Whether the rows that were there before come in the same order, new ones only behind them. */
function keepsOrder(before: ReadonlyMap<string, SheetRow>, rows: readonly SheetRow[]): boolean {
  const here = new Set(rows.map((row) => row.key));
  const kept = [...before.keys()].filter((key) => here.has(key));
  return kept.every((key, index) => rows[index]?.key === key);
}
