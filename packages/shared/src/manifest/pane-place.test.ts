import { expect, test } from 'vitest';
import { PANE_PLACES, paneUrl, readPanePlace } from './pane-place.ts';

test('MANIFEST the place a button writes into the address is the place the pane reads', () => {
  for (const place of PANE_PLACES) {
    const { hash } = new URL(paneUrl('https://a.cn', place));
    expect(readPanePlace(hash)).toBe(place);
    expect(readPanePlace(`${hash}&_xdm_Info=1|2|https%3A%2F%2Fexcel`)).toBe(place);
    expect(readPanePlace(`#_xdm_Info=1&${hash.slice(1)}`)).toBe(place);
  }
});

test('MANIFEST a fragment that names no known place opens the pane where it stands', () => {
  for (const fragment of ['', '#', '#place=', '#place=admin', '#place=sendx', '#place=SEND', '#noplace=send', 'place=send']) {
    expect(readPanePlace(fragment), fragment).toBeNull();
  }
});
