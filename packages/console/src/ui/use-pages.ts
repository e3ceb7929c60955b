import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Query, addressOf } from '../app/calls.ts';
import { useConsole } from './console-context.ts';
import { type Page, type PagesKept, createPageList } from './page-list.ts';
import type { Answered } from './use-answer.ts';
import type { Sending } from './use-sending.ts';

export interface Paged<T> {
  /** The first page; `reload` reads anew as many pages as are shown. */
  readonly first: Answered<T>;
  /** The first page and those asked for since. */
  readonly pages: readonly T[];
  readonly sending: Pick<Sending, 'busy' | 'failure'>;
  /** Asks for the page after the last; null when there is none, or while another list is on its way. */
  readonly more: (() => void) | null;
  /** Whether all pages of what is asked for are there. */
  readonly whole: boolean;
}

/**
 * The pages of a list from its first on; another path or other parameters begin anew. A null path asks for nothing.
 * While what is there is not `enough` the next page is asked for without being told to.
 */
export function usePages<T extends Page>(
  path: string | null,
  query: Query,
  enough: (pages: readonly T[]) => boolean = () => true,
): Paged<T> {
  const { calls } = useConsole();
  const address = path === null ? null : addressOf(path, query);
  const [kept, setKept] = useState<PagesKept<T>>({
    pages: [],
    of: null,
    failure: null,
    furtherFailure: null,
    busy: address !== null,
  });
  const list = useMemo(() => createPageList<T>(setKept), []);
  useEffect(() => {
    const page = (next: string | null) => calls.get<T>(path ?? '', next === null ? query : { ...query, next });
    list.show(address === null ? null : { name: address, page });
  }, [address, calls]);
  const { pages, of, failure, furtherFailure, busy } = kept;
  const current = of === address;
  const more = current && (pages.at(-1)?.next ?? null) !== null ? list.more : null;
  const wanted = more !== null && !busy && failure === null && furtherFailure === null && !enough(pages);
  useEffect(() => {
    if (wanted) list.more();
  }, [wanted, kept]);
  return {
    first: { value: pages[0] ?? null, current, failure, loading: busy, reload: list.reload },
    pages,
    sending: { busy, failure: furtherFailure },
    more,
    whole: current && pages.length > 0 && more === null,
  };
}

/** A list that is needed whole: each page asks for the next by itself. */
export function useWholeList<T extends Page>(path: string): Paged<T> {
  return usePages<T>(path, {}, () => false);
}
