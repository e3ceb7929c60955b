import type { IconName } from './ribbon.ts';

// White on a coloured tile, so that they stand out from light, dark and high-contrast ribbons; drawn on a grid of 16.
const DRAWINGS: Readonly<Record<IconName, { readonly tile: string; readonly white: string }>> = {
  ledger: {
    tile: '#b42318',
    white: '<path d="M3 3h10v10H3zM3 6h10M6.5 6v7M3 9.5h4" stroke-width="1"/><path d="M8.5 10l1.5 1.5L13 8" stroke-width="1.6"/>',
  },
  check: { tile: '#175cd3', white: '<path d="M3.5 8.5l3 3 6-7" stroke-width="2"/>' },
  send: { tile: '#067647', white: '<path d="M8 10.5V3.5M4.5 7L8 3.5 11.5 7M3.5 13h9" stroke-width="1.8"/>' },
  totals: { tile: '#6941c6', white: '<path d="M4.5 12.5V9M8 12.5v-9M11.5 12.5v-6" stroke-width="2"/>' },
  open: {
    tile: '#475467',
    white: '<path d="M3 3.5h10v9H3zM9.5 3.5v9" stroke-width="1.2"/><path d="M4.5 8h3M6.2 6.3L7.9 8 6.2 9.7" stroke-width="1.2"/>',
  },
};

/** An icon as SVG text of the given size in pixels. */
export function iconSvg(name: IconName, sizePx: number): string {
  const { tile, white } = DRAWINGS[name];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 16 16"><rect width="16" height="16" rx="2.5" fill="${tile}"/><g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round">${white}</g></svg>`;
}
