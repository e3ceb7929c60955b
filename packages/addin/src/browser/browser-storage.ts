import type { StoragePort } from '../ports/storage-port.ts';

/** Local storage under a prefix. A browser that forbids it, or is full, costs the clerk a sign-in and nothing else. */
export function createBrowserStorage(open: () => Storage, prefix = 'double-hundred.'): StoragePort {
  const memory = new Map<string, string>();
  const guarded = <T>(use: (storage: Storage) => T, otherwise: () => T): T => {
    try {
      return use(open());
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) =>
      memory.get(key) ??
      guarded(
        (storage) => storage.getItem(prefix + key),
        () => null,
      ),
    set(key, text) {
      memory.set(key, text);
      guarded(
        (storage) => storage.setItem(prefix + key, text),
        () => undefined,
      );
    },
    remove(key) {
      memory.delete(key);
      guarded(
        (storage) => storage.removeItem(prefix + key),
        () => undefined,
      );
    },
  };
}
