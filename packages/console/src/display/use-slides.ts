import { useEffect, useState } from 'preact/hooks';

const STAY_MS = 15_000;

/** The slide that is shown, and whether they turn by themselves. */
export interface Slides {
  readonly place: number;
  readonly count: number;
  readonly playing: boolean;
  step(by: number): void;
  show(place: number): void;
  toggle(): void;
}

/** Turns slides by themselves; who asked for less motion turns them by hand. */
export function useSlides(count: number): Slides {
  const [place, setPlace] = useState(0);
  const [playing, setPlaying] = useState(() => !window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const step = (by: number): void => setPlace((before) => (before + by + count) % count);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => step(1), STAY_MS);
    return () => clearTimeout(timer);
  }, [playing, place]);
  return { place, count, playing, step, show: setPlace, toggle: () => setPlaying(!playing) };
}
