import { describe, expect, it } from 'vitest';
import { createCalls } from './calls.ts';

function answering(answer: Response | Error) {
  const seen: { url: string; init: RequestInit }[] = [];
  const calls = createCalls((url, init) => {
    seen.push({ url, init });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return { calls, seen };
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
});
