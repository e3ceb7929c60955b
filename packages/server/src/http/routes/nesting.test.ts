import type { QuarantineItem } from '@double-hundred/shared/protocol/changes';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { PushResponse } from '@double-hundred/shared/protocol/push';
import { describe, expect, it } from 'vitest';
import { signedProject } from '../../testing/filling-unit.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const DEEP = 'here';
const LEVELS = [150, 1_200, 5_000, 200_000];
const SIGNS = [
  ['[', ']'],
  ['{"a":', '}'],
] as const;

/** The JSON of a body with lists, or objects, within each other in the place of `DEEP`. */
function nested(body: unknown, levels: number, [open, close]: (typeof SIGNS)[number] = SIGNS[0]): string {
  return JSON.stringify(body).replaceAll(`"${DEEP}"`, `${open.repeat(levels)}1${close.repeat(levels)}`);
}

async function desk() {
  const server = await testServer();
  const send = async (token: string | null, method: string, path: string, body: string) => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k-0001-0001', ...authorization };
    const response = await server.app.request(`/api/v1${path}`, { method, headers, body });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return { ...server, send };
}

describe('lists within lists', () => {
  it('HTTP a body without end is refused with its place, whatever the operation does with it', async () => {
    const { send, signIn } = await desk();
    const [office, admin] = [await signIn('office'), await signIn('admin')];
    const calls = [
      [null, 'POST', '/session', DEEP],
      [null, 'POST', '/session', { user: 'office', password: DEEP }],
      [office, 'POST', '/adjustments', { unit: 'shiqiao', kind: 'signed', note: '补记', more: DEEP }],
      [office, 'PUT', '/campaign', { scheduleTable: DEEP }],
      [admin, 'PUT', '/units', { units: [DEEP] }],
    ] as const;
    for (const [token, method, path, body] of calls)
      for (const levels of LEVELS)
        for (const signs of SIGNS) {
          if (levels * (signs.join('').length + 1) > 1_000_000) continue;
          const answer = await send(token, method, path, nested(body, levels, signs));
          expect.soft([path, levels, answer.status]).toEqual([path, levels, 422]);
          expect
            .soft((answer.body as Problem).errors)
            .toMatchObject([{ code: 'NESTING', detail: expect.stringContaining('100') }]);
        }
  });

  it('I7 a row without end is refused by itself, is kept as far as it can be read, and stops no other', async () => {
    const { send, signIn, call } = await desk();
    const file = await pushFile({ call, signIn }, { unit: 'shiqiao' });
    let sent = 0;
    const mutation = (changes: object) => {
      sent += 1;
      const row = { rowId: testId('r', sent), set: signedProject(`第${sent}个项目`) };
      return { id: testId('m', sent), kind: 'upsert', baseRev: 0, base: {}, ...row, ...changes };
    };
    const identity = { fileId: testId('f', 1), replicaId: testId('p', 1), unit: 'shiqiao', ledger: 'projects', schemaVersion: 1 };
    for (const mode of ['validate', 'commit'])
      for (const levels of LEVELS) {
        const deep = [
          { set: { progress: DEEP, place: '石桥' } },
          { base: { progress: DEEP } },
          { group: DEEP },
          { set: { 备用列: DEEP } },
        ];
        const each = levels > 5_000 ? deep.slice(0, 1) : deep;
        const muts = [...each.map((changes) => mutation(changes)), mutation({})];
        const body = nested({ epoch: file.epoch, ...identity, batchId: testId('b', sent), muts }, levels);
        const answer = await send(file.token, 'POST', `/push?mode=${mode}`, body);
        expect.soft([mode, levels, answer.status]).toEqual([mode, levels, 200]);
        const statuses = (answer.body as PushResponse).results.map(({ status }) => status);
        expect.soft(statuses).toEqual([...each.map(() => 'invalid'), 'accepted']);
        if (mode === 'commit') expect.soft((await send(file.token, 'POST', `/push?mode=${mode}`, body)).status).toBe(200);
      }
    const kept = await call(file.token, 'GET', '/api/v1/quarantine?unit=shiqiao&ledger=projects');
    const { items } = (await kept.json()) as { items: QuarantineItem[] };
    expect(items.map(({ set }) => set['place'] ?? null)).toContain('石桥');
  });
});
