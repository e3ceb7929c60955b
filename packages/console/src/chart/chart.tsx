import { SHELL } from '@double-hundred/shared/message/console/shell';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartOption, DrawnChart } from './draw.ts';
import { readInk, type Ink } from './ink.ts';

/** A chart drawn as SVG. `option` is asked again with other inks when the theme changes; readers get the label and a table. */
export function Chart({ label, option, tall = false }: { label: string; option: (ink: Ink) => ChartOption; tall?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<DrawnChart | null>(null);
  const latest = useRef(option);
  const [theme, setTheme] = useState(0);
  const [missing, setMissing] = useState(false);
  latest.current = option;
  useEffect(() => {
    const element = place.current;
    let gone = false;
    if (element === null) return;
    // Without network, or with another version on the server by now, the chunk cannot be had; the table has the figures.
    void import('./draw.ts').then(
      ({ drawChart }) => {
        if (gone) return;
        chart.current = drawChart(element);
        chart.current.show(latest.current(readInk(element)));
      },
      () => setMissing(true),
    );
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const changed = (): void => setTheme((count) => count + 1);
    scheme.addEventListener('change', changed);
    // At once: the page is printed as soon as the listeners have run.
    const printed = (): void => chart.current?.show(latest.current(readInk(element)));
    window.addEventListener('beforeprint', printed);
    window.addEventListener('afterprint', printed);
    const sizes = new ResizeObserver(() => chart.current?.resize());
    sizes.observe(element);
    return () => {
      gone = true;
      scheme.removeEventListener('change', changed);
      window.removeEventListener('beforeprint', printed);
      window.removeEventListener('afterprint', printed);
      sizes.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (place.current !== null) chart.current?.show(option(readInk(place.current)));
  }, [option, theme]);
  if (missing) return <p class="note">{SHELL.noChart}</p>;
  return <div ref={place} class={tall ? 'chart tall' : 'chart'} role="img" aria-label={label} />;
}
