import { PANE } from '@double-hundred/shared/message/pane';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { inspectionsWaiting } from '../app/waiting.ts';
import { ownsRows } from '../app/landing-tab.ts';
import { ambiguousOf } from '../app/ambiguous.ts';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState, Tab } from '../app/pane-state.ts';
import { CheckProgress } from './check-progress.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { late } from './late.tsx';
import { LedgerSwitch } from './ledger-switch.tsx';
import { SheetChoice } from './sheet-choice.tsx';
import { SignIn } from './sign-in.tsx';
import { type TabEntry, Tabs } from './tabs.tsx';
import { useStore } from './use-store.ts';

const SelfTestPage = late(async () => (await import('./self-test-page.tsx')).SelfTestPage);
const TotalsTab = late(async () => (await import('./totals-tab.tsx')).TotalsTab);
const ConflictsTab = late(async () => (await import('./conflicts-tab.tsx')).ConflictsTab);
const SendingTab = late(async () => (await import('./sending-tab.tsx')).SendingTab);
const CorrectionsTab = late(async () => (await import('./corrections-tab.tsx')).CorrectionsTab);
const LoadTab = late(async () => (await import('./office/load-tab.tsx')).LoadTab);
const RulesTab = late(async () => (await import('./office/rules-tab.tsx')).RulesTab);
const VerificationTab = late(async () => (await import('./verifying/verification-tab.tsx')).VerificationTab);
const BulletinsView = late(async () => (await import('./bulletins/bulletins-view.tsx')).BulletinsView);
const ReportingTab = late(async () => (await import('./reporting/reporting-tab.tsx')).ReportingTab);

/** Where the rows of a ledger are worked on. */
const WITH_CHECK: readonly Tab[] = ['findings', 'corrections', 'sending', 'conflicts'];

/** The whole pane. */
export function Pane({ app }: { app: PaneApp }) {
  const state = useStore(app.store);
  return (
    <div class="dh-pane">
      <Header app={app} state={state} />
      {state.selfTest ? <SelfTestPage app={app} view={state.selfTest} /> : <Body app={app} state={state} />}
      <Footer app={app} state={state} />
    </div>
  );
}

function Header({ app, state }: { app: PaneApp; state: PaneState }) {
  const { user, reference } = state;
  const unit = reference?.units.find((entry) => entry.id === user?.unitId)?.name;
  return (
    <header class="dh-header">
      <h1 class="dh-product">{PANE.product}</h1>
      {user && (
        <div class="dh-who">
          <span class="dh-who-name">{unit ?? user.name}</span>
          <button class="dh-link" type="button" onClick={() => void app.signOut()}>
            {PANE.signIn.out}
          </button>
        </div>
      )}
      {user && (
        <p class={`dh-state ${state.online ? '' : 'dh-offline'}`}>
          <span class="dh-dot" aria-hidden="true" />
          {state.online ? PANE.state.online : PANE.state.offline}
          {state.day !== null && <span class="dh-muted"> · {state.day}</span>}
        </p>
      )}
    </header>
  );
}

function Body({ app, state }: { app: PaneApp; state: PaneState }) {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [state.tab]);
  if (state.phase === 'starting') return <main class="dh-panel">{PANE.state.starting}</main>;
  if (state.phase === 'signedOut') {
    return (
      <main class="dh-panel">
        <h2 class="dh-heading">{PANE.signIn.title}</h2>
        <SignIn app={app} state={state} lead={PANE.signIn.lead} />
      </main>
    );
  }
  const entries = tabEntries(state);
  return (
    <>
      {entries.length > 1 && <Tabs entries={entries} current={state.tab} onChoose={(tab) => app.chooseTab(tab)} />}
      <div
        class="dh-panel"
        id="dh-panel"
        ref={scroller}
        {...(entries.length > 1
          ? { role: 'tabpanel' as const, tabIndex: 0, 'aria-labelledby': `dh-tab-${state.tab}` }
          : { role: 'main' as const })}
      >
        {state.expired && <SignIn app={app} state={state} lead={PANE.signIn.again} />}
        <LedgerSwitch app={app} state={state} />
        {WITH_CHECK.includes(state.tab) && <CheckProgress app={app} state={state} />}
        <Content app={app} state={state} scroller={scroller} />
      </div>
    </>
  );
}

