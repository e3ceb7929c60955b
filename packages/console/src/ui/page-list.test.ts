import { err, ok } from '@double-hundred/shared/kernel/result';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../app/calls.ts';
import { type PagesKept, createPageList } from './page-list.ts';

interface TestPage {
  readonly rows: readonly string[];
  readonly next: string | null;
}

/** A list whose source answers when told to, in any order. */
function listOnHold() {
  const questions: { readonly of: string; answer(page: TestPage | null): Promise<void> }[] = [];
  const source = (name: string) => ({
    name,
    page: (next: string | null): Answer<TestPage> =>
      new Promise((resolve) =>
        questions.push({
          of: `${name} ${next ?? 'first'}`,
          async answer(page) {
            resolve(page === null ? err({ code: 'NETWORK', detail: '连不上', places: [] }) : ok(page));
            await new Promise((done) => setTimeout(done));
          },
        }),
      ),
  });
  let kept: PagesKept<TestPage> | null = null;
  const list = createPageList<TestPage>((told) => {
    kept = told;
  });
  const answer = async (of: string, rows: string, next: string | null = null): Promise<void> => {
    const at = questions.findIndex((question) => question.of === of);
    await questions.splice(at, 1)[0]?.answer({ rows: rows.split(' '), next });
  };
  const fail = (): Promise<void> | undefined => questions.shift()?.answer(null);
  const rows = (): string => (kept?.pages ?? []).flatMap((page) => page.rows).join(' ');
  return { list, source, answer, fail, rows, kept: () => kept, asked: () => questions.map(({ of }) => of) };
}

describe('the pages of a list', () => {
  it('LIST a page that arrives after another list was chosen is not shown in that', async () => {
    const { list, source, answer, rows } = listOnHold();
    list.show(source('open'));
    await answer('open first', 'a b', '2');
    list.more();
    list.show(source('closed'));
    await answer('closed first', 'x', '9');
    await answer('open 2', 'c d', '3');
    expect(rows()).toBe('x');
    list.more();
    await answer('closed 9', 'y');
    expect(rows()).toBe('x y');
  });

  it('LIST a page that was asked for before a list was read anew is not added to it', async () => {
    const { list, source, answer, rows } = listOnHold();
    list.show(source('open'));
    await answer('open first', 'a b', '2');
    list.more();
    list.reload();
    await answer('open 2', 'c d');
    await answer('open first', 'b', '1');
    expect(rows()).toBe('b');
  });

  it('LIST reading anew brings as many pages as were shown, and the earlier ones stay until all are there', async () => {
    const { list, source, answer, rows, asked, kept } = listOnHold();
    list.show(source('open'));
    await answer('open first', 'a b', '2');
    list.more();
    await answer('open 2', 'c d', '4');
    list.reload();
    await answer('open first', 'A b', '2');
    expect(rows()).toBe('a b c d');
    await answer('open 2', 'c D', '4');
    expect(rows()).toBe('A b c D');
    expect(asked()).toEqual([]);
    expect(kept()?.pages.at(-1)?.next).toBe('4');
  });

  it('LIST nothing is asked for after the last page of a list while another one is on its way', async () => {
    const { list, source, answer, asked } = listOnHold();
    list.show(source('open'));
    await answer('open first', 'a b', '2');
    list.show(source('closed'));
    list.more();
    expect(asked()).toEqual(['closed first']);
  });

  it('LIST what is shown stays when it cannot be read anew, and the next page can be asked for again', async () => {
    const { list, source, answer, fail, rows, kept } = listOnHold();
    list.show(source('open'));
    await answer('open first', 'a b', '2');
    list.more();
    await fail();
    expect(kept()).toMatchObject({ failure: null, furtherFailure: { detail: '连不上' }, busy: false });
    list.more();
    await answer('open 2', 'c');
    list.reload();
    await fail();
    expect(rows()).toBe('a b c');
    expect(kept()).toMatchObject({ failure: '连不上', busy: false });
  });
});
