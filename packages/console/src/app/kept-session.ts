import type { Session } from '@double-hundred/shared/protocol/session';

const KEY = 'double-hundred.console';

/** The session kept as long as the browser's tab is open, so that a reload does not ask for the password again. */
export interface KeptSession {
  read(): Session | null;
  keep(session: Session): void;
  forget(): void;
}

/** Keeps the session in the storage given; a browser that forbids storage costs a sign-in at each reload. */
export function createKeptSession(open: () => Storage): KeptSession {
  const guarded = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    read: () =>
      guarded<Session | null>((storage) => {
        const text = storage.getItem(KEY);
        return text === null ? null : (JSON.parse(text) as Session);
      }, null),
    keep: (session) => guarded((storage) => storage.setItem(KEY, JSON.stringify(session)), undefined),
    forget: () => guarded((storage) => storage.removeItem(KEY), undefined),
  };
}