function Content({ app, state, scroller }: { app: PaneApp; state: PaneState; scroller: RefObject<HTMLDivElement | null> }) {
  if (state.reference === null)
    return <Retry text={PANE.state.noReference} label={PANE.state.retry} onRetry={() => void app.start()} />;
  if (state.tab === 'totals') return <TotalsTab app={app} state={state} />;
  if (state.tab === 'verification') return <VerificationTab app={app} state={state} />;
  if (state.tab === 'reporting' && !(state.user && ownsRows(state.user))) return <ReportingTab app={app} state={state} />;
  if (state.tab === 'rules') return <RulesTab app={app} state={state} />;
  if (state.tab === 'load') return <LoadTab app={app} state={state} />;
  if (state.ledger === null && state.tab === 'reporting') {
    return (
      <>
        <NoLedger app={app} state={state} />
        <BulletinsView app={app} state={state} />
      </>
    );
  }
  if (state.ledger === null) return <NoLedger app={app} state={state} />;
  if (state.tab === 'sending') return <SendingTab app={app} state={state} />;
  if (state.tab === 'corrections') return <CorrectionsTab app={app} state={state} scroller={scroller} />;
  if (state.tab === 'reporting') return <ReportingTab app={app} state={state} />;
  if (state.tab === 'conflicts') return <ConflictsTab app={app} state={state} />;
  return <FindingsTab app={app} state={state} scroller={scroller} />;
}

function NoLedger({ app, state }: { app: PaneApp; state: PaneState }) {
  const checking = WITH_CHECK.includes(state.tab) && (state.check.progress !== null || state.check.stopped);
  if (state.ledgerFailure === null) return checking ? null : <p class="dh-lead">{PANE.ledger.searching}</p>;
  if (state.ledgerSheets.length > 0) return <SheetChoice app={app} text={state.ledgerFailure} sheets={state.ledgerSheets} />;
  return <Retry text={state.ledgerFailure} label={PANE.ledger.again} onRetry={() => void app.findLedger()} />;
}

function Retry({ text, label, onRetry }: { text: string; label: string; onRetry: () => void }) {
  return (
    <section class="dh-section">
      <p class="dh-message">{text}</p>
      <button class="dh-button dh-primary dh-wide" type="button" onClick={onRetry}>
        {label}
      </button>
    </section>
  );
}

function tabEntries(state: PaneState): readonly TabEntry[] {
  const totals: TabEntry = { tab: 'totals', label: PANE.tabs.totals, count: 0 };
  const reporting: TabEntry = {
    tab: 'reporting',
    label: PANE.tabs.reporting,
    count: waitingCount(state) + waitingInspections(state),
  };
  const verification: TabEntry = { tab: 'verification', label: PANE.tabs.verification, count: 0 };
  const rules: TabEntry = { tab: 'rules', label: PANE.tabs.rules, count: 0 };
  const load: TabEntry = { tab: 'load', label: PANE.tabs.load, count: 0 };
  if (state.user === null) return [totals];
  if (!ownsRows(state.user)) {
    if (state.user.role === 'leader') return [totals, load];
    const desk = [totals, reporting, verification, load];
    return state.user.role === 'districtOffice' ? [...desk, rules] : desk;
  }
  const { check, sending, conflicts } = state;
  const wrong = check.groups.filter((group) => group.severity !== 'info').reduce((sum, group) => sum + group.findings.length, 0);
  const entries: TabEntry[] = [
    { tab: 'findings', label: PANE.tabs.findings, count: wrong },
    { tab: 'corrections', label: PANE.tabs.corrections, count: check.proposals.length + ambiguousOf(state).length },
    { tab: 'sending', label: PANE.tabs.sending, count: (sending.unsent ?? 0) + sending.missing.length },
  ];
  if (conflicts.length > 0 || state.tab === 'conflicts')
    entries.push({ tab: 'conflicts', label: PANE.tabs.conflicts, count: conflicts.length });
  entries.push(reporting, totals);
  return entries;
}

function waitingInspections({ inspecting, user }: PaneState): number {
  return user !== null && ownsRows(user) ? inspectionsWaiting(inspecting) : 0;
}

/** What about the reporting cycle waits for the person: rows sent back, a reminder, a missed deadline. */
function waitingCount({ reporting, user }: PaneState): number {
  const { answer, lines } = reporting;
  if (user !== null && !ownsRows(user)) return lines?.submissions.filter((line) => line.asked !== null).length ?? 0;
  if (answer === null || (answer.state !== 'draft' && answer.state !== 'returned')) return 0;
  if (answer.returned) return Math.max(1, answer.returned.rowReasons.length);
  return answer.reminders.length > 0 || answer.timeliness.kind === 'missing' ? 1 : 0;
}

function Footer({ app, state }: { app: PaneApp; state: PaneState }) {
  const { notice, done } = state;
  return (
    <footer class="dh-footer">
      <div role="status" aria-live="polite" class={`dh-notice ${notice ? `dh-${notice.tone}` : ''}`}>
        {notice?.text ?? ''}
      </div>
      {app.canSelfTest && state.selfTest === null && (
        <button class="dh-link dh-self-test" type="button" onClick={() => app.openSelfTest()}>
          {PANE.selfTest}
        </button>
      )}
      {done?.canUndo === true && (
        <button class="dh-button" type="button" onClick={() => void app.undo()}>
          {PANE.done.undo}
        </button>
      )}
    </footer>
  );
}
