import type { PanePlace } from '@double-hundred/shared/manifest/pane-place';

/** Which place of the pane the person asked for from outside, by a button of the ribbon. */
export interface RoutePort {
  /** The place last asked for; null when none was. */
  current(): PanePlace | null;
  /** Told of every place asked for from now on; gives the function that ends it. */
  follow(go: (place: PanePlace) => void): () => void;
}
