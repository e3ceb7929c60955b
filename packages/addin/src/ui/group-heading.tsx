import { PANE } from '@double-hundred/shared/message/pane';

export interface GroupHeadingProps {
  readonly title: string;
  readonly count: number;
  readonly tone: 'error' | 'explain' | 'info' | 'confirm';
  readonly note: string;
  readonly lead?: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly all?: { readonly label: string; readonly run: () => void };
}

/** The heading of a group in a list: opens and closes it, and does to all of it what can be done to each. */
export function GroupHeading({ title, count, tone, note, lead, open, onToggle, all }: GroupHeadingProps) {
  return (
    <div class={`dh-group dh-${tone}`}>
      <button class="dh-group-toggle" type="button" aria-expanded={open} onClick={onToggle}>
        <span class="dh-chevron" aria-hidden="true" />
        <span class="dh-group-title">{title}</span>
        <span class="dh-chip">{note}</span>
        <span class="dh-group-count">{PANE.findings.count(count)}</span>
      </button>
      {open && lead !== undefined && <p class="dh-expected">{lead}</p>}
      {open && all && (
        <button class="dh-button" type="button" onClick={all.run}>
          {all.label}
        </button>
      )}
    </div>
  );
}
