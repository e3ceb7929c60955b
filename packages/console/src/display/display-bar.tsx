import { DISPLAY } from '@double-hundred/shared/message/console/display';
import { useEffect } from 'preact/hooks';
import { fragmentOf } from '../app/route.ts';
import type { Slides } from './use-slides.ts';

/** Pause, turn, full screen, leave; arrow keys turn and the space bar pauses. */
export function DisplayBar({ slides, names }: { slides: Slides; names: readonly string[] }) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'ArrowRight') slides.step(1);
      else if (event.key === 'ArrowLeft') slides.step(-1);
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) slides.toggle();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
  const fullScreen = (): void => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
    else void document.exitFullscreen();
  };
  return (
    <div class="display-bar no-print" role="toolbar" aria-label={DISPLAY.title}>
      <button type="button" class="button small" aria-pressed={slides.playing} onClick={slides.toggle}>
        {slides.playing ? DISPLAY.pause : DISPLAY.play}
      </button>
      <button type="button" class="button small" onClick={() => slides.step(-1)}>
        {DISPLAY.previous}
      </button>
      {names.map((name, place) => (
        <button
          key={name}
          type="button"
          class="button small"
          aria-current={place === slides.place ? 'true' : undefined}
          onClick={() => slides.show(place)}
        >
          {name}
        </button>
      ))}
      <button type="button" class="button small" onClick={() => slides.step(1)}>
        {DISPLAY.next}
      </button>
      <span class="muted">{DISPLAY.place(slides.place + 1, slides.count)}</span>
      <button type="button" class="button small" onClick={fullScreen}>
        {DISPLAY.fullScreen}
      </button>
      <a class="button small" href={fragmentOf({ page: 'overview' })}>
        {DISPLAY.leave}
      </a>
    </div>
  );
}
