import type { Result } from '@double-hundred/shared/kernel/result';
import { CALL_TEXTS } from '@double-hundred/shared/message/calls';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { PANE } from '@double-hundred/shared/message/pane';
import type { AbortSignalLike, CallFailure, SyncServer } from '@double-hundred/shared/sync/sync-server';
import { syncFile } from '@double-hundred/shared/sync/sync-file';
import type { SyncReport } from '@double-hundred/shared/sync/sync-report';
import { failureText, isExpiry } from './calls.ts';
import { withoutToldCorrections } from './keep-corrections.ts';
import type { Desk, DeskEnv } from './desk.ts';
import type { SendingView } from './pane-state.ts';
import { isRefusal } from './patient-sheet.ts';
import { summaryOf, viewsOfResults } from './result-views.ts';
import { retried } from './retry.ts';

/** Calls made before a fault of network or server is told to the clerk. */
const CALLS = 3;

export interface Sending {
  /** Sends what is new and takes in what others changed. False when it could not be finished. */
  send(): Promise<boolean>;
  cancel(): void;
  /** Whether the last sending ended because the session had. */
  wantsSignIn(): boolean;
}

export function createSending(env: DeskEnv, desk: Desk): Sending {
  const { store } = env;
  let ender: AbortController | null = null;
  let endedBySession = false;
  const show = (change: Partial<SendingView>): void => store.set({ sending: { ...store.get().sending, ...change } });

  async function run(signal: AbortSignalLike): Promise<SyncReport | null> {
    await desk.refresh();
    const open = desk.current();
    if (!open) return null;
    return syncFile({
      state: open.state,
      sheet: open.sheet,
      server: retryingServer(env, signal, open.definition, (milliseconds) => {
        const { running } = store.get().sending;
        if (running) show({ running: { ...running, waitSeconds: Math.ceil(milliseconds / 1_000) } });
      }),
      saveState: (state) => desk.keep(state),
      ids: env.ids,
      sendable: (key) => desk.current()?.checked.byKey.get(key)?.held === false,
      businessKeys: desk.businessKeys,
      signal,
      onProgress: ({ phase, done, total }) =>
        show({ running: { done: phase === 'push' ? done : (total ?? 0), total: total ?? 0, waitSeconds: null } }),
      wait: (milliseconds) => new Promise((resolve) => void env.schedule.after(milliseconds, resolve)),
    });
  }

  function tell(report: SyncReport): boolean {
    const open = desk.current();
    if (!open) return false;
    const failure = failureOf(report);
    endedBySession = report.failure?.kind === 'problem' && isExpiry(report.failure);
    const done = report.end === 'clean' || report.end === 'pending';
    const { unsent, heldBack } = store.get().sending;
    const leftOver = Math.max(0, (unsent ?? 0) - heldBack);
    const summary = done || report.outcomes.length > 0 ? summaryOf(report, done ? 0 : leftOver) : null;
    const lastSentAt = done ? env.now() : store.get().sending.lastSentAt;
    if (done) env.storage.set(sentKey(report.state.fileId), String(env.now()));
    const results = viewsOfResults(report, open.checked, open.definition);
    const wanting = results.some((result) => result.tone !== 'good');
    show({ running: null, failure, summary, lastSentAt, results });
    env.say(failure ?? summary ?? PANE.sending.upToDate, failure !== null ? 'bad' : wanting ? 'warn' : 'good');
    return done;
  }

  return {
    async send() {
      if (store.get().sending.running || !desk.current()) return false;
      if (store.get().expired) {
        env.say(PANE.sending.signInFirst, 'warn');
        return false;
      }
      ender = new AbortController();
      show({ running: { done: 0, total: 0, waitSeconds: null }, failure: null, summary: null, results: [] });
      try {
        const report = await run(ender.signal);
        const open = desk.current();
        if (report && open?.state.corrected !== undefined) await desk.keep(withoutToldCorrections(open.state));
        await desk.refresh(true);
        desk.publish();
        return report ? tell(report) : false;
      } finally {
        ender = null;
        show({ running: null });
      }
    },
    cancel: () => ender?.abort(),
    wantsSignIn: () => endedBySession,
  };
}

/** When this file was last sent from this browser, for showing only. */
export function lastSentAt(env: DeskEnv, fileId: string): number | null {
  const text = env.storage.get(sentKey(fileId));
  return text === null ? null : Number(text);
}

function sentKey(fileId: string): string {
  return `sent.${fileId}`;
}

function failureOf(report: SyncReport): string | null {
  if (report.end === 'held') return PANE.sending.blocked;
  if (report.end === 'cancelled') return CALL_TEXTS.cancelled;
  const { failure } = report;
  if (!failure) return null;
  if (failure.kind !== 'sheet') return failureText(failure, true);
  return isRefusal(failure.reason) ? failure.reason.message : PANE.unexpected;
}

function retryingServer(
  env: DeskEnv,
  signal: AbortSignalLike,
  held: LedgerDefinition,
  onWait: (milliseconds: number) => void,
): SyncServer {
  const again = <T>(call: () => Promise<Result<T, CallFailure>>): Promise<Result<T, CallFailure>> =>
    retried(call, { schedule: env.schedule, calls: CALLS, signal, onWait });
  return {
    async open(request) {
      const answer = await again(() => env.server.open(request));
      const moved =
        answer.ok &&
        (answer.value.schemaVersion !== held.version || (answer.value.rulesVersion ?? 1) !== (held.rulesVersion ?? 1));
      if (moved) env.ledgersMoved();
      return answer;
    },
    push: (request) => again(() => env.server.push(request, signal)),
    changes: (query) => again(() => env.server.changes(query)),
  };
}
