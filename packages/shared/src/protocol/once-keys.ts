/** The header by which a caller marks a request that must take effect once, however often it is sent. */
export const ONCE_HEADER = 'idempotency-key';

/** What the server takes as a key. */
export const ONCE_KEY_PATTERN = /^[\w-]{8,100}$/;

/** Keys of requests whose answer may have been lost: sent again unchanged soon after, a request keeps its key. */
export interface OnceKeys {
  /** The key of a request, told apart by its method, address and body. */
  keyOf(request: string): string;
  /** The server has answered: the same request once more is meant as another one. */
  answered(request: string): void;
}

const MOST_KEPT = 50;
/** Who says the same once more later than that, means something that has happened since. */
const KEPT_MS = 10 * 60_000;

/** A key out of random bytes. */
export function newRequestKey(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keys out of a source of random names; `now` gives epoch milliseconds. */
export function createOnceKeys(newKey: () => string, now: () => number): OnceKeys {
  const open = new Map<string, { readonly key: string; readonly sentAt: number }>();
  return {
    keyOf(request) {
      const sentAt = now();
      const before = open.get(request);
      const key = before !== undefined && sentAt - before.sentAt <= KEPT_MS ? before.key : newKey();
      open.delete(request);
      open.set(request, { key, sentAt });
      const [oldest] = open.keys();
      if (open.size > MOST_KEPT && oldest !== undefined) open.delete(oldest);
      return key;
    },
    answered: (request) => void open.delete(request),
  };
}
