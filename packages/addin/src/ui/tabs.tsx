import { PANE } from '@double-hundred/shared/message/pane';
import type { Tab } from '../app/pane-state.ts';

export interface TabEntry {
  readonly tab: Tab;
  readonly label: string;
  readonly count: number;
}

/** The strip of tabs; arrow keys, Home and End move along it, as the tablist pattern wants. */
export function Tabs({
  entries,
  current,
  onChoose,
}: {
  entries: readonly TabEntry[];
  current: Tab;
  onChoose: (tab: Tab) => void;
}) {
  const move = (event: KeyboardEvent, index: number): void => {
    const last = entries.length - 1;
    const target = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index === 0 ? last : index - 1, Home: 0, End: last }[
      event.key
    ];
    const entry = target === undefined ? undefined : entries[target];
    if (!entry) return;
    event.preventDefault();
    onChoose(entry.tab);
    const strip = (event.currentTarget as HTMLElement).parentElement;
    strip?.querySelector<HTMLElement>(`#dh-tab-${entry.tab}`)?.focus();
  };
  return (
    <div class="dh-tabs" role="tablist" aria-label={PANE.tabs.label}>
      {entries.map((entry, index) => (
        <button
          key={entry.tab}
          id={`dh-tab-${entry.tab}`}
          class="dh-tab"
          type="button"
          role="tab"
          aria-selected={entry.tab === current}
          aria-controls="dh-panel"
          tabIndex={entry.tab === current ? 0 : -1}
          onClick={() => onChoose(entry.tab)}
          onKeyDown={(event) => move(event, index)}
        >
          {entry.label}
          {entry.count > 0 && <span class="dh-count">{entry.count > 999 ? '999+' : entry.count}</span>}
        </button>
      ))}
    </div>
  );
}
