import type { StoragePort } from '../ports/storage-port.ts';

/** Storage that ends with the page. */
export function createMemoryStorage(): StoragePort {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
  };
}
