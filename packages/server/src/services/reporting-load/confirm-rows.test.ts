import { err } from '@double-hundred/shared/kernel/result';
import { describe, expect, it } from 'vitest';
import { projectRow } from '../../testing/project-row.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';
import { serverBusy } from '../sync/call-refusal.ts';
import type { PushService } from '../sync/push.ts';
import { confirmRows } from './confirm-rows.ts';

const UNIT = 'shiqiao';
const ROWS = 510;

describe('confirming more rows than one push takes', () => {
  it('CONFIRM I1 what was confirmed before the server was busy is told, and the rest is deferred until it is asked again', async () => {
    const server = await testServer();
    const file = await pushFile(server, { unit: UNIT });
    const numbers = Array.from({ length: ROWS }, (_, index) => index + 1);
    for (const part of [numbers.slice(0, 260), numbers.slice(260)])
      await file.send(part.map((number) => ({ rowId: testId('r', number), set: projectRow(UNIT, number) })));
    const { syncStore: store, reference, ids, clock, load, sync } = server.services;
    const stored = (await store.rows(UNIT, 'projects')).length;
    let pushes = 0;
    const push: PushService = (...call) => ((pushes += 1) === 2 ? Promise.resolve(err(serverBusy(2))) : sync.push(...call));
    const confirm = () =>
      confirmRows({ store, reference, ids, clock, load, push }, { unit: UNIT, ledger: 'projects' }, { id: 'c', name: '填报员' });
    const first = await confirm();
    const count = (wanted: string) => (first.ok ? first.value.rows.filter(({ status }) => status === wanted).length : 0);
    expect([count('accepted'), count('deferred')]).toEqual([500, stored - 500]);
    expect(await confirm()).toMatchObject({ ok: true, value: { confirmed: stored } });
  }, 60_000);
});
