import type { BulletinEntry } from '@double-hundred/shared/protocol/bulletins';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { BulletinsView } from './pane-state.ts';

/** Published bulletins as a unit reads them; shown in the state under `bulletins`. */
export interface Bulletins {
  load(): Promise<void>;
  open(entry: BulletinEntry): Promise<void>;
  close(): void;
}

export function createBulletins(env: Pick<DeskEnv, 'server' | 'store'>): Bulletins {
  const { server, store } = env;
  const show = (change: Partial<BulletinsView>): void => store.set({ bulletins: { ...store.get().bulletins, ...change } });
  return {
    async load() {
      show({ loading: true, failure: null });
      const list = await server.bulletins();
      if (list.ok) show({ loading: false, list: list.value });
      else show({ loading: false, failure: failureText(list.error) });
    },
    async open(entry) {
      show({ open: { entry, reading: null }, failure: null });
      const reading = await server.bulletin(entry.id);
      if (store.get().bulletins.open?.entry.id !== entry.id) return;
      if (reading.ok) show({ open: { entry, reading: reading.value } });
      else show({ open: null, failure: failureText(reading.error) });
    },
    close: () => show({ open: null, failure: null }),
  };
}
