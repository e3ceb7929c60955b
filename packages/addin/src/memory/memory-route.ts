import type { PanePlace } from '@double-hundred/shared/manifest/pane-place';
import type { RoutePort } from '../ports/route-port.ts';

/** A route whose buttons a test presses. */
export function createMemoryRoute(first: PanePlace | null = null): { readonly port: RoutePort; press(place: PanePlace): void } {
  let last = first;
  const followers = new Set<(place: PanePlace) => void>();
  return {
    port: {
      current: () => last,
      follow(go) {
        followers.add(go);
        return () => followers.delete(go);
      },
    },
    press(place) {
      last = place;
      for (const go of followers) go(place);
    },
  };
}
