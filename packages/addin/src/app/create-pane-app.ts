import type { PanePlace } from '@double-hundred/shared/manifest/pane-place';
import { PANE } from '@double-hundred/shared/message/pane';
import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { User } from '@double-hundred/shared/protocol/session';
import type { PresencePort } from '../ports/presence-port.ts';
import type { RoutePort } from '../ports/route-port.ts';
import type { SchedulePort } from '../ports/schedule-port.ts';
import type { ServerPort } from '../ports/server-port.ts';
import type { ProbePort } from '../ports/probe-port.ts';
import type { SheetPort } from '../ports/sheet-port.ts';
import type { StoragePort } from '../ports/storage-port.ts';
import { failureText, isExpiry, watchedServer } from './calls.ts';
import { CheckAbandoned } from './check-pace.ts';
import { landingTab, ownsRows } from './landing-tab.ts';
import { createLookout } from './lookout.ts';
import type { PaneApp } from './pane-app.ts';
import { INITIAL_STATE, type PaneState, type Reference, type Tab } from './pane-state.ts';
import { isRefusal, patientSheet } from './patient-sheet.ts';
import { fetchReference, keptReference, keptUser, SESSION_KEYS } from './session.ts';
import { EMPTY_SELF_TEST, type SelfTestView } from './self-test/self-test-view.ts';
import { createStore } from './store.ts';
import type { Workroom } from './workroom.ts';

/** What the pane is given. Nothing else reaches a clock, chance, network, storage or spreadsheet. */
export interface PaneDeps {
  readonly sheet: SheetPort;
  readonly server: ServerPort;
  readonly storage: StoragePort;
  readonly schedule: SchedulePort;
  readonly probe?: ProbePort;
  readonly clock: { now(): number };
  /** Fills the bytes at random, for ids. */
  readonly ids: { random(bytes: Uint8Array<ArrayBuffer>): Uint8Array };
  /** Absent where nobody can tell whether the pane is seen; then it looks for news only when asked. */
  readonly presence?: PresencePort;
  /** Absent where nothing outside the pane can ask for a place in it. */
  readonly route?: RoutePort;
}

/** How often a lost connection is looked at again. */
const LOOK_AGAIN_MS = 20_000;
const NOTICE_MS = 15_000;

