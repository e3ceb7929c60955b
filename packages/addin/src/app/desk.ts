import type { Day } from '@double-hundred/shared/kernel/day';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { linksOf } from '@double-hundred/shared/check/known-rows';
import { peerKeys } from '@double-hundred/shared/check/peer';
import { PANE } from '@double-hundred/shared/message/pane';
import type { User } from '@double-hundred/shared/protocol/session';
import { exemptRuleIds } from '@double-hundred/shared/submission/rule-exemption';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import type { SyncSheet } from '@double-hundred/shared/sync/sync-sheet';
import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import type { SheetDress } from '@double-hundred/shared/workbook/find-damage';
import { headingColumns } from '@double-hundred/shared/workbook/heading-columns';
import { columnNumber, lettersByKey } from '@double-hundred/shared/workbook/layout';
import { memoryOf } from '@double-hundred/shared/workbook/remembered-layout';
import type { SchedulePort } from '../ports/schedule-port.ts';
import type { ServerPort } from '../ports/server-port.ts';
import { type SheetPort, SheetRefusal } from '../ports/sheet-port.ts';
import type { StoragePort } from '../ports/storage-port.ts';
import { type CheckedSheet, createSheetCheck } from './check-sheet.ts';
import { viewOfCheck } from './check-view.ts';
import { findLedger, findLedgers, type FoundLedger } from './find-ledger.ts';
import { linkedRows } from './linked-rows.ts';
import { loadFileState, saveFileState, type StoredState, stateFor } from './keep-state.ts';
import { createLedgerSheet, syncRows } from './ledger-sheet.ts';
import { viewOfLedger, viewOfSetup } from './ledger-view.ts';
import { damageOf, readLedgerDress, UNKNOWN_DRESS, viewsOfDamage } from './sheet-damage.ts';
import { nameOfMissing } from './missing-rows.ts';
import { isRefusal } from './patient-sheet.ts';
import { EMPTY_CHECK, EMPTY_SENDING, type PaneState, type Reference } from './pane-state.ts';
import { withReturnedRows } from './returned-rows.ts';
import type { Store } from './store.ts';
import { countUnsent } from './unsent-rows.ts';

/** What working on a ledger needs. The sheet and the server are the patient and the watched ones. */
export interface DeskEnv {
  readonly port: SheetPort;
  readonly server: ServerPort;
  readonly schedule: SchedulePort;
  readonly storage: StoragePort;
  readonly store: Store<PaneState>;
  readonly ids: IdSource;
  readonly user: User;
  readonly reference: Reference;
  now(): number;
  today(): Day;
  say(text: string, tone: 'good' | 'warn' | 'bad'): void;
  /** The server holds another version of a ledger or of its rules than the pane. */
  ledgersMoved(): void;
  /** Runs a step; what the host refuses is told to the clerk. */
  attempt(step: () => Promise<void>): Promise<void>;
}

/** The ledger that lies open. `state` is what the workbook keeps of it. */
export interface OpenLedger {
  readonly definition: LedgerDefinition;
  readonly sheet: SyncSheet;
  /** Where its state is kept in the workbook. */
  readonly stateKey: string;
  /** All ledgers of the workbook that their headings tell, this one among them. */
  readonly beside: readonly FoundLedger[];
  checked: CheckedSheet;
  state: FileState;
  /** How its cells are set up, as last looked over. */
  dress: SheetDress;
}

/** The clerk's ledger under watch: found, checked after each change, counted. Sending and mending build on it. */
export interface Desk {
  current(): OpenLedger | null;
  find(sheet?: string): Promise<void>;
  /** Reads and checks the sheet now; rejects with a refusal when the ledger can no longer be recognised. */
  refresh(recent?: boolean): Promise<CheckedSheet>;
  /** Looks over how the cells are set up, and shows it with the last check. */
  lookOver(): Promise<void>;
  /** Shows the last check. */
  publish(): void;
  keep(state: FileState): Promise<void>;
  businessKeys(fields: CheckedSheet['rows'][number]['checked']['fields']): readonly string[];
  jump(row: number, column: string): Promise<void>;
  stop(): void;
}

const SETTLE_MS = 200;
/** The first change after a rest is checked at once on sheets up to this many rows; the rest of a burst settles. */
const AT_ONCE_ROWS = 5_000;

