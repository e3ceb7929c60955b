import { FIGURES } from '@double-hundred/shared/message/console/figures';
import type { Light as LightValue } from '@double-hundred/shared/protocol/totals';

/** A light as shape, colour and word: a circle, a triangle, a square, or a ring. Without `word` the word is for readers only. */
export function Light({ light, word = true }: { light: LightValue; word?: boolean }) {
  return (
    <span class={`light light-${light.color}`} title={light.reason}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {light.color === 'green' && <circle cx="6" cy="6" r="5" />}
        {light.color === 'amber' && <path d="M6 .8 11.6 11H.4z" />}
        {light.color === 'red' && <path d="M1 1h10v10H1z" />}
        {light.color === 'grey' && <circle class="ring" cx="6" cy="6" r="4" />}
      </svg>
      <span class={word ? '' : 'unseen'}>{FIGURES.lights[light.color]}</span>
    </span>
  );
}
