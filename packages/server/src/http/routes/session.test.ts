import { describe, expect, it } from 'vitest';
import { TEST_PASSWORD, testServer } from '../../testing/test-server.ts';

const MINUTE = 60_000;
const credentials = (user: string, password = TEST_PASSWORD) => ({ user, password });

describe('sign-in', () => {
  it('AUTH a right password gives a token that tells who calls', async () => {
    const { call, signIn } = await testServer();
    const token = await signIn('clerk-shiqiao');
    expect(token).toMatch(/^[\w-]{43}$/);
    const who = await call(token, 'GET', '/api/v1/session');
    expect(await who.json()).toMatchObject({ user: { id: 'clerk-shiqiao', role: 'clerk', unitId: 'shiqiao' } });
  });

  it('AUTH whoever signed in is told the day the server counts by, not the one of his own clock', async () => {
    const { call, signIn, advance } = await testServer();
    const today = async () => (await (await call(await signIn('leader'), 'GET', '/api/v1/session')).json()) as object;
    expect(await today()).toMatchObject({ demo: false, today: '2026-11-23' });
    advance(15 * 60 * MINUTE);
    expect(await today()).toMatchObject({ today: '2026-11-24' });
  });

  it('AUTH an unknown user and a wrong password get the same answer', async () => {
    const { call } = await testServer();
    const answers = [];
    for (const body of [credentials('nobody-here', 'wrong'), credentials('office', 'wrong')]) {
      const response = await call(null, 'POST', '/api/v1/session', body);
      const { requestId, ...problem } = (await response.json()) as Record<string, unknown>;
      expect(requestId).toEqual(expect.any(String));
      answers.push({ status: response.status, problem });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: 'BAD_CREDENTIALS' } });
  });

  it('AUTH the sixth attempt after five failures waits, longer each time, even with the right password', async () => {
    const { call, advance } = await testServer();
    const attempt = (password: string) => call(null, 'POST', '/api/v1/session', credentials('leader', password));
    for (let failure = 0; failure < 5; failure += 1) expect((await attempt('wrong')).status).toBe(401);
    const locked = await attempt(TEST_PASSWORD);
    expect(locked.status).toBe(429);
    expect(locked.headers.get('retry-after')).toBe('60');
    expect(await locked.json()).toMatchObject({ code: 'LOCKED_OUT', detail: expect.stringContaining('1 分钟') });
    advance(MINUTE);
    expect((await attempt('wrong')).status).toBe(401);
    expect((await attempt(TEST_PASSWORD)).headers.get('retry-after')).toBe('120');
    advance(2 * MINUTE);
    expect((await attempt(TEST_PASSWORD)).status).toBe(201);
  });

  it('AUTH guesses sent all at once do not get past the lock', async () => {
    const { call } = await testServer();
    const guesses = Array.from({ length: 12 }, (_, index) =>
      call(null, 'POST', '/api/v1/session', credentials('office', `guess-${index}`)),
    );
    const statuses = (await Promise.all(guesses)).map((response) => response.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('AUTH failures of neighbours behind one address do not hold back an account known there', async () => {
    const { call, signIn } = await testServer();
    await signIn('office');
    for (let index = 0; index < 60; index += 1) await call(null, 'POST', '/api/v1/session', credentials(`nobody-${index}`));
    expect((await call(null, 'POST', '/api/v1/session', credentials('clerk-liuwan'))).status).toBe(429);
    expect((await call(null, 'POST', '/api/v1/session', credentials('office'))).status).toBe(201);
  });
});

describe('sessions', () => {
  it('AUTH a session ends after two idle hours, and after twelve hours of use', async () => {
    const { call, signIn, advance } = await testServer();
    const idle = await signIn('clerk-shiqiao');
    advance(121 * MINUTE);
    const expired = await call(idle, 'GET', '/api/v1/units');
    expect(expired.status).toBe(401);
    expect(await expired.json()).toMatchObject({ code: 'TOKEN_EXPIRED' });
    const used = await signIn('clerk-shiqiao');
    for (let hour = 1; hour < 12; hour += 1) {
      advance(60 * MINUTE);
      expect((await call(used, 'GET', '/api/v1/units')).status).toBe(200);
    }
    advance(60 * MINUTE);
    expect((await call(used, 'GET', '/api/v1/units')).status).toBe(401);
  });

  it('AUTH signing out and disabling the account revoke the token at once', async () => {
    const { call, signIn, services } = await testServer();
    const first = await signIn('office');
    expect((await call(first, 'DELETE', '/api/v1/session')).status).toBe(204);
    expect(await (await call(first, 'GET', '/api/v1/session')).json()).toMatchObject({ code: 'TOKEN_REVOKED' });
    const second = await signIn('office');
    await services.users.disableUser('office');
    expect(await (await call(second, 'GET', '/api/v1/session')).json()).toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  it('AUTH neither token nor password is stored or logged', async () => {
    const { signIn, database, logLines } = await testServer();
    const token = await signIn('office');
    const stored = JSON.stringify([
      await database.query({ sql: 'SELECT * FROM session', args: [] }),
      await database.query({ sql: 'SELECT * FROM user', args: [] }),
      logLines,
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(TEST_PASSWORD);
  });

  it('AUTH a call without or with an invented token is refused with a challenge', async () => {
    const { call } = await testServer();
    const without = await call(null, 'GET', '/api/v1/units');
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await (await call('x'.repeat(43), 'GET', '/api/v1/units')).json()).toMatchObject({ code: 'TOKEN_REVOKED' });
    expect((await call(null, 'GET', '/api/v1/units', undefined, { authorization: 'Basic b2ZmaWNlOng=' })).status).toBe(401);
  });

  it('AUTH sessions that ended a month ago are let go of at the next sign-in', async () => {
    const { signIn, database, advance } = await testServer();
    await signIn('office');
    advance(20 * 24 * 60 * MINUTE);
    await signIn('leader');
    advance(11 * 24 * 60 * MINUTE);
    await signIn('inspector');
    const kept = await database.query({ sql: 'SELECT user_id FROM session ORDER BY user_id', args: [] });
    expect(kept.map((row) => row['user_id'])).toEqual(['inspector', 'leader']);
  });
});

describe('audit trail of sign-ins', () => {
  it('AUTH AUDIT who came, left, failed or was locked out is in the trail, without a password or an invented name', async () => {
    const { call, signIn, database, services } = await testServer();
    const token = await signIn('office');
    await call(token, 'DELETE', '/api/v1/session');
    await call(null, 'POST', '/api/v1/session', credentials('S3cret-typed-as-name', 'wrong'));
    for (let index = 0; index < 5; index += 1) await call(null, 'POST', '/api/v1/session', credentials('leader', 'wrong-Secret'));
    expect((await call(null, 'POST', '/api/v1/session', credentials('leader', 'wrong-Secret'))).status).toBe(429);
    await services.auditNotes.drain();
    const kept = await database.query({ sql: 'SELECT * FROM audit_entry ORDER BY seq', args: [] });
    const told = kept.map(({ actor, action, subject, detail }) => [actor, action, subject, JSON.parse(String(detail))]);
    const refused = (locked: boolean) => ['nobody', 'session.refused', 'leader', { address: expect.any(String), locked }];
    expect(told).toEqual([
      ['office', 'session.signIn', 'office', { address: expect.any(String) }],
      ['office', 'session.signOut', 'office', {}],
      ['nobody', 'session.refused', 'unknown', { address: expect.any(String), locked: false }],
      ...[false, false, false, false, true].map(refused),
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/S3cret|wrong/i);
  });

  it('AUDIT whoever fetches the workbook of a unit is in the trail', async () => {
    const { call, signIn, database, services } = await testServer();
    await call(await signIn('office'), 'GET', '/api/v1/ledgers/projects/template.xlsx?unit=liuwan');
    await services.auditNotes.drain();
    const kept = await database.query({ sql: "SELECT * FROM audit_entry WHERE action = 'ledger.export'", args: [] });
    expect(kept).toMatchObject([{ actor: 'office', subject: 'liuwan/projects' }]);
  });
});
