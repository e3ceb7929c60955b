import { normalisationTitle } from '@double-hundred/shared/message/normalisation-kinds';
import { PANE } from '@double-hundred/shared/message/pane';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import { ambiguousOf } from '../app/ambiguous.ts';
import type { FindingView, PaneState, ReadingView } from '../app/pane-state.ts';
import { Place } from './finding-item.tsx';
import { GroupHeading, type GroupHeadingProps } from './group-heading.tsx';
import { VirtualList, type VirtualItem } from './virtual-list.tsx';

const TEXTS = PANE.corrections;

/** Everything of a sheet that is written otherwise than it should be: ambiguous values to choose, then kinds of spelling. */
export function CorrectionsTab({
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
  const ambiguous = ambiguousOf(state);
  const writable = [...check.proposals, ...check.readings].filter((reading) => reading.writable);
  if (ambiguous.length === 0 && writable.length === 0 && check.readings.length === 0) return <p class="dh-lead">{TEXTS.empty}</p>;
  const entries: VirtualItem[] = [];
  const group = (
    id: string,
    heading: Omit<GroupHeadingProps, 'open' | 'onToggle'>,
    items: readonly VirtualItem[],
    first: boolean,
  ) => {
    const open = opened[id] ?? first;
    const toggle = (): void => setOpened({ ...opened, [id]: !open });
    entries.push({ key: id, height: 44, draw: () => <GroupHeading {...heading} open={open} onToggle={toggle} /> });
    if (open) entries.push(...items);
  };
  if (ambiguous.length > 0) {
    const items = ambiguous.map((finding) => ({
      key: finding.id,
      height: 128,
      draw: () => <ChoiceItem app={app} finding={finding} />,
    }));
    const heading = {
      title: TEXTS.askTitle,
      count: items.length,
      tone: 'error' as const,
      note: TEXTS.askChip,
      lead: TEXTS.askLead,
    };
    group('ask', heading, items, true);
  }
  for (const { kind, handling, readings } of byKind([...check.proposals, ...check.readings])) {
    const ids = readings.filter((reading) => reading.writable).map((reading) => reading.id);
    const confirm = handling === 'confirm';
    const heading = {
      title: normalisationTitle(kind),
      count: readings.length,
      tone: confirm ? ('confirm' as const) : ('info' as const),
      note: confirm ? TEXTS.confirmChip : TEXTS.autoChip,
      lead: confirm ? TEXTS.confirmLead : TEXTS.autoLead,
      ...(ids.length > 1 ? { all: { label: TEXTS.applyKind(ids.length), run: () => void app.applyProposals(ids) } } : {}),
    };
    const items = readings.map((reading) => ({
      key: reading.id,
      height: 92,
      draw: () => <ReadingItem app={app} reading={reading} />,
    }));
    group(`${handling} ${kind}`, heading, items, confirm);
  }
  return (
    <>
      <div class="dh-summary">
        <p class="dh-expected">{TEXTS.lead}</p>
        {writable.length > 1 && (
          <button
            class="dh-button dh-primary dh-wide"
            type="button"
            onClick={() => void app.applyProposals(writable.map((reading) => reading.id))}
          >
            {TEXTS.all(writable.length)}
          </button>
        )}
      </div>
      <VirtualList items={entries} scroller={scroller} label={PANE.tabs.corrections} />
    </>
  );
}

interface KindGroup {
  readonly kind: string;
  readonly handling: ReadingView['handling'];
  readonly readings: ReadingView[];
}

function byKind(readings: readonly ReadingView[]): readonly KindGroup[] {
  const groups = new Map<string, KindGroup>();
  for (const reading of readings) {
    const id = `${reading.handling} ${reading.kind}`;
    const group = groups.get(id);
    if (group) group.readings.push(reading);
    else groups.set(id, { kind: reading.kind, handling: reading.handling, readings: [reading] });
  }
  return [...groups.values()].sort(
    (left, right) =>
      Number(left.handling === 'auto') - Number(right.handling === 'auto') || right.readings.length - left.readings.length,
  );
}

function ChoiceItem({ app, finding }: { app: PaneApp; finding: FindingView }) {
  const { row } = finding;
  return (
    <article class={`dh-finding dh-${finding.severity}`}>
      <Place app={app} at={finding} />
      <p class="dh-message">{finding.message}</p>
      <div class="dh-actions">
        {finding.choices?.map((choice, place) => (
          <button key={choice.text} class="dh-button" type="button" onClick={() => void app.choose(finding.id, place)}>
            {choice.text}
          </button>
        ))}
        {row !== null && (
          <button class="dh-link" type="button" onClick={() => void app.jump(row, finding.column)}>
            {TEXTS.none}
          </button>
        )}
      </div>
    </article>
  );
}

function ReadingItem({ app, reading }: { app: PaneApp; reading: ReadingView }) {
  return (
    <article class={`dh-finding ${reading.handling === 'confirm' ? 'dh-confirm' : 'dh-info'}`}>
      <Place app={app} at={reading} />
      <dl class="dh-before-after">
        <dt>{TEXTS.before}</dt>
        <dd>{reading.from === '' ? TEXTS.blank : reading.from}</dd>
        <dt>{TEXTS.after}</dt>
        <dd>
          <b>{reading.to}</b>
        </dd>
      </dl>
      {reading.writable && (
        <div class="dh-actions">
          <button class="dh-button" type="button" onClick={() => void app.applyProposals([reading.id])}>
            {TEXTS.apply}
          </button>
        </div>
      )}
    </article>
  );
}
