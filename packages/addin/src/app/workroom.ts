import { createIdSource } from '@double-hundred/shared/kernel/ids';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { campaignDayText, learnToday, todayOf } from './campaign-day.ts';
import { confirmRows, unchangedRows } from './confirm-rows.ts';
import { type Bulletins, createBulletins } from './bulletins.ts';
import { type ClosingOut, createClosingOut } from './closing-out.ts';
import { createInspecting, type Inspecting } from './inspecting.ts';
import { createDesk, type Desk, type DeskEnv } from './desk.ts';
import { createDistrict, type District } from './district.ts';
import { ownsRows } from './landing-tab.ts';
import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import { createAdoption } from './adopt-sheet.ts';
import { mendSheet } from './mend-sheet.ts';
import { createMending, type Mending } from './mend-rows.ts';
import { markDeleted, restoreMissing } from './missing-rows.ts';
import { createOfficeLoad, type OfficeLoad } from './office-load.ts';
import { createOfficeRules, type OfficeRules } from './office-rules.ts';
import type { UnchangedView } from './pane-state.ts';
import { sendInOrder } from './send-in-order.ts';
import { createSending, lastSentAt, type Sending } from './send-rows.ts';
import { createReporting, type Reporting } from './reporting.ts';
import { loadConflicts, resolveConflicts } from './settle-conflicts.ts';
import { createVerifying, type Verifying } from './verifying.ts';

/** Everything that works on rows or figures; loaded after the first paint because it brings the checking code along. */
export interface Workroom {
  readonly desk: Desk;
  readonly mending: Mending;
  readonly sending: Sending;
  readonly district: District;
  readonly reporting: Reporting;
  readonly verifying: Verifying;
  readonly closingOut: ClosingOut;
  readonly bulletins: Bulletins;
  readonly inspecting: Inspecting;
  readonly officeLoad: OfficeLoad;
  readonly officeRules: OfficeRules;
  start(): Promise<void>;
  /** Looks for reminders, answers and demands without a sign of it. */
  lookForNews(): Promise<void>;
  find(sheet?: string): Promise<void>;
  /** Shows a sheet of the workbook and opens the ledger in it. */
  openSheet(sheet: string): Promise<void>;
  confirmColumns(choices: Readonly<Record<string, string | null>>): Promise<void>;
  mendSheet(): Promise<void>;
  /** Takes the last step of the pane back. */
  undo(): Promise<void>;
  send(): Promise<void>;
  stopCheck(): void;
  resumeCheck(): Promise<void>;
  apply(ids: readonly string[]): Promise<void>;
  choose(findingId: string, place: number): Promise<void>;
  explain(key: string, ruleId: string, reason: string): Promise<void>;
  confirmDeleted(rowIds: readonly string[]): Promise<void>;
  restoreRows(rowIds: readonly string[]): Promise<void>;
  confirmRows(rowIds: readonly string[] | 'all'): Promise<void>;
  unchangedRows(): readonly UnchangedView[];
  loadConflicts(): Promise<void>;
  resolveConflicts(): Promise<void>;
  stop(): void;
}

export type WorkroomEnv = Omit<DeskEnv, 'ids' | 'today'> & { random(bytes: Uint8Array<ArrayBuffer>): Uint8Array };

