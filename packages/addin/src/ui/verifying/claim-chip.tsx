import { VERIFYING } from '@double-hundred/shared/message/verifying';
import type { ClaimState } from '@double-hundred/shared/protocol/claims';

/** Where a claim stands; the sign before it is for those who do not see colours. */
export function ClaimChip({ state }: { state: ClaimState }) {
  const tone = { waiting: 'busy', confirmed: 'good', refused: 'bad', lapsed: 'busy' }[state];
  const sign = { waiting: '◔', confirmed: '✓', refused: '✗', lapsed: '↻' }[state];
  return (
    <span class={`dh-state-chip dh-chip-${tone}`}>
      <span aria-hidden="true">{sign}</span> {VERIFYING.states[state]}
    </span>
  );
}
