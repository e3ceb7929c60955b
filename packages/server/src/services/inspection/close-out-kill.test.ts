import type { ChildProcess } from 'node:child_process';
import { testClock } from '@double-hundred/shared/kernel/clock';
import { createIdSource } from '@double-hundred/shared/kernel/ids';
import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import { describe, expect, it } from 'vitest';
import { httpClient } from '../../testing/http-client.ts';
import { runProcess, startProcess, testFolder } from '../../testing/run-process.ts';
import { seededBytes } from '../../testing/seeded-bytes.ts';

const ROUNDS = Number(process.env['CLOSE_OUT_KILL_ROUNDS'] ?? 2);
const UNITS = ['shiqiao', 'liuwan'] as const;
const DEMO = { DEMO_PASSWORD: 'demo-password', TODAY: '2026-11-23', PORT: '0' };

describe(`kill -9 while issues are closed off, ${ROUNDS} rounds`, () => {
  it('CLOSEOUT I8 whenever the server is killed, every change of a state has its decision and every decision its change', async () => {
    const environment = { DATA_DIR: testFolder(), LOG_LEVEL: 'error', ...DEMO };
    expect((await runProcess(['seed', '--demo'], environment)).code).toBe(0);
    const start = async () => {
      const { child, address } = await startProcess(['serve'], environment);
      return { child, url: await address() };
    };
    let server = await start();
    const http = httpClient(() => server.url);
    const ids = createIdSource(testClock(Date.parse('2026-11-23T02:00:00Z')), seededBytes(3));
    const random = seededBytes(7);
    let inspector = await http.signIn('inspector', DEMO.DEMO_PASSWORD);
    const seen = async () =>
      ((await (await http.call(inspector, 'GET', '/api/v1/close-outs')).json()) as CloseOuts).closeOuts.filter(({ unitId }) =>
        UNITS.some((unit) => unit === unitId),
      );
    const seeded = new Map((await seen()).map(({ rowId, state }) => [rowId, state]));
    expect(seeded.size).toBeGreaterThan(1);

    let decided = 0;
    /** Applies and decides in turn until the line is cut. */
    const work = async (unit: string, clerk: string): Promise<void> => {
      for (let round = 0; ; round += 1) {
        for (const { rowId, state } of (await seen()).filter(({ unitId }) => unitId === unit)) {
          const apply = { unit, rowId, progress: `第${ids.next('x')}次整改` };
          const decision = state === 'closed' ? 'reopen' : state === 'applied' ? (round % 2 === 0 ? 'close' : 'reject') : null;
          const answer =
            decision === null
              ? await http.call(clerk, 'POST', '/api/v1/close-outs/applications', apply)
              : await http.call(inspector, 'POST', '/api/v1/close-outs', {
                  rowId,
                  decision,
                  verifier: '王核实',
                  ground: '现场看过',
                });
          expect(await answer.text()).not.toContain('INTERNAL');
          if (decision !== null) decided += 1;
        }
      }
    };

    for (let round = 0; round < ROUNDS; round += 1) {
      const before = decided;
      const clerks = await Promise.all(UNITS.map((unit) => http.signIn(`clerk-${unit}`, DEMO.DEMO_PASSWORD)));
      const working = UNITS.map((unit, index) => work(unit, clerks[index] ?? '').catch(() => undefined));
      while (decided < before + 3) await pause(1);
      await pause((random(1)[0] ?? 0) / 8);
      await kill(server.child);
      await Promise.all(working);
      server = await start();
      inspector = await http.signIn('inspector', DEMO.DEMO_PASSWORD);
      for (const issue of await seen()) {
        const history = await http.call(inspector, 'GET', `/api/v1/rows/${issue.rowId}/revisions`);
        const { revisions } = (await history.json()) as {
          revisions: { rev: number; by: string; changed: Record<string, { to: unknown }> }[];
        };
        const changed = revisions.filter(({ by, changed: cells }) => by === 'inspector' && cells['closeOut'] !== undefined);
        expect(issue.decisions.map(({ rev }) => rev)).toEqual(changed.map(({ rev }) => rev));
      }
    }
    await kill(server.child);
    expect(decided).toBeGreaterThanOrEqual(3 * ROUNDS);
    const audit = await runProcess(['verify-audit', '--json'], environment);
    expect(JSON.parse(audit.stdout)).toMatchObject({ intact: true });
  }, 180_000);
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
