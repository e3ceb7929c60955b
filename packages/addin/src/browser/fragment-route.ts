import { type PanePlace, readPanePlace } from '@double-hundred/shared/manifest/pane-place';
import type { RoutePort } from '../ports/route-port.ts';

/** What the route uses of a window. */
export type RoutedWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly location: Pick<Location, 'hash' | 'replace'>;
};

/**
 * The place in the fragment of the page's address. It is taken out once read, so that the same button pressed again is a change
 * again; what the host wrote beside it stays.
 */
export function createFragmentRoute(page: RoutedWindow): RoutePort {
  let last: PanePlace | null = null;
  const take = (): PanePlace | null => {
    const { hash } = page.location;
    const place = readPanePlace(hash);
    if (place === null) return null;
    last = place;
    const rest = hash
      .slice(1)
      .split('&')
      .filter((part) => part !== `place=${place}`);
    page.location.replace(`#${rest.join('&')}`);
    return place;
  };
  take();
  return {
    current: () => last,
    follow(go) {
      const changed = (): void => {
        const place = take();
        if (place !== null) go(place);
      };
      page.addEventListener('hashchange', changed);
      return () => page.removeEventListener('hashchange', changed);
    },
  };
}
