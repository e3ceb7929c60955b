import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Query, addressOf } from '../app/calls.ts';
import { useConsole } from './console-context.ts';

export interface Answered<T> {
  /** The latest answer; it stays while a new one is asked for. */
  readonly value: T | null;
  /** Whether it answers what is asked now, not what was asked before. */
  readonly current: boolean;
  readonly failure: string | null;
  readonly loading: boolean;
  reload(): void;
}

/** An answer and the address it came from. */
type Kept<T> = Pick<Answered<T>, 'value' | 'failure' | 'loading'> & { readonly of: string | null };

/** Several answers a page cannot do without one of: what is missing, and the way to ask for all that failed. */
export function together(...answers: readonly Answered<unknown>[]): Pick<Answered<unknown>, 'value' | 'failure' | 'reload'> {
  const failed = answers.filter(({ failure }) => failure !== null);
  return {
    value: answers.every(({ value }) => value !== null) ? answers : null,
    failure: failed[0]?.failure ?? null,
    reload: () => failed.forEach((answer) => answer.reload()),
  };
}

/** What a path answers, asked for again whenever path or parameters change; a null path asks for nothing. */
export function useAnswer<T>(path: string | null, query: Query = {}): Answered<T> {
  const { calls } = useConsole();
  const address = path === null ? null : addressOf(path, query);
  const [state, setState] = useState<Kept<T>>({ value: null, of: null, failure: null, loading: address !== null });
  const asked = useRef(0);
  const load = useCallback((): void => {
    const ticket = (asked.current += 1);
    if (address === null) return setState({ value: null, of: null, failure: null, loading: false });
    setState((before) => ({ ...before, loading: true }));
    void calls.get<T>(address).then((answer) => {
      // An answer that was overtaken by a later question is not shown.
      if (ticket !== asked.current) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, of: address, failure: null, loading: false }
          : { ...before, failure: answer.error.detail, loading: false },
      );
    });
  }, [address, calls]);
  useEffect(load, [load]);
  const { value, of, failure, loading } = state;
  return { value, current: of === address, failure, loading, reload: load };
}
