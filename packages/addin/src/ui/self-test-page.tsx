import { SELF_TEST } from '@double-hundred/shared/message/self-test';
import { useRef, useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { SelfTestView } from '../app/self-test/self-test-view.ts';

const TITLES: Readonly<Record<string, string>> = SELF_TEST.titles;

/** 诊断: what this machine, its Excel and the network really do, to look at and to send on. */
export function SelfTestPage({ app, view }: { app: PaneApp; view: SelfTestView }) {
  const count = (outcome: string): number => view.results.filter((result) => result.outcome === outcome).length;
  return (
    <main class="dh-panel" id="dh-panel">
      <section class="dh-section">
        <h2 class="dh-heading">{SELF_TEST.title}</h2>
        <p>{SELF_TEST.lead}</p>
        <div class="dh-actions">
          <button class="dh-button dh-primary" type="button" disabled={view.running} onClick={() => void app.runSelfTest()}>
            {view.report === null ? SELF_TEST.start : SELF_TEST.again}
          </button>
          <button class="dh-button" type="button" disabled={view.running} onClick={() => app.closeSelfTest()}>
            {SELF_TEST.back}
          </button>
        </div>
        <div role="status" aria-live="polite">
          {view.running && (
            <label class="dh-progress">
              <progress value={view.results.length} max={view.total} />
              <span>{SELF_TEST.running(view.results.length, view.total)}</span>
            </label>
          )}
          {!view.running && view.failure !== null && <p class="dh-message">{view.failure}</p>}
          {!view.running && view.results.length > 0 && (
            <p class="dh-big">{SELF_TEST.summary(count('ok'), count('failed'), count('skipped'))}</p>
          )}
        </div>
      </section>
      {view.report !== null && <Report report={view.report} />}
      {view.facts.length > 0 && (
        <section class="dh-section">
          <h2 class="dh-heading">{SELF_TEST.facts}</h2>
          <ul class="dh-rows">
            {view.facts.map((fact) => (
              <li key={fact.label} class={`dh-result dh-${fact.tone}`}>
                <span>
                  {fact.label}：{SELF_TEST.tones[fact.tone]}
                </span>
                <span class="dh-expected">{fact.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.results.length > 0 && (
        <section class="dh-section">
          <h2 class="dh-heading">{SELF_TEST.cases}</h2>
          <ul class="dh-rows">
            {view.results.map(({ id, title, outcome, detail }) => (
              <li key={id} class={`dh-result ${{ ok: 'dh-good', failed: 'dh-bad', skipped: '' }[outcome]}`}>
                <span>
                  {TITLES[id] ?? title}：{SELF_TEST.outcomes[outcome]}
                </span>
                {detail !== '' && <span class="dh-expected">{detail}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** The result as a file, for the clipboard, and as text: the webview of Excel on Windows cannot save files. */
function Report({ report }: { report: string }) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setCopied(true);
    } catch {
      text.current?.focus();
      text.current?.select();
      setCopied(false);
    }
  };
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([report], { type: 'application/json' }));
    link.download = SELF_TEST.fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section class="dh-section">
      <h2 class="dh-heading">{SELF_TEST.result}</h2>
      <p class="dh-expected">{SELF_TEST.resultLead}</p>
      <div class="dh-actions">
        <button class="dh-button" type="button" onClick={download}>
          {SELF_TEST.download}
        </button>
        <button class="dh-button" type="button" onClick={() => void copy()}>
          {SELF_TEST.copy}
        </button>
        <span role="status">{copied === null ? '' : copied ? SELF_TEST.copied : SELF_TEST.notCopied}</span>
      </div>
      <textarea class="dh-report" ref={text} readOnly rows={6} aria-label={SELF_TEST.result} value={report} />
    </section>
  );
}