export function createWorkroom(given: WorkroomEnv): Workroom {
  const clock = { now: given.now, today: () => shanghaiDay(given.now()) };
  const env: DeskEnv = {
    ...given,
    ids: createIdSource(clock, (length) => given.random(new Uint8Array(length))),
    today: () => todayOf(given.now(), given.storage),
  };
  const { store, user } = env;
  const desk = createDesk(env, (sheet) => void env.attempt(() => room.find(sheet)));
  const mending = createMending(env, desk);
  const adoption = createAdoption(env, desk);
  const sending = createSending(env, desk);
  const district = createDistrict(env);
  const reporting = createReporting(env, desk);
  const verifying = createVerifying(env);
  const closingOut = createClosingOut(env);
  const bulletins = createBulletins(env);
  const inspecting = createInspecting(env, () => {
    // Why a missing row cannot be deleted may be known only now.
    if (store.get().sending.missing.length > 0) desk.publish();
  });
  const officeLoad = createOfficeLoad(env);
  const officeRules = createOfficeRules(env);

  async function learnDay(): Promise<void> {
    const answer = await env.server.totals({ basis: 'claimed' });
    if (!answer.ok) return;
    const before = env.today();
    learnToday(env.now(), answer.value.asOf, env.storage);
    store.set({ day: campaignDayText(env.reference.campaign, env.today()) });
    if (before === env.today() || !desk.current()) return;
    await desk.refresh();
    desk.publish();
  }

  // The file state has one writer at a time: a reason written while rows are being sent waits until they are.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    desk.letGo();
    const next = turn.then(step, step);
    turn = next.catch(() => undefined);
    return next;
  };

  async function findNow(sheet?: string): Promise<void> {
    mending.forget();
    adoption.forget();
    await desk.find(sheet);
    const open = desk.current();
    if (!open) return;
    store.set({ sending: { ...store.get().sending, lastSentAt: lastSentAt(env, open.state.fileId) } });
    if (open.state.epoch !== null) await loadConflicts(env, desk);
  }

  async function sendNow(): Promise<void> {
    if (!adoption.settle()) {
      store.set({ tab: 'findings' });
      return env.say(sheetSetupText.first, 'warn');
    }
    mending.forget();
    adoption.forget();
    await sendInOrder(env, desk, adoption, sending);
    desk.forgetServer();
    await loadConflicts(env, desk);
    await reporting.load();
  }

  const room: Workroom = {
    desk,
    mending,
    sending,
    district,
    reporting,
    verifying,
    closingOut,
    bulletins,
    inspecting,
    officeLoad,
    officeRules,
    async start() {
      store.set({ day: campaignDayText(env.reference.campaign, env.today()) });
      if (!ownsRows(user)) {
        await district.load('claimed', null);
        const { answer } = store.get().totals;
        if (answer) learnToday(env.now(), answer.asOf, env.storage);
        store.set({ day: campaignDayText(env.reference.campaign, env.today()) });
        return;
      }
      await learnDay();
      await room.find();
      if (desk.current()) await reporting.load();
      await inspecting.look();
    },
    async lookForNews() {
      if (!ownsRows(user) || !store.get().online || store.get().expired || store.get().sending.running) return;
      await reporting.look();
      await inspecting.look();
    },
    find: (sheet) => inTurn(() => findNow(sheet)),
    async openSheet(sheet) {
      await room.find(sheet);
      const open = desk.current();
      if (!open) return;
      await desk.jump(open.checked.layout.headerRow + 1, open.definition.nameColumn);
      await reporting.load();
    },
    confirmColumns: (choices) => inTurn(() => adoption.confirm(choices)),
    mendSheet: () => inTurn(() => mendSheet(env, desk)),
    undo: () => inTurn(async () => ((await adoption.undo()) ? undefined : mending.undo())),
    send: () => inTurn(sendNow),
    stopCheck: () => desk.stopCheck(),
    async resumeCheck() {
      if (!(await desk.resumeCheck())) await room.find();
    },
    apply: (ids) => inTurn(() => mending.apply(ids)),
    choose: (findingId, place) => inTurn(() => mending.choose(findingId, place)),
    explain: (key, ruleId, reason) => inTurn(() => mending.explain(key, ruleId, reason)),
    confirmDeleted: (rowIds) =>
      inTurn(async () => {
        await markDeleted(env, desk, rowIds);
        await sendNow();
      }),
    restoreRows: (rowIds) => inTurn(() => restoreMissing(env, desk, rowIds)),
    confirmRows: (rowIds) => inTurn(() => confirmRows(env, desk, rowIds, () => sending.send())),
    unchangedRows: () => unchangedRows(desk),
    loadConflicts: () => loadConflicts(env, desk),
    resolveConflicts: () => inTurn(() => resolveConflicts(env, desk, sending)),
    stop() {
      desk.stop();
      officeRules.stop();
    },
  };
  return room;
}
