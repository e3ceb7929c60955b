import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import { scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one scrypt hash: N = 2^logN, block size r, parallelism p. Memory is 128 · N · r bytes. */
export interface PasswordProfile {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** The least OWASP ASVS appendix C allows. */
export const STRONG_PROFILE: PasswordProfile = { logN: 17, r: 8, p: 1 };
/** For generated demo passwords only: 52 accounts in a second; the first sign-in hashes them again. */
export const DEMO_PROFILE: PasswordProfile = { logN: 14, r: 8, p: 1 };

const KEY_LENGTH = 32;
const MOST_AT_A_TIME = 2;

/** What a password turned out to be; `renewed` is a hash of today's cost to be stored instead of the old one. */
export interface PasswordVerdict {
  readonly matches: boolean;
  readonly renewed: string | null;
}

export interface PasswordHasher {
  hash(password: string, profile?: PasswordProfile): Promise<string>;
  /** Compares with a stored hash; without one (unknown user) it costs the same time and never matches. */
  verify(password: string, stored: string | null): Promise<PasswordVerdict>;
}

/**
 * Hashes passwords as `scrypt$logN,r,p$salt$key` (base64url), at most two at a time.
 * `alsoStored` names a cheaper cost some accounts may still have: every verification then spends both costs,
 * so that the time tells nothing about the account.
 */
export function createPasswordHasher(deps: {
  readonly randomBytes: RandomBytes;
  readonly profile: PasswordProfile;
  readonly alsoStored?: PasswordProfile;
}): PasswordHasher {
  const turn = createTurns(MOST_AT_A_TIME);
  const key = (password: string, salt: Uint8Array, profile: PasswordProfile) =>
    turn(() => deriveKey(password.normalize('NFKC'), salt, profile));
  const hash = async (password: string, profile = deps.profile) => {
    const salt = deps.randomBytes(16);
    return encode(profile, salt, await key(password, salt, profile));
  };
  const costs = deps.alsoStored ? [deps.alsoStored, deps.profile] : [deps.profile];
  return {
    hash,
    async verify(password, storedText) {
      const stored = storedText === null ? null : decode(storedText);
      let matches = false;
      let renewed: string | null = null;
      for (const profile of stored && !costs.some((cost) => sameCost(cost, stored.profile))
        ? [stored.profile, ...costs]
        : costs) {
        const own = stored !== null && sameCost(profile, stored.profile);
        const salt = own ? stored.salt : deps.randomBytes(16);
        const derived = await key(password, salt, profile);
        if (own) matches = derived.length === stored.key.length && timingSafeEqual(derived, stored.key);
        else if (sameCost(profile, deps.profile)) renewed = encode(profile, salt, derived);
      }
      return { matches, renewed: matches ? renewed : null };
    },
  };
}

function sameCost(left: PasswordProfile, right: PasswordProfile): boolean {
  return left.logN === right.logN && left.r === right.r && left.p === right.p;
}

function deriveKey(password: string, salt: Uint8Array, profile: PasswordProfile): Promise<Buffer> {
  const N = 2 ** profile.logN;
  const options = { N, r: profile.r, p: profile.p, maxmem: 256 * N * profile.r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_LENGTH, options, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}

function encode(profile: PasswordProfile, salt: Uint8Array, key: Uint8Array): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return `scrypt$${profile.logN},${profile.r},${profile.p}$${text(salt)}$${text(key)}`;
}

function decode(stored: string): { profile: PasswordProfile; salt: Buffer; key: Buffer } | null {
  const [algorithm, parameters, salt, key] = stored.split('$');
  const [logN, r, p] = (parameters ?? '').split(',').map(Number);
  if (algorithm !== 'scrypt' || !logN || !r || !p || !salt || !key) return null;
  return { profile: { logN, r, p }, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
