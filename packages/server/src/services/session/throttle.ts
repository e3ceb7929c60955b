import type { Clock } from '@double-hundred/shared/kernel/clock';

const FAILURES_BEFORE_LOCK = 5;
const LOCK_STEPS_MS = [60_000, 120_000, 240_000, 480_000, 900_000] as const;
const FORGET_AFTER_MS = 3_600_000;
const ADDRESS_BURST = 60;
const ADDRESS_REFILL_MS = 5_000;
const MOST_REMEMBERED = 20_000;

interface AccountFailures {
  count: number;
  locks: number;
  lockedUntil: number;
  lastAt: number;
}

interface AddressBucket {
  left: number;
  at: number;
}

/** Counts failed sign-ins. Held in memory: a restart forgets, which helps nobody who cannot restart the server. */
export interface SignInThrottle {
  /** Seconds to wait before this account or address may try again; 0 when it may. */
  waitSeconds(account: string, address: string): number;
  /** Gives whether the account is locked from now on. */
  failed(account: string, address: string): boolean;
  succeeded(account: string, address: string): void;
}

/**
 * After five failures an account waits 1 minute, then 2, 4, 8 and 15. An address may fail 60 times and once more every
 * five seconds; accounts that have signed in from it before are not held back by their neighbours behind the same address.
 */
export function createSignInThrottle(clock: Clock): SignInThrottle {
  const accounts = new Map<string, AccountFailures>();
  const addresses = new Map<string, AddressBucket>();
  const known = new Map<string, true>();

  const bucketOf = (address: string): AddressBucket => {
    const now = clock.now();
    const bucket = addresses.get(address) ?? { left: ADDRESS_BURST, at: now };
    const left = Math.min(ADDRESS_BURST, bucket.left + (now - bucket.at) / ADDRESS_REFILL_MS);
    return { left, at: now };
  };
  const failuresOf = (account: string): AccountFailures => {
    const found = accounts.get(account);
    const fresh = !found || (clock.now() - found.lastAt > FORGET_AFTER_MS && clock.now() >= found.lockedUntil);
    return fresh ? { count: 0, locks: 0, lockedUntil: 0, lastAt: clock.now() } : found;
  };

  return {
    waitSeconds(account, address) {
      const locked = failuresOf(account).lockedUntil - clock.now();
      if (locked > 0) return Math.ceil(locked / 1000);
      if (known.has(`${address} ${account}`)) return 0;
      const { left } = bucketOf(address);
      return left >= 1 ? 0 : Math.max(1, Math.ceil(((1 - left) * ADDRESS_REFILL_MS) / 1000));
    },
    failed(account, address) {
      const failures = failuresOf(account);
      failures.count += 1;
      failures.lastAt = clock.now();
      const locks = failures.count >= FAILURES_BEFORE_LOCK;
      if (locks) {
        failures.lockedUntil = clock.now() + (LOCK_STEPS_MS[Math.min(failures.locks, LOCK_STEPS_MS.length - 1)] ?? 0);
        failures.locks += 1;
      }
      remember(accounts, account, failures);
      const bucket = bucketOf(address);
      remember(addresses, address, { ...bucket, left: Math.max(0, bucket.left - 1) });
      return locks;
    },
    succeeded(account, address) {
      accounts.delete(account);
      remember(known, `${address} ${account}`, true);
    },
  };
}

// The oldest entry goes first, so that a flood of invented names cannot fill the memory.
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST_REMEMBERED) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
}
