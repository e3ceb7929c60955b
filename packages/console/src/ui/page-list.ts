import type { Answer, CallFailure } from '../app/calls.ts';

/** A list told page by page: `next` leads on, null at the end. */
export interface Page {
  readonly next: string | null;
}

/** Where the pages of a list come from; a list of another name is another list. */
export interface PageSource<T> {
  readonly name: string;
  /** The page after what led to it; null asks for the first. */
  page(next: string | null): Answer<T>;
}

export interface PagesKept<T> {
  /** The pages of the list last answered; they stay while others are asked for. */
  readonly pages: readonly T[];
  /** The name of the list they are of; null before any was answered. */
  readonly of: string | null;
  /** Why the list could not be read. */
  readonly failure: string | null;
  /** Why its next page could not be. */
  readonly furtherFailure: CallFailure | null;
  readonly busy: boolean;
}

export interface PageList<T> {
  /** Shows another list from its first page on; null shows none. */
  show(source: PageSource<T> | null): void;
  /** Reads as many pages anew as there are; the earlier ones stay until all are there. */
  reload(): void;
  /** Asks for the page after the last. */
  more(): void;
}

/** Gathers the pages of one list. What arrives after another list, or the same anew, was asked for belongs to none. */
export function createPageList<T extends Page>(told: (kept: PagesKept<T>) => void): PageList<T> {
  let kept: PagesKept<T> = { pages: [], of: null, failure: null, furtherFailure: null, busy: false };
  let source: PageSource<T> | null = null;
  let asked = 0;
  const keep = (change: Partial<PagesKept<T>>): void => told((kept = { ...kept, ...change }));

  async function read(from: PageSource<T>, count: number): Promise<void> {
    const ticket = (asked += 1);
    keep({ busy: true, furtherFailure: null });
    const pages: T[] = [];
    let next: string | null = null;
    do {
      const answer = await from.page(next);
      if (ticket !== asked) return;
      if (!answer.ok) return keep({ failure: answer.error.detail, busy: false });
      pages.push(answer.value);
      next = answer.value.next;
    } while (next !== null && pages.length < count);
    keep({ pages, of: from.name, failure: null, furtherFailure: null, busy: false });
  }

  async function further(from: PageSource<T>, next: string): Promise<void> {
    const ticket = (asked += 1);
    keep({ busy: true, furtherFailure: null });
    const answer = await from.page(next);
    if (ticket !== asked) return;
    keep(answer.ok ? { pages: [...kept.pages, answer.value], busy: false } : { furtherFailure: answer.error, busy: false });
  }

  return {
    show(other) {
      source = other;
      if (other !== null) return void read(other, 1);
      asked += 1;
      keep({ pages: [], of: null, failure: null, furtherFailure: null, busy: false });
    },
    reload() {
      if (source !== null) void read(source, source.name === kept.of ? kept.pages.length : 1);
    },
    more() {
      const next = kept.pages.at(-1)?.next ?? null;
      if (source !== null && source.name === kept.of && next !== null && !kept.busy) void further(source, next);
    },
  };
}
