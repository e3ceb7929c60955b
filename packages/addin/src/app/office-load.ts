import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { LoadView } from './pane-state.ts';

/** How much the units are asked to write, for the office. */
export interface OfficeLoad {
  load(firstDay: string | null, lastDay: string | null): Promise<void>;
}

export function createOfficeLoad(env: Pick<DeskEnv, 'server' | 'store'>): OfficeLoad {
  const show = (change: Partial<LoadView>): void => env.store.set({ load: { ...env.store.get().load, ...change } });
  return {
    async load(firstDay, lastDay) {
      show({ loading: true, failure: null });
      const answer = await env.server.reportingLoad({
        ...(firstDay === null ? {} : { firstDay }),
        ...(lastDay === null ? {} : { lastDay }),
      });
      show(answer.ok ? { loading: false, answer: answer.value } : { loading: false, failure: failureText(answer.error) });
    },
  };
}
