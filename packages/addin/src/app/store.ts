/** A value that can be watched. Changes told in one turn reach the watchers once. */
export interface Store<T extends object> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(watcher: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  let told = true;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      if (!told) return;
      told = false;
      queueMicrotask(() => {
        told = true;
        for (const watcher of watchers) watcher();
      });
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
