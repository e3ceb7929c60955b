import type { Mutation, MutationResult, PushResponse } from '@double-hundred/shared/protocol/push';
import { expect } from 'vitest';
import type { testServer } from './test-server.ts';

/** An id of the form the server accepts, told apart by a number. */
export function testId(letter: string, number: number): string {
  return `${letter}${String(number).padStart(25, '0')}`;
}

/** A file of a unit's ledger as an outside program would push from it over HTTP. */
export async function pushFile(
  server: Pick<Awaited<ReturnType<typeof testServer>>, 'call' | 'signIn'>,
  file: {
    readonly unit: string;
    readonly ledger?: string;
    readonly user?: string;
    readonly number?: number;
    readonly schemaVersion?: number;
  },
) {
  const { unit, ledger = 'projects', number = 1, schemaVersion = 1 } = file;
  const token = await server.signIn(file.user ?? `clerk-${unit}`);
  const identity = { fileId: testId('f', number), replicaId: testId('p', number), unit, ledger, schemaVersion };
  const opened = await server.call(token, 'POST', '/api/v1/files/open', { ...identity, incarnation: 0 });
  const { epoch } = (await opened.json()) as { epoch: string };
  let sent = number * 1_000;
  const send = async (muts: readonly Partial<Mutation>[], mode = 'commit'): Promise<MutationResult[]> => {
    const batchId = testId('b', (sent += 1));
    const whole = muts.map((mut) => ({ id: testId('m', (sent += 1)), kind: 'upsert', baseRev: 0, base: {}, set: {}, ...mut }));
    const response = await server.call(token, 'POST', `/api/v1/push?mode=${mode}`, { epoch, ...identity, batchId, muts: whole });
    expect(response.status, await response.clone().text()).toBe(200);
    return ((await response.json()) as PushResponse).results;
  };
  return { token, epoch, send };
}
