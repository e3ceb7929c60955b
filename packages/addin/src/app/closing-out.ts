import { CLOSING_OUT } from '@double-hundred/shared/message/closing-out';
import type { CloseOutState } from '@double-hundred/shared/inspection/close-out';
import type { CloseOutRequest } from '@double-hundred/shared/protocol/close-outs';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { ClosingOutView } from './pane-state.ts';

/** Closing issues off, as inspectors and the district office do it; shown in the state under `closingOut`. */
export interface ClosingOut {
  load(state?: CloseOutState): Promise<void>;
  decide(request: CloseOutRequest): Promise<void>;
}

export function createClosingOut(env: Pick<DeskEnv, 'server' | 'store' | 'say'>): ClosingOut {
  const { server, store } = env;
  const show = (change: Partial<ClosingOutView>): void => store.set({ closingOut: { ...store.get().closingOut, ...change } });
  const closing: ClosingOut = {
    async load(state = store.get().closingOut.state) {
      show({ state, loading: true, failure: null });
      const answer = await server.closeOuts(state);
      if (answer.ok) show({ loading: false, answer: answer.value });
      else show({ loading: false, failure: failureText(answer.error) });
    },
    async decide(request) {
      show({ loading: true, failure: null });
      const decided = await server.decideCloseOut(request);
      if (!decided.ok) {
        const failure = failureText(decided.error);
        env.say(failure, 'bad');
        return show({ loading: false, failure });
      }
      env.say(CLOSING_OUT.done[request.decision], 'good');
      await closing.load();
    },
  };
  return closing;
}
