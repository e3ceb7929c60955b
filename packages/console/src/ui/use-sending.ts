import { useState } from 'preact/hooks';
import type { Answer, CallFailure } from '../app/calls.ts';

/** One change on its way to the server: whether it runs, and why it was refused. */
export interface Sending {
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  /** Runs a call; gives its answer, or null when it was refused. */
  run<T>(call: () => Answer<T>): Promise<T | null>;
  clear(): void;
}

export function useSending(): Sending {
  const [state, setState] = useState<{ busy: boolean; failure: CallFailure | null }>({ busy: false, failure: null });
  return {
    ...state,
    async run(call) {
      setState({ busy: true, failure: null });
      const answer = await call();
      setState({ busy: false, failure: answer.ok ? null : answer.error });
      return answer.ok ? answer.value : null;
    },
    clear: () => setState({ busy: false, failure: null }),
  };
}
