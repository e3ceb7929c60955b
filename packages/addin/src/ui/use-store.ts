import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../app/store.ts';

/** The value of a store, drawn again whenever it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [, redraw] = useState(0);
  const shown = store.get();
  useEffect(() => {
    const again = (): void => redraw((count) => count + 1);
    // Effects run after painting: what changed in between has no watcher yet.
    if (store.get() !== shown) again();
    return store.subscribe(again);
  }, [store]);
  return shown;
}
