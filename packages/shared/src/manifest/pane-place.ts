/** Where the pane opens when a ribbon button is pressed: its findings, its sending tab, or the totals. */
export const PANE_PLACES = ['check', 'send', 'totals'] as const;

export type PanePlace = (typeof PANE_PLACES)[number];

/** The path of the pane's page on its server. */
export const PANE_PATH = '/pane/index.html';

/**
 * The address of the pane at a place, or without one. The place stands in the fragment: office.js takes the history API away,
 * and Excel adds its own words to the query; a change of fragment also keeps the page, and with it what was typed there.
 */
export function paneUrl(baseUrl: string, place: PanePlace | null): string {
  return `${baseUrl}${PANE_PATH}${place === null ? '' : `#place=${place}`}`;
}

/** The place that a fragment such as `#place=send&_xdm_Info=…` names; null when it names none that is known. */
export function readPanePlace(fragment: string): PanePlace | null {
  const word = /^#(?:.*&)?place=([a-z]+)(?:&|$)/.exec(fragment)?.[1];
  return PANE_PLACES.find((place) => place === word) ?? null;
}
