import type { Person } from '@double-hundred/shared/protocol/people';
import { describe, expect, it } from 'vitest';
import { testServer } from '../../testing/test-server.ts';

const NEW = { id: 'clerk-new', name: '新填报员', role: 'clerk', unitId: 'shiqiao' };

async function desk() {
  const server = await testServer();
  const admin = await server.signIn('admin');
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await server.call(admin, method, `/api/v1/people${path}`, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { ...server, json };
}

describe('PEOPLE', () => {
  it('PEOPLE an account is added with a password told once, and signs in with it', async () => {
    const { json, signIn } = await desk();
    const added = await json('POST', '', NEW);
    expect(added).toMatchObject({ status: 200, body: { user: NEW } });
    await expect(signIn('clerk-new', String(added.body['password']))).resolves.toBeTypeOf('string');
    const { people } = (await json('GET', '')).body as unknown as { people: Person[] };
    expect(people.find(({ id }) => id === 'clerk-new')).toEqual({ ...NEW, disabled: false });
    expect(JSON.stringify(people)).not.toMatch(/password|scrypt/);
  });

  it('PEOPLE a disabled account is out at once and comes back when it is enabled', async () => {
    const { json, signIn, call } = await desk();
    const token = await signIn('clerk-shiqiao');
    expect((await json('POST', '/clerk-shiqiao/disable')).body).toMatchObject({ disabled: true });
    expect((await call(token, 'GET', '/api/v1/session')).status).toBe(401);
    await expect(signIn('clerk-shiqiao')).rejects.toThrow('401');
    await json('POST', '/clerk-shiqiao/enable');
    await expect(signIn('clerk-shiqiao')).resolves.toBeTypeOf('string');
  });

  it('PEOPLE a reset password replaces the old one and ends the sessions', async () => {
    const { json, signIn, call } = await desk();
    const token = await signIn('office');
    const { password } = (await json('POST', '/office/password')).body;
    expect((await call(token, 'GET', '/api/v1/session')).status).toBe(401);
    await expect(signIn('office')).rejects.toThrow('401');
    await expect(signIn('office', String(password))).resolves.toBeTypeOf('string');
  });

  it('PEOPLE accounts that are taken, wrong, one’s own or unknown are refused with a sentence', async () => {
    const { json } = await desk();
    for (const wrong of [
      { ...NEW, id: 'office' },
      { ...NEW, id: 'Ä' },
      { ...NEW, unitId: null },
      { ...NEW, unitId: 'nowhere' },
      { ...NEW, role: 'inspector' },
    ]) {
      expect(await json('POST', '', wrong)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } });
    }
    expect((await json('POST', '/admin/disable')).body).toMatchObject({ errors: [{ code: 'OWN_ACCOUNT' }] });
    expect((await json('POST', '/nobody/password')).status).toBe(404);
  });

  it('PEOPLE two admins who disable each other at the same moment do not both get their way', async () => {
    const { json, call, signIn } = await desk();
    const { password } = (await json('POST', '', { id: 'admin-two', name: '管理员二', role: 'admin', unitId: null })).body;
    const second = await signIn('admin-two', String(password));
    const answers = await Promise.all([
      json('POST', '/admin-two/disable').then(({ status }) => status),
      call(second, 'POST', '/api/v1/people/admin/disable').then(({ status }) => status),
    ]);
    expect(answers.toSorted()).toEqual([200, 422]);
  });

  it('PEOPLE every change is in the audit trail, without the password', async () => {
    const { json, database } = await desk();
    const { password } = (await json('POST', '', NEW)).body;
    await json('POST', '/clerk-new/password');
    await json('POST', '/clerk-new/disable');
    const kept = await database.query({ sql: "SELECT * FROM audit_entry WHERE action LIKE 'people.%' ORDER BY seq", args: [] });
    expect(kept.map((row) => row['action'])).toEqual(['people.add', 'people.password', 'people.disable']);
    expect(JSON.stringify(kept)).not.toContain(String(password));
  });
});
