/** The header by which a caller marks a request that must take effect once, however often it is sent. */
export const ONCE_HEADER = 'idempotency-key';

/** What the server takes as a key. */
export const ONCE_KEY_PATTERN = /^[\w-]{8,100}$/;

/** Keys of requests whose answer may have been lost: sent again unchanged, a request keeps its key. */
export interface OnceKeys {
  /** The key of a request, told apart by its method, address and body. */
  keyOf(request: string): string;
  /** The server has answered: the same request once more is meant as another one. */
  answered(request: string): void;
}

const MOST_KEPT = 50;

/** A key out of random bytes. */
export function newRequestKey(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keys out of a source of random names. */
export function createOnceKeys(newKey: () => string): OnceKeys {
  const open = new Map<string, string>();
  return {
    keyOf(request) {
      const key = open.get(request) ?? newKey();
      open.delete(request);
      open.set(request, key);
      const [oldest] = open.keys();
      if (open.size > MOST_KEPT && oldest !== undefined) open.delete(oldest);
      return key;
    },
    answered: (request) => void open.delete(request),
  };
}
