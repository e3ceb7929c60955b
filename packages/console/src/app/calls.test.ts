import { describe, expect, it } from 'vitest';
import { createCalls } from './calls.ts';

function answering(...answers: readonly (Response | Error)[]) {
  const seen: { url: string; init: RequestInit }[] = [];
  const calls = createCalls(
    (url, init) => {
      seen.push({ url, init });
      const answer = answers[Math.min(seen.length, answers.length) - 1] ?? new Error('no answer');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    () => `key-${seen.length}`,
    () => 0,
  );
  const sent = (name: string) => seen.map(({ init }) => (init.headers as Record<string, string>)[name]);
  return { calls, seen, sent };
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('CALLS of the console', () => {
  it('CALLS carry token and query, and leave out what has no value', async () => {
    const { calls, seen } = answering(json({ ok: 1 }));
    calls.useToken('t');
    expect(await calls.get('/totals', { asOf: undefined, basis: 'verified' })).toEqual({ ok: true, value: { ok: 1 } });
    expect(seen[0]?.url).toBe('/api/v1/totals?basis=verified');
    expect(seen[0]?.init.headers).toMatchObject({ authorization: 'Bearer t' });
  });

  it('CALLS tell of a session that ended, and give the sentence and the places of a refusal', async () => {
    const problem = { code: 'TOKEN_EXPIRED', detail: '登录已过期', errors: [{ pointer: '/a', code: 'X', detail: '改正' }] };
    const { calls } = answering(json(problem, 401));
    let expired = 0;
    calls.onExpired(() => (expired += 1));
    expect(await calls.send('POST', '/x', {})).toMatchObject({
      ok: false,
      error: { detail: '登录已过期', places: [{ detail: '改正' }] },
    });
    expect(expired).toBe(1);
  });

  it('CALLS a page of another server or a broken line is a fault of the network, never data', async () => {
    expect(await answering(new Response('<html>')).calls.get('/units')).toMatchObject({ ok: false, error: { code: 'NETWORK' } });
    expect(await answering(new Error('down')).calls.get('/units')).toMatchObject({ ok: false, error: { code: 'NETWORK' } });
  });

  it('CALLS a change whose answer was lost goes out again under its key; an answered one is another change', async () => {
    const { calls, sent } = answering(new Error('down'), json({}), json({}));
    for (let times = 0; times < 3; times += 1) await calls.send('POST', '/adjustments', { count: 1 });
    expect(sent('idempotency-key')).toEqual(['key-0', 'key-0', 'key-2']);
  });

  it('CALLS what replaces an answer names its version, and then that of what was kept', async () => {
    const told = (etag: string) => new Response('{"targets":[]}', { headers: { etag } });
    const { calls, sent } = answering(told('"a"'), told('"b"'), told('"c"'));
    const read = await calls.get<object>('/targets');
    const kept = await calls.replace<object>('/targets', {}, read.ok ? read.value : null);
    await calls.replace('/targets', {}, kept.ok ? kept.value : null);
    expect(sent('if-match')).toEqual([undefined, '"a"', '"b"']);
  });
});
