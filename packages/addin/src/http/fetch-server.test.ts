import { expect, test } from 'vitest';
import { createFetchServer } from './fetch-server.ts';

interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

function answering(...answers: readonly (Response | Error)[]) {
  const seen: Seen[] = [];
  const server = createFetchServer({
    baseUrl: 'https://host',
    newKey: () => `key-${seen.length}`,
    now: () => 0,
    fetch: (url, init) => {
      seen.push({
        url,
        method: init.method ?? '',
        headers: init.headers as Record<string, string>,
        body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
      });
      const answer = answers[seen.length - 1] ?? new Error('no further answer');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { server, seen };
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });

test('CALLS carry the token and the protocol version, and bodies as JSON', async () => {
  const { server, seen } = answering(json({ units: [] }), json({ token: 't' }, { status: 201 }));
  server.useToken('abc');
  await server.units();
  await server.signIn('a', 'b');
  expect(seen[0]).toMatchObject({
    url: 'https://host/api/v1/units',
    method: 'GET',
    headers: { authorization: 'Bearer abc', 'x-protocol': '1' },
  });
  expect(seen[1]).toMatchObject({ method: 'POST', body: { user: 'a', password: 'b' } });
});

test('CALLS put lists together over their pages', async () => {
  const { server, seen } = answering(json({ conflicts: [{ id: '1' }], next: 'n1' }), json({ conflicts: [{ id: '2' }] }));
  const answer = await server.conflicts({ unit: 'shiqiao', ledger: 'projects' });
  expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(['1', '2']);
  expect(seen[1]?.url).toContain('next=n1');
});

test('CALLS give a problem with its code, sentence, number and wait', async () => {
  const problem = {
    type: 'about:blank',
    title: 'x',
    status: 409,
    code: 'EPOCH_CHANGED',
    detail: '平台恢复过备份。',
    requestId: 'q9',
    epoch: 'e2',
  };
  const { server } = answering(json(problem, { status: 409, headers: { 'retry-after': '3' } }));
  expect(await server.changes({ unit: 'u', ledger: 'l', epoch: 'e1', cursor: 0, limit: 10 })).toEqual({
    ok: false,
    error: {
      kind: 'problem',
      code: 'EPOCH_CHANGED',
      detail: '平台恢复过备份。',
      requestId: 'q9',
      epoch: 'e2',
      retryAfterSeconds: 3,
    },
  });
});

test('CALLS an answer that is none of the product’s counts as busy or as a fault of the network, never as data', async () => {
  const { server } = answering(
    new Response('<html>Bad Gateway</html>', { status: 502 }),
    new Response('<html>请先登录上网认证</html>'),
    new TypeError('failed to fetch'),
  );
  expect(await server.who()).toMatchObject({ ok: false, error: { kind: 'problem', code: 'SERVER_BUSY' } });
  expect(await server.campaign()).toEqual({ ok: false, error: { kind: 'network' } });
  expect(await server.campaign()).toEqual({ ok: false, error: { kind: 'network' } });
});

test('CALLS a cancelled push says so and is not made', async () => {
  const { server, seen } = answering();
  const ender = new AbortController();
  ender.abort();
  const request = { epoch: 'e', fileId: 'f', replicaId: 'c', batchId: 'b', schemaVersion: 1, unit: 'u', ledger: 'l', muts: [] };
  expect(await server.push(request, ender.signal)).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(seen).toEqual([]);
});

test('ONCE a change whose answer was lost goes out again under its key; calls with ids of their own need none', async () => {
  const { server, seen } = answering(new Error('down'), json({}), json({}), json({}));
  for (let times = 0; times < 3; times += 1) await server.replyToInspection('i1', '已整改');
  await server.signIn('office', 'secret');
  expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-0', 'key-0', 'key-2', undefined]);
});
