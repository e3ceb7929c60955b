import { useEffect, useRef, useState } from 'preact/hooks';
import type { Query } from '../app/calls.ts';
import { useConsole } from './console-context.ts';
import { type Answered, useAnswer } from './use-answer.ts';
import { type Sending, useSending } from './use-sending.ts';

/** A list told page by page: `next` leads on, null at the end. */
interface Page {
  readonly next: string | null;
}

export interface Paged<T> {
  readonly first: Answered<T>;
  /** The first page and those asked for since. */
  readonly pages: readonly T[];
  readonly sending: Sending;
  /** Asks for the page after the last; null when there is none. */
  readonly more: (() => void) | null;
}

/**
 * The pages of a list from its first on; another path or other parameters begin anew. A null path asks for nothing.
 * While all pages are empty by `isEmpty` the next is asked for without being told to.
 */
export function usePages<T extends Page>(path: string | null, query: Query, isEmpty?: (page: T) => boolean): Paged<T> {
  const { calls } = useConsole();
  const sending = useSending();
  const first = useAnswer<T>(path, query);
  const [further, setFurther] = useState<readonly T[]>([]);
  useEffect(() => setFurther([]), [first.value]);
  const pages = first.value === null ? [] : [first.value, ...further];
  const next = pages.at(-1)?.next ?? null;
  const ask = async (from: string): Promise<void> => {
    const page = await sending.run(() => calls.get<T>(path ?? '', { ...query, next: from }));
    if (page !== null) setFurther((before) => [...before, page]);
  };
  // Nothing of the page was wanted: it is as if it had not been told.
  const lead = useRef<string | null>(null);
  const nothingYet = isEmpty !== undefined && pages.length > 0 && next !== null && pages.every(isEmpty);
  useEffect(() => {
    if (!nothingYet || next === null || lead.current === next) return;
    lead.current = next;
    void ask(next);
  }, [nothingYet, next]);
  return { first, pages, sending, more: next === null ? null : () => void ask(next) };
}

/** A list that is needed whole: each page asks for the next by itself. */
export function useWholeList<T extends Page>(path: string): Paged<T> {
  const paged = usePages<T>(path, {});
  const next = paged.pages.at(-1)?.next ?? null;
  const asked = useRef<string | null>(null);
  useEffect(() => {
    asked.current = null;
  }, [paged.first.value]);
  useEffect(() => {
    if (next === null || asked.current === next) return;
    asked.current = next;
    paged.more?.();
  }, [next, paged.first.value]);
  return paged;
}
