import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { signedProject, testId } from '../../testing/filling-unit.ts';
import { pushFile } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';
import { openApiDocument } from './documentation.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
}

const KNOWN: Readonly<Record<string, string>> = {
  unit: 'shiqiao',
  ledger: 'projects',
  period: '2026-W48',
  stage: '签约',
  epoch: 'e1',
  rowId: testId('r', 1),
};
const NONSENSE = ['x', '', 'null', '{}', '[]', '[1,2]', '-1', '1e3', '"', '[null,null]', '['.repeat(599), 'x'.repeat(5_000)];
const PLACES = [2, 3, 4].flatMap((keys) =>
  ['abc', '', '1e3', '99999999999999999999', '\0', '\ud800', "' OR 1"].map((key) => JSON.stringify(Array(keys).fill(key))),
);
const LIMITS = ['1', '999', '1000', '1001', '9999', '10000', '123456789012345678901234567890'];

/** Every list that is told page by page, as the description of the server names them, and a user who may read them. */
async function pagedLists() {
  const server = await testServer();
  const file = await pushFile(server, { unit: 'shiqiao' });
  await file.send([{ rowId: testId('r', 1), set: signedProject('甲项目') }]);
  const office = await server.signIn('office');
  const { paths } = JSON.parse(JSON.stringify(openApiDocument(server.app, '0'))) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const listsWith = (name: string) =>
    Object.entries(paths).flatMap(([path, { get }]) => {
      const asked = get?.parameters ?? [];
      if (!asked.some((parameter) => parameter.in === 'query' && parameter.name === name)) return [];
      const needed = asked.filter(({ in: place, required }) => place === 'query' && required === true).map((each) => each.name);
      const query = new URLSearchParams(needed.map((each): [string, string] => [each, KNOWN[each] ?? '']));
      return [`${path.replace('{rowId}', KNOWN['rowId'] ?? '')}?${query.toString()}`];
    });
  const ask = async (list: string, name: string, value: string) => {
    const answer = await server.call(office, 'GET', `${list}&${name}=${encodeURIComponent(value)}`);
    return { status: answer.status, body: (await answer.json()) as Problem };
  };
  return { listsWith, ask };
}

describe('nonsense about pages', () => {
  it('HTTP a place in a list that no page gave is refused with what to send, or the list begins anew', async () => {
    const { listsWith, ask } = await pagedLists();
    const lists = listsWith('next');
    expect(lists.length).toBeGreaterThan(11);
    for (const list of lists) {
      for (const next of [...NONSENSE, ...PLACES]) {
        const { status, body } = await ask(list, 'next', next);
        expect.soft([200, 422], `${list} ${next.slice(0, 40)}`).toContain(status);
        if (status === 422)
          expect.soft(body.errors, list).toMatchObject([{ pointer: '#query/next', detail: expect.stringContaining('上一页') }]);
      }
    }
    const [cases, issues] = ['/duplicates', '/close-outs'].map((name) => lists.find((list) => list.includes(name)) ?? '');
    for (const list of [cases, issues]) expect((await ask(list ?? '', 'next', '["abc","x"]')).status).toBe(422);
  });

  it('HTTP whoever asks for more rows than a page holds gets a full page, however many he asks for', async () => {
    const { listsWith, ask } = await pagedLists();
    for (const list of listsWith('limit')) {
      for (const limit of LIMITS)
        expect.soft([list, limit, (await ask(list, 'limit', limit)).status]).toEqual([list, limit, 200]);
      for (const limit of ['-1', '1.5', 'many']) expect.soft((await ask(list, 'limit', limit)).status, list).toBe(422);
    }
  });
});
