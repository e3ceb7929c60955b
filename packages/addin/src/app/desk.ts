import type { Day } from '@double-hundred/shared/kernel/day';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
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
import { createCheckPace } from './check-pace.ts';
import type { CheckedSheet, SheetCheck } from './check-sheet.ts';
import { createLedgerFinder, findLedger, type FoundLedger } from './find-ledger.ts';
import { createLinkedSheets } from './linked-sheets.ts';
import { loadFileState, saveFileState, type StoredState, stateFor } from './keep-state.ts';
import { createLedgerSheet } from './ledger-sheet.ts';
import { createLedgerShelf } from './ledger-shelf.ts';
import { viewOfLedger, viewOfSetup } from './ledger-view.ts';
import { damageOf, readLedgerDress, UNKNOWN_DRESS, viewsOfDamage } from './sheet-damage.ts';
import type { SheetView } from './sheet-view.ts';
import { viewsOfMissing } from './missing-rows.ts';
import { isRefusal } from './patient-sheet.ts';
import { type CheckView, EMPTY_CHECK, EMPTY_SENDING, type PaneState, type Reference } from './pane-state.ts';
import { withReturnedRows } from './returned-rows.ts';
import type { Store } from './store.ts';

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
  /** What is shown of it, kept up to date. */
  readonly view: SheetView;
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
  /** Holds a running check still; the findings shown stay, and nothing is checked by itself until it goes on. */
  stopCheck(): void;
  /** Lets it go on where it stood, or from the beginning when the sheet has changed since. False without a ledger. */
  resumeCheck(): Promise<boolean>;
  /** Gives up a check that stands still, so that another step can have its turn. */
  letGo(): void;
  /** What the server said of ledgers that are not in the workbook is asked for again with the next search. */
  forgetServer(): void;
  keep(state: FileState): Promise<void>;
  businessKeys(fields: CheckedSheet['rows'][number]['checked']['fields']): readonly string[];
  jump(row: number, column: string): Promise<void>;
  stop(): void;
}

const SETTLE_MS = 200;
/** The first change after a rest is checked at once where the last time took no longer; the rest of a burst settles. */
const AT_ONCE_MS = 150;
const VIEW_ROWS = 100;

