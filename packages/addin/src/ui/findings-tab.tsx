import { PANE } from '@double-hundred/shared/message/pane';
import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { CheckView, FindingGroup, PaneState } from '../app/pane-state.ts';
import { DamageCard } from './damage-card.tsx';
import { confirmable, FindingItem } from './finding-item.tsx';
import { GroupHeading, type GroupHeadingProps } from './group-heading.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { SetupCard } from './setup-card.tsx';
import { VirtualList, type VirtualItem } from './virtual-list.tsx';

const TEXTS = PANE.findings;
/** With few findings all of them are open at once; with many the clerk sees the kinds first. */
const OPEN_ALL_UP_TO = 12;

export function FindingsTab({
  app,
  state,
  scroller,
}: {
  app: PaneApp;
  state: PaneState;
  scroller: RefObject<HTMLElement | null>;
}) {
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const { check } = state;
  const entries = listEntries(app, check, opened, (id, open) => setOpened({ ...opened, [id]: open }));
  return (
    <>
      <DamageCard app={app} state={state} />
      <SetupCard app={app} state={state} />
      <Summary app={app} check={check} unsent={state.sending.unsent ?? 0} />
      {entries.length > 0 && <VirtualList items={entries} scroller={scroller} label={PANE.tabs.findings} />}
      <LedgerCard app={app} state={state} />
    </>
  );
}

function Summary({ app, check, unsent }: { app: PaneApp; check: CheckView; unsent: number }) {
  const { progress, stopped } = check;
  const clean = check.groups.length === 0 && check.proposals.length === 0;
  return (
    <div class="dh-summary">
      {!progress && !stopped && check.rows === 0 && <p class="dh-lead">{TEXTS.empty}</p>}
      {check.rows > 0 && (
        <p class="dh-facts">
          <span>{TEXTS.summary(check.rows)}</span>
          {check.rowsWithErrors > 0 && <b class="dh-fact dh-error">{TEXTS.errors(check.rowsWithErrors)}</b>}
          {check.proposals.length > 0 && (
            <b class="dh-fact dh-confirm">
              {TEXTS.waiting(check.proposals.length)}{' '}
              <button class="dh-link" type="button" onClick={() => app.chooseTab('corrections')}>
                {TEXTS.seeCorrections}
              </button>
            </b>
          )}
          {check.rowsUnexplained > 0 && <b class="dh-fact dh-explain">{TEXTS.unexplained(check.rowsUnexplained)}</b>}
        </p>
      )}
      {!progress && !stopped && clean && check.rows > 0 && (
        <p class="dh-clean">
          <b>{TEXTS.clean}</b> {unsent > 0 ? TEXTS.cleanLead : TEXTS.cleanSent}
        </p>
      )}
    </div>
  );
}

function listEntries(
  app: PaneApp,
  check: CheckView,
  opened: Readonly<Record<string, boolean>>,
  setOpen: (id: string, open: boolean) => void,
): VirtualItem[] {
  const total = check.groups.reduce((sum, group) => sum + group.findings.length, 0);
  const isOpen = (id: string, first: boolean): boolean => opened[id] ?? (first || total <= OPEN_ALL_UP_TO);
  const entries: VirtualItem[] = [];
  const group = (
    id: string,
    heading: Omit<GroupHeadingProps, 'open' | 'onToggle'>,
    items: readonly VirtualItem[],
    first: boolean,
  ): void => {
    const open = isOpen(id, first);
    entries.push({
      key: id,
      height: 44,
      draw: () => <GroupHeading {...heading} open={open} onToggle={() => setOpen(id, !open)} />,
    });
    if (open) entries.push(...items);
  };
  const findingGroups = (groups: readonly FindingGroup[], first: boolean): void => {
    for (const [index, entry] of groups.entries()) {
      const items = entry.findings.map((finding) => ({
        key: finding.id,
        height: 112,
        draw: () => <FindingItem app={app} finding={finding} />,
      }));
      const ids = entry.findings.filter(({ fix, choices }) => fix && !choices).map((finding) => finding.id);
      const stale = entry.findings.filter(confirmable).map((finding) => finding.key);
      const all =
        entry.fixable > 1
          ? { label: TEXTS.fixAll(entry.fixable), run: () => void app.applyFixes(ids) }
          : stale.length > 1
            ? { label: loadTexts.pane.group(stale.length), run: () => void app.confirmRows(stale) }
            : undefined;
      const heading = {
        title: entry.title,
        count: entry.findings.length,
        tone: entry.severity,
        note: TEXTS.severity[entry.severity],
        ...(all ? { all } : {}),
      };
      group(`rule ${entry.severity} ${entry.ruleId}`, heading, items, first && index === 0);
    }
  };
  const errors = check.groups.filter((entry) => entry.severity === 'error');
  findingGroups(errors, true);
  findingGroups(
    check.groups.filter((entry) => entry.severity !== 'error'),
    errors.length === 0,
  );
  return entries;
}
