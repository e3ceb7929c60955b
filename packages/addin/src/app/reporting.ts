import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { StepRequest } from '@double-hundred/shared/protocol/submissions';
import type { ExemptionAnswer } from '@double-hundred/shared/submission/rule-exemption';
import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import { failureText } from './calls.ts';
import type { Desk, DeskEnv } from './desk.ts';
import { ownsRows } from './landing-tab.ts';
import type { ReportingView } from './pane-state.ts';

/** What a step may carry beside unit, ledger and period. */
export type StepDetail = Pick<StepRequest, 'reason' | 'rowReasons' | 'rows' | 'until'>;

/** The reporting cycle as a unit or the district office works on it; everything shown is in the state under `reporting`. */
export interface Reporting {
  /** Looks again, at the period shown or another one. */
  load(period?: string): Promise<void>;
  /** Looks again at the period shown, without a sign of it unless a new reminder has come. */
  look(): Promise<void>;
  /** The district office chooses whose list it sees. */
  chooseLedger(ledger: string): Promise<void>;
  openUnit(unitId: string): Promise<void>;
  closeUnit(): void;
  take(step: SubmissionStep, detail?: StepDetail): Promise<void>;
  showChanges(): Promise<void>;
  closeChanges(): void;
  remind(units: readonly string[] | null, text: string): Promise<void>;
  jump(rowId: string): Promise<void>;
  askExemption(ruleId: string, reason: string): Promise<void>;
  answerExemption(id: string, answer: ExemptionAnswer): Promise<void>;
}

const FIRST_LEDGER = 'projects';

export function createReporting(env: DeskEnv, desk: Desk): Reporting {
  const { server, store, user } = env;
  const show = (change: Partial<ReportingView>): void => store.set({ reporting: { ...store.get().reporting, ...change } });
  const ledgerNow = (): string =>
    ownsRows(user) ? (desk.current()?.definition.id ?? FIRST_LEDGER) : (store.get().reporting.ledger ?? FIRST_LEDGER);

  async function loadUnit(unit: string, period: string | undefined): Promise<void> {
    const ledger = ledgerNow();
    const answer = await server.submission({ unit, ledger, ...(period === undefined ? {} : { period }) });
    if (!answer.ok) return show({ loading: false, failure: failureText(answer.error) });
    show({ loading: false, ledger, period: answer.value.period.id, answer: answer.value });
    await loadExemptions();
    desk.publish();
  }

  // What was granted meanwhile changes what the check says.
  async function loadExemptions(): Promise<void> {
    const exemptions = await server.ruleExemptions();
    if (!exemptions.ok) return;
    const before = JSON.stringify(store.get().reporting.exemptions);
    show({ exemptions: exemptions.value });
    if (before !== JSON.stringify(exemptions.value) && desk.current()) await desk.refresh();
  }

  async function loadCycles(): Promise<void> {
    if (store.get().reporting.cycled.length > 0) return;
    const cycles = await server.cycles();
    if (cycles.ok) show({ cycled: cycles.value.map(({ ledger }) => ledger) });
  }

  async function loadLines(period: string | undefined): Promise<void> {
    await loadCycles();
    const { cycled } = store.get().reporting;
    const ledger = cycled.length === 0 || cycled.includes(ledgerNow()) ? ledgerNow() : (cycled[0] ?? FIRST_LEDGER);
    const lines = await server.submissions({ ledger, ...(period === undefined ? {} : { period }) });
    if (!lines.ok) return show({ loading: false, failure: failureText(lines.error) });
    show({ loading: false, ledger, period: lines.value.period.id, lines: lines.value });
  }

  const reporting: Reporting = {
    async load(period) {
      show({ loading: true, failure: null, changes: null, today: env.today() });
      const asked = period ?? store.get().reporting.period ?? undefined;
      if (ownsRows(user)) return loadUnit(user.unitId ?? '', asked);
      await loadLines(asked);
      const { answer } = store.get().reporting;
      if (answer) await loadUnit(answer.unitId, asked);
    },
    async look() {
      const { answer } = store.get().reporting;
      if (!answer) return;
      const { unitId: unit, ledger, period, reminders } = answer;
      const found = await server.submission({ unit, ledger, period: period.id });
      // The person may have gone to another period or ledger meanwhile.
      if (!found.ok || store.get().reporting.answer !== answer) return;
      show({ answer: found.value });
      const [latest] = found.value.reminders;
      if (latest !== undefined && latest.id !== reminders[0]?.id) env.say(INSPECTING.newReminder(latest.text), 'warn');
      await loadExemptions();
      desk.publish();
    },
    async chooseLedger(ledger) {
      show({ ledger, period: null, lines: null, answer: null });
      await reporting.load();
    },
    async openUnit(unitId) {
      show({ loading: true, failure: null });
      await loadUnit(unitId, store.get().reporting.period ?? undefined);
    },
    closeUnit: () => show({ answer: null, changes: null, failure: null }),
    async take(step, detail = {}) {
      const { answer } = store.get().reporting;
      if (!answer) return;
      show({ loading: true, failure: null });
      const request = { unit: answer.unitId, ledger: answer.ledger, period: answer.period.id, ...detail };
      const taken = await server.takeStep(step, request);
      if (!taken.ok) {
        const failure = failureText(taken.error);
        env.say(failure, 'bad');
        return show({ loading: false, failure });
      }
      show({ loading: false, answer: taken.value, changes: null });
      env.say(REPORTING.done[step], 'good');
      if (!ownsRows(user)) await loadLines(answer.period.id);
      desk.publish();
    },
    async showChanges() {
      const { answer } = store.get().reporting;
      if (!answer) return;
      const changes = await server.submissionChanges({
        unit: answer.unitId,
        ledger: answer.ledger,
        period: answer.period.id,
      });
      if (changes.ok) show({ changes: changes.value });
      else show({ failure: failureText(changes.error) });
    },
    closeChanges: () => show({ changes: null }),
    async remind(units, text) {
      const { lines } = store.get().reporting;
      if (!lines) return;
      const sent = await server.remind({
        ledger: lines.ledger,
        period: lines.period.id,
        ...(units === null ? {} : { units: [...units] }),
        ...(text.trim() === '' ? {} : { text: text.trim() }),
      });
      if (!sent.ok) return env.say(failureText(sent.error), 'bad');
      env.say(REPORTING.reminded(sent.value.length), 'good');
      await loadLines(lines.period.id);
    },
    async askExemption(ruleId, reason) {
      const { answer } = store.get().reporting;
      if (!answer) return;
      const { unitId: unit, ledger, period } = answer;
      const asked = await server.askExemption({ unit, ledger, ruleId, period: period.id, reason });
      if (!asked.ok) return env.say(failureText(asked.error), 'bad');
      env.say(REPORTING.exemption.sent, 'good');
      await loadExemptions();
    },
    async answerExemption(id, given) {
      const answered = await server.answerExemption(id, given);
      if (!answered.ok) return env.say(failureText(answered.error), 'bad');
      env.say(REPORTING.exemption.given, 'good');
      await loadExemptions();
    },
    async jump(rowId) {
      const row = desk.current()?.checked.byKey.get(rowId)?.source.row;
      if (row === undefined) env.say(REPORTING.notInSheet, 'warn');
      else await desk.jump(row, '');
    },
  };
  return reporting;
}