/** `onOtherSheet` is told when the clerk works in another sheet that holds a ledger. */
export function createDesk(env: DeskEnv, onOtherSheet: (sheet: string) => void = () => undefined): Desk {
  const { port, store } = env;
  const unit = env.user.unitId ?? '';
  const { campaign, units, ledgers } = env.reference;
  let open: OpenLedger | null = null;
  let check: SheetCheck | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  let cancelLeave: (() => void) | null = null;
  let lastHint = Number.NEGATIVE_INFINITY;
  let lastLeave = Number.NEGATIVE_INFINITY;
  let lastTook = 0;
  let changedSinceStop = false;

  const showCheck = (change: Partial<CheckView>): void => store.set({ check: { ...store.get().check, ...change } });
  /** States that the sheet's layout was added to, so that coming back to a ledger finds the same. */
  const remembering = new WeakMap<FileState, FileState>();
  const pace = createCheckPace(env.schedule, (progress) => showCheck({ progress }));
  const finder = createLedgerFinder(ledgers, () => env.schedule.breathe());
  const context = () => ({
    campaign,
    units,
    today: env.today(),
    ownUnitId: unit,
    exemptRuleIds: exemptRuleIds(store.get().reporting.exemptions, unit, env.today()),
  });
  const linked = createLinkedSheets({ ...env, unit, definitions: ledgers, context, pause: () => pace.pause() });
  const shelf = createLedgerShelf({ role: env.user.role, context, pace, links: linked.links });

  // One reading after the other: a check in slices must not be overtaken by the next.
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    pace.abandon();
    const next = turn.then(step, step);
    turn = next.catch(() => undefined);
    return next;
  };

  const unsubscribe = port.onChange((sheet) => {
    if (open && open.checked.reading.name !== sheet) return leaveFor(sheet);
    if (store.get().check.stopped) {
      changedSinceStop = true;
      return;
    }
    const now = env.schedule.elapsed();
    const rested = cancelTimer === null && now - lastHint > SETTLE_MS;
    lastHint = now;
    if (rested && open && lastTook <= AT_ONCE_MS) void env.attempt(recheck);
    cancelTimer?.();
    cancelTimer = env.schedule.after(SETTLE_MS, () => {
      cancelTimer = null;
      if (!store.get().check.stopped) void env.attempt(async () => (open ? await recheck() : await desk.find()));
    });
  });

  /** A change in another sheet: when that one is shown and holds another ledger, the clerk has gone over to it. */
  function leaveFor(sheet: string): void {
    const goOver = () => env.attempt(() => followTo(sheet));
    const now = env.schedule.elapsed();
    if (cancelLeave === null && now - lastLeave > SETTLE_MS) void goOver();
    lastLeave = now;
    cancelLeave?.();
    cancelLeave = env.schedule.after(SETTLE_MS, () => {
      cancelLeave = null;
      void goOver();
    });
  }

  async function followTo(sheet: string): Promise<void> {
    const shown = (await port.sheets()).find(({ active }) => active)?.name;
    if (!open || shown !== sheet || open.checked.reading.name === sheet) return;
    const { id } = open.definition;
    const found = await finder.all(port);
    if (found.some(({ reading, definition }) => reading.name === sheet && definition.id !== id)) onOtherSheet(sheet);
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
    const start = env.schedule.elapsed();
    await desk.refresh();
    lastTook = env.schedule.elapsed() - start;
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

  async function prepare(ground: OpenLedger): Promise<void> {
    for (const _ of ground.view.prepare(ground, VIEW_ROWS)) await pace.pause();
    // Showing it is the next task.
    await env.schedule.breathe();
  }

  async function findNow(sheet: string | undefined): Promise<void> {
    if (store.get().ledger === null) store.set({ ledgerFailure: null, ledgerSheets: [] });
    const first = await loadFileState(port);
    const beside = await finder.all(port);
    const ledger = await wantedLedger(first, beside, sheet);
    const stored = await loadFileState(port, ledger);
    if (stored.state && stored.state.unit !== unit)
      return lose(PANE.ledger.otherUnit(unitName(env.reference, stored.state.unit), unitName(env.reference, unit)));
    if (stored.damaged) env.say(PANE.ledger.stateDamaged, 'warn');
    const search = await findLedger(port, ledgers, {
      sheet,
      ledger,
      memory: stored.state?.layout,
      rowIds: new Set(Object.keys(stored.state?.shadow ?? {})),
    });
    if (search.kind === 'several') return lose(sheetSetupText.several(search.sheets), search.sheets);
    if (search.kind === 'none') return lose(PANE.ledger.none);
    const { found } = search;
    const { definition, reading } = found;
    const kept = shelf.of(found, () => stateFor(null, definition, unit, env.ids));
    if (open?.checked.reading.name !== reading.name && !kept.seen)
      store.set({ ledger: null, ledgerFailure: null, ledgerSheets: [] });
    const state = stored.state ?? kept.unsaved;
    kept.state = remembering.get(state) ?? state;
    const epoch = state.epoch ?? first.state?.epoch ?? null;
    for (const change of await linked.refresh(definition, beside, epoch)) shelf.tell(change);
    showCheck({ stopped: false });
    const checked = await kept.check.check(reading);
    if (!checked) return lose(PANE.ledger.none);
    const sheetOf = createLedgerSheet({ port, definition, state: () => kept.state, refresh: () => desk.refresh(true) });
    const next: OpenLedger = {
      definition,
      view: kept.view,
      sheet: sheetOf,
      stateKey: stored.key,
      beside: beside.some((other) => other.reading.name === reading.name) ? beside : [found, ...beside],
      checked,
      state: remembering.get(state) ?? withMemory(state, stored.state !== null, checked),
      dress: UNKNOWN_DRESS,
    };
    remembering.set(state, next.state);
    await prepare(next);
    check = kept.check;
    kept.follow(next);
    open = next;
    await desk.lookOver();
    if (open) open.state = raisedVersion(open, env);
  }

  const desk: Desk = {
    current: () => open,
    find: (sheet) => inTurn(() => findNow(sheet)),
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
        showCheck({ stopped: false });
        const checked = await check.check(reading);
        if (!checked) {
          lose(PANE.ledger.none);
          throw new SheetRefusal('NO_SHEET', PANE.ledger.none);
        }
        if (open) {
          await prepare({ ...open, checked });
          open.checked = checked;
        }
        return checked;
      }),
    publish() {
      if (!open) return;
      const { checked, definition, state, view } = open;
      const { unsent, heldBack, missing, missingHold, unchanged } = view.unsent(open);
      const shown = withReturnedRows(view.check(open), store.get().reporting.answer, checked, definition);
      const named = viewsOfMissing(open, missing, env.user.role, store.get().inspecting);
      store.set({
        ledger: viewOfLedger(open, unitName(env.reference, state.unit), env.reference.campaign, env.user),
        ledgerFailure: null,
        ledgerSheets: [],
        setup: viewOfSetup(open),
        damage: viewsOfDamage(open, view.damage(open)),
        check: { ...shown, progress: store.get().check.progress, stopped: store.get().check.stopped },
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
    stopCheck() {
      if (!pace.hold()) return;
      changedSinceStop = false;
      showCheck({ stopped: true });
    },
    async resumeCheck() {
      const wentOn = !changedSinceStop && pace.goOn();
      showCheck({ stopped: false });
      if (wentOn) return true;
      if (open) await recheck();
      return open !== null;
    },
    letGo: () => pace.abandon(),
    forgetServer: () => linked.forgetServer(),
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
      pace.abandon();
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
