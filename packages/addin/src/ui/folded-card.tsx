import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface FoldedCardProps {
  readonly summary: ComponentChildren;
  readonly draw: () => ComponentChildren;
  readonly open?: boolean;
  readonly kind?: string;
}

/** A card folded away until wanted. What is in it is drawn when it is first opened: forty lists of columns take a while. */
export function FoldedCard({ summary, draw, open = false, kind }: FoldedCardProps) {
  const [wanted, setWanted] = useState(open);
  return (
    <details
      class={kind === undefined ? 'dh-card' : `dh-card ${kind}`}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) setWanted(true);
      }}
    >
      <summary>{summary}</summary>
      {(wanted || open) && draw()}
    </details>
  );
}
