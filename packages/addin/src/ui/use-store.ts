import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../app/store.ts';

/** The value of a store, drawn again whenever it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [, redraw] = useState(0);
  useEffect(() => store.subscribe(() => redraw((count) => count + 1)), [store]);
  return store.get();
}