export function createPaneApp(deps: PaneDeps): PaneApp {
  const store = createStore<PaneState>(INITIAL_STATE);
  const { storage, schedule } = deps;
  let room: Workroom | null = null;
  let stopped = false;
  let ledgersMoved = false;
  let lookingAgain: (() => void) | null = null;
  let unfollow: (() => void) | null = null;
  let endLookout: (() => void) | null = null;

  const server = watchedServer(deps.server, {
    online(is) {
      if (store.get().online !== is) store.set({ online: is });
      if (is) {
        lookingAgain?.();
        lookingAgain = null;
      } else lookAgain();
    },
    expired() {
      if (store.get().user && !store.get().expired) store.set({ expired: true });
    },
  });
  const port = patientSheet(deps.sheet, schedule);

  function lookAgain(): void {
    if (lookingAgain || stopped || !store.get().user) return;
    lookingAgain = schedule.after(LOOK_AGAIN_MS, () => {
      lookingAgain = null;
      void server.who();
    });
  }

  // Good news goes by itself; what went wrong stays until the next step.
  const say = (text: string, tone: 'good' | 'warn' | 'bad'): void => {
    const notice = { text, tone };
    store.set({ notice });
    if (tone !== 'bad') schedule.after(NOTICE_MS, () => store.get().notice === notice && store.set({ notice: null, done: null }));
  };

  async function attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (error instanceof CheckAbandoned) return;
      say(isRefusal(error) ? error.message : PANE.unexpected, 'bad');
      if (!isRefusal(error)) console.error(error);
    }
  }

  const inRoom = (step: (room: Workroom) => Promise<void>): Promise<void> =>
    attempt(async () => {
      if (!room) return;
      await step(room);
      if (ledgersMoved) await renewLedgers();
    });

  /** The ledgers have changed on the server: fetches them and looks at the sheet again, where the person was. */
  async function renewLedgers(): Promise<void> {
    ledgersMoved = false;
    const { user } = store.get();
    const reference = await fetchReference(server, storage);
    if (!user || !reference || stopped) return;
    store.set({ reference });
    await openRoom(user, reference);
    say(ruleTexts.refreshed, 'good');
  }

  /** Sets up the work of a signed-in person; without a network, with what is known from last time. */
  async function enter(user: User): Promise<void> {
    store.set({ phase: 'working', user, expired: false, tab: landingTab(user, deps.route?.current() ?? null) });
    storage.set(SESSION_KEYS.user, JSON.stringify(user));
    const fetched = await fetchReference(server, storage);
    const reference = fetched ?? keptReference(storage);
    store.set({ reference });
    if (!reference || stopped || store.get().user !== user) return;
    await openRoom(user, reference);
  }

  async function openRoom(user: User, reference: Reference): Promise<void> {
    const { createWorkroom } = await import('./workroom.ts');
    room?.stop();
    room = createWorkroom({
      port,
      server,
      schedule,
      storage,
      store,
      user,
      reference,
      say,
      attempt,
      now: () => deps.clock.now(),
      random: (bytes) => deps.ids.random(bytes),
      ledgersMoved() {
        ledgersMoved = true;
      },
    });
    if (store.get().tab === 'totals' && ownsRows(user)) void attempt(loadTotalsOnce);
    await room.start();
    endLookout?.();
    const { presence } = deps;
    if (presence && !stopped) endLookout = createLookout({ schedule, presence, look: () => inRoom((at) => at.lookForNews()) });
  }

  async function loadTotalsOnce(): Promise<void> {
    const { answer, loading } = store.get().totals;
    if (room && answer === null && !loading) await room.district.load('claimed', null);
  }

  function chooseTab(tab: Tab): void {
    store.set({ tab });
    if (tab === 'conflicts') void inRoom((at) => at.loadConflicts());
    if (tab === 'totals') void attempt(loadTotalsOnce);
    if (tab === 'reporting') void inRoom((at) => at.reporting.load());
    if (tab === 'rules') void inRoom((at) => at.officeRules.load());
    if (tab === 'verification') void inRoom((at) => at.verifying.load());
    if (tab === 'load' && store.get().load.answer === null) void inRoom((at) => at.officeLoad.load(null, null));
  }

  /** A button of the ribbon was pressed while the pane was open. */
  function goTo(place: PanePlace): void {
    const { user, phase } = store.get();
    if (!user || phase !== 'working') return;
    chooseTab(landingTab(user, place));
    if (place !== 'totals' && ownsRows(user) && store.get().ledger === null) void inRoom((at) => at.find());
  }

  async function signIn(name: string, password: string): Promise<void> {
    store.set({ signingIn: true, signInFailure: null });
    const before = store.get().user;
    const answer = await server.signIn(name, password);
    store.set({ signingIn: false });
    if (!answer.ok) {
      store.set({ signInFailure: answer.error.kind === 'network' ? PANE.signIn.offline : failureText(answer.error) });
      return;
    }
    const { token, user } = answer.value;
    if (user.role === 'admin') {
      store.set({ signInFailure: PANE.signIn.admin });
      return;
    }
    server.useToken(token);
    storage.set(SESSION_KEYS.token, token);
    if (before?.id !== user.id || !room) return enter(user);
    store.set({ user, expired: false });
    if (room.sending.wantsSignIn()) await room.send();
  }

  function leave(): void {
    endLookout?.();
    endLookout = null;
    room?.stop();
    room = null;
    for (const key of [SESSION_KEYS.token, SESSION_KEYS.user]) storage.remove(key);
    server.useToken(null);
    store.set({ ...INITIAL_STATE, phase: 'signedOut' });
  }

  return {
    store,
    start: () =>
      attempt(async () => {
        unfollow ??= deps.route?.follow(goTo) ?? null;
        const token = storage.get(SESSION_KEYS.token);
        if (token === null) return store.set({ phase: 'signedOut' });
        server.useToken(token);
        const who = await server.who();
        if (who.ok) return enter(who.value);
        const known = keptUser(storage);
        if (known && who.error.kind === 'network') return enter(known);
        leave();
        if (!isExpiry(who.error)) store.set({ signInFailure: failureText(who.error) });
      }),
    stop() {
      stopped = true;
      lookingAgain?.();
      unfollow?.();
      endLookout?.();
      room?.stop();
      room = null;
    },
    chooseTab,
    signIn: (user, password) => attempt(() => signIn(user, password)),
    async signOut() {
      await server.signOut();
      leave();
      say(PANE.signIn.out_done, 'good');
    },
    findLedger: (sheet) => inRoom((at) => at.find(sheet)),
    confirmColumns: (choices) => inRoom((at) => at.confirmColumns(choices)),
    mendSheet: () => inRoom((at) => at.mendSheet()),
    openSheet: (sheet) => inRoom((at) => at.openSheet(sheet)),
    jump: (row, column) => inRoom((at) => at.desk.jump(row, column)),
    applyFixes: (ids) => inRoom((at) => at.apply(ids)),
    applyProposals: (ids) => inRoom((at) => at.apply(ids)),
    choose: (findingId, place) => inRoom((at) => at.choose(findingId, place)),
    addColumns: () => inRoom((at) => at.mending.addColumns()),
    nameEvidence: (rowId, names) => inRoom((at) => at.mending.nameEvidence(rowId, names)),
    undo: () => inRoom((at) => at.undo()),
    explain: (key, ruleId, reason) => inRoom((at) => at.explain(key, ruleId, reason)),
    send: () => inRoom((at) => at.send()),
    cancelSend: () => room?.sending.cancel(),
    stopCheck: () => room?.stopCheck(),
    resumeCheck: () => inRoom((at) => at.resumeCheck()),
    confirmDeleted: (rowIds) => inRoom((at) => at.confirmDeleted(rowIds)),
    restoreRows: (rowIds) => inRoom((at) => at.restoreRows(rowIds)),
    loadConflicts: () => inRoom((at) => at.loadConflicts()),
    chooseSide(conflictId, side) {
      store.set({
        conflicts: store
          .get()
          .conflicts.map((conflict) => (conflict.id === conflictId ? { ...conflict, choice: side } : conflict)),
      });
    },
    resolveConflicts: () => inRoom((at) => at.resolveConflicts()),
    confirmRows: (rowIds) => inRoom((at) => at.confirmRows(rowIds)),
    unchangedRows: () => room?.unchangedRows() ?? [],
    async changeRule(ledger, rule, change) {
      let refused: string | null = PANE.unexpected;
      await inRoom(async (at) => {
        refused = await at.officeRules.change(ledger, rule, change);
      });
      return refused;
    },
    loadReportingLoad: (firstDay, lastDay) => inRoom((at) => at.officeLoad.load(firstDay, lastDay)),
    loadTotals: (basis, asOf) => inRoom((at) => at.district.load(basis, asOf)),
    pullFigures: (what) => inRoom((at) => at.district.pull(what)),
    pullRows: () => inRoom((at) => at.district.pullRows()),
    refreshPulled: () => inRoom((at) => at.district.refreshPulled()),
    openRows: (unitId, kind) => inRoom((at) => at.district.openRows(unitId, kind)),
    openHistory: (rowId, name) => inRoom((at) => at.district.openHistory(rowId, name)),
    closeDrill: () => room?.district.close(),
    canSelfTest: deps.probe !== undefined,
    openSelfTest: () => store.set({ selfTest: EMPTY_SELF_TEST }),
    closeSelfTest: () => store.set({ selfTest: null }),
    runSelfTest: () =>
      attempt(async () => {
        const { probe } = deps;
        if (!probe || store.get().selfTest?.running === true) return;
        const { runSelfTest } = await import('./self-test/self-test.ts');
        const show = (selfTest: SelfTestView): void => (stopped ? undefined : store.set({ selfTest }));
        await runSelfTest({ port, schedule, probe, now: () => deps.clock.now(), show });
      }),
    report: (step) => inRoom(async (at) => step(at.reporting)),
    readBulletins: (step) => inRoom(async (at) => step(at.bulletins)),
    closeOff: (step) => inRoom(async (at) => step(at.closingOut)),
    verify: (step) => inRoom(async (at) => step(at.verifying)),
    inspect: (step) => inRoom(async (at) => step(at.inspecting)),
  };
}