/** `onOtherSheet` is told when the clerk works in another sheet that holds a ledger. */
export function createDesk(env: DeskEnv, onOtherSheet: (sheet: string) => void = () => undefined): Desk {
  const { port, store } = env;
  let open: OpenLedger | null = null;
  let check: ReturnType<typeof createSheetCheck> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  let cancelLeave: (() => void) | null = null;
  let lastHint = Number.NEGATIVE_INFINITY;

  // One reading after the other: a check in slices must not be overtaken by the next.
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const next = turn.then(step, step);
    turn = next.catch(() => undefined);
    return next;
  };

  const unsubscribe = port.onChange((sheet) => {
    if (open && open.checked.reading.name !== sheet) return leaveFor(sheet);
    const now = env.schedule.elapsed();
    const rested = cancelTimer === null && now - lastHint > SETTLE_MS;
    lastHint = now;
    if (rested && open && open.checked.rows.length <= AT_ONCE_ROWS) void env.attempt(recheck);
    cancelTimer?.();
    cancelTimer = env.schedule.after(SETTLE_MS, () => {
      cancelTimer = null;
      void env.attempt(async () => (open ? await recheck() : await desk.find()));
    });
  });

  /** A change in another sheet: when that one is shown and holds another ledger, the clerk has gone over to it. */
  function leaveFor(sheet: string): void {
    cancelLeave?.();
    cancelLeave = env.schedule.after(SETTLE_MS, () => {
      cancelLeave = null;
      void env.attempt(async () => {
        const shown = (await port.sheets()).find(({ active }) => active)?.name;
        if (!open || shown !== sheet || open.checked.reading.name === sheet) return;
        const { id } = open.definition;
        const found = await findLedgers(port, env.reference.ledgers);
        if (found.some(({ reading, definition }) => reading.name === sheet && definition.id !== id)) onOtherSheet(sheet);
      });
    });
  }

  /** The ledger that is meant: of the sheet asked for or shown, unless the workbook remembers that sheet as its own. */
  async function wantedLedger(
    first: StoredState,
    beside: readonly FoundLedger[],
    sheet: string | undefined,
  ): Promise<string | undefined> {
    const name = sheet ?? (await port.sheets()).find(({ active }) => active)?.name;
    if (first.state !== null && first.state.layout?.sheet === name) return first.state.ledger;
    return beside.find(({ reading }) => reading.name === name)?.definition.id ?? first.state?.ledger;
  }

  async function recheck(): Promise<void> {
    const before = open === null ? '' : columnsMark(open);
    await desk.refresh();
    // Where columns have come or gone, what was seen of their set-up no longer belongs to them.
    if (open === null || columnsMark(open) === before) desk.publish();
    else await desk.lookOver();
  }

  function lose(reason: string, sheets: readonly string[] = []): void {
    open = null;
    store.set({
      ledger: null,
      ledgerFailure: reason,
      ledgerSheets: sheets,
      setup: null,
      damage: [],
      check: EMPTY_CHECK,
      sending: EMPTY_SENDING,
      conflicts: [],
      done: null,
    });
  }

  const desk: Desk = {
    current: () => open,
    async find(sheet) {
      store.set({ ledger: null, ledgerFailure: null, ledgerSheets: [] });
      const first = await loadFileState(port);
      const beside = await findLedgers(port, env.reference.ledgers);
      const ledger = await wantedLedger(first, beside, sheet);
      const stored = await loadFileState(port, ledger);
      const unit = env.user.unitId ?? '';
      if (stored.state && stored.state.unit !== unit)
        return lose(PANE.ledger.otherUnit(unitName(env.reference, stored.state.unit), unitName(env.reference, unit)));
      if (stored.damaged) env.say(PANE.ledger.stateDamaged, 'warn');
      const search = await findLedger(port, env.reference.ledgers, {
        sheet,
        ledger,
        memory: stored.state?.layout,
        rowIds: new Set(Object.keys(stored.state?.shadow ?? {})),
      });
      if (search.kind === 'several') return lose(sheetSetupText.several(search.sheets), search.sheets);
      if (search.kind === 'none') return lose(PANE.ledger.none);
      const { found } = search;
      const { definition } = found;
      const state = stateFor(stored.state, definition, unit, env.ids);
      const { campaign, units, ledgers } = env.reference;
      const context = () => ({
        campaign,
        units,
        today: env.today(),
        ownUnitId: unit,
        exemptRuleIds: exemptRuleIds(store.get().reporting.exemptions, unit, env.today()),
      });
      const epoch = state.epoch ?? first.state?.epoch ?? null;
      const known = await linkedRows({ ...env, unit, epoch, context }, definition, beside);
      check = createSheetCheck({
        definition,
        schedule: env.schedule,
        role: env.user.role,
        context,
        links: linksOf(ledgers, known),
        state: () => open?.state ?? state,
        onProgress: (progress) => store.set({ check: { ...store.get().check, progress } }),
      });
      const running = check;
      const checked = await inTurn(() => running.check(found.reading));
      if (!checked) return lose(PANE.ledger.none);
      const sheetOf = createLedgerSheet({
        port,
        definition,
        state: () => open?.state ?? state,
        refresh: () => desk.refresh(true),
      });
      open = {
        definition,
        sheet: sheetOf,
        stateKey: stored.key,
        beside: beside.some(({ reading }) => reading.name === found.reading.name) ? beside : [found, ...beside],
        checked,
        state: withMemory(state, stored.state !== null, checked),
        dress: UNKNOWN_DRESS,
      };
      await desk.lookOver();
      if (open) open.state = raisedVersion(open, env);
    },
    refresh: (recent = false) =>
      inTurn(async () => {
        if (!open || !check) throw new SheetRefusal('NO_SHEET', PANE.ledger.none);
        const reading = await port.read(open.checked.reading.name, recent).catch((error: unknown) => {
          if (isRefusal(error) && error.code === 'NO_SHEET') {
            lose(error.message);
            // The sheet may only have another name by now: it is looked for again once this call is over.
            env.schedule.after(0, () => void env.attempt(() => desk.find()));
          }
          throw error;
        });
        const checked = await check.check(reading);
        if (!checked) {
          lose(PANE.ledger.none);
          throw new SheetRefusal('NO_SHEET', PANE.ledger.none);
        }
        if (open) open.checked = checked;
        return checked;
      }),
    publish() {
      if (!open) return;
      const { checked, definition, state } = open;
      const rows = syncRows(checked, state, definition);
      const { unsent, heldBack, missing, missingHold, unchanged } = countUnsent(
        state,
        rows,
        (key) => checked.byKey.get(key)?.held ?? true,
        desk.businessKeys,
      );
      const shown = withReturnedRows(viewOfCheck(checked, definition, state), store.get().reporting.answer, checked, definition);
      const named = missing.map((rowId) => ({ rowId, rowName: nameOfMissing(state, rowId, definition) }));
      store.set({
        ledger: viewOfLedger(open, unitName(env.reference, state.unit), env.reference.campaign, env.user),
        ledgerFailure: null,
        ledgerSheets: [],
        setup: viewOfSetup(open),
        damage: viewsOfDamage(open, damageOf(open)),
        check: { ...shown, progress: store.get().check.progress },
        sending: { ...store.get().sending, unsent, heldBack, missing: named, missingHold, unchanged },
      });
    },
    async lookOver() {
      if (!open) return;
      const now = open;
      const dress = now.state.layout?.origin === 'template' ? await readLedgerDress(port, now.checked) : UNKNOWN_DRESS;
      now.dress = dress;
      desk.publish();
    },
    async keep(state) {
      if (!open) return;
      await saveFileState(port, state, open.stateKey);
      open.state = state;
    },
    businessKeys: (fields) => (open ? peerKeys(open.definition, fields) : []),
    async jump(row, key) {
      if (!open) return;
      const { layout, reading } = open.checked;
      const letters = lettersByKey(layout);
      const at = letters[columnOf(open.definition, key) ? key : open.definition.nameColumn];
      await port.select(reading.name, row, at === undefined ? 1 : columnNumber(at));
    },
    stop() {
      unsubscribe();
      cancelTimer?.();
      cancelLeave?.();
      open = null;
    },
  };
  return desk;
}

function columnsMark({ checked: { layout } }: OpenLedger): string {
  return JSON.stringify([layout.headerRow, layout.columns, layout.idColumn]);
}

/** A file that was reported before anything was remembered of its sheet is taken as it lies now. */
function withMemory(state: FileState, reported: boolean, { layout, reading }: CheckedSheet): FileState {
  if (!reported || state.layout !== undefined) return state;
  return { ...state, layout: memoryOf(layout, headingColumns(reading, layout.headingRows)) };
}

/** A file of an earlier version is one of the present version as soon as it has every column; until then the clerk is told. */
function raisedVersion(open: OpenLedger, env: DeskEnv): FileState {
  const { state, definition } = open;
  if (state.schemaVersion >= definition.version) return state;
  const missing = damageOf(open).flatMap((one) => (one.kind === 'columnNew' ? [one.heading] : []));
  if (missing.length === 0) return { ...state, schemaVersion: definition.version };
  env.say(sheetSetupText.outdated(state.schemaVersion, definition.version, missing.join('、')), 'bad');
  return state;
}

function unitName(reference: Reference, id: string): string {
  return reference.units.find((unit) => unit.id === id)?.name ?? (id === '' ? PANE.ledger.unknownUnit : id);
}
