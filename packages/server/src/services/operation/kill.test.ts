import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import { testClock } from '@double-hundred/shared/kernel/clock';
import { createIdSource } from '@double-hundred/shared/kernel/ids';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { ChangesResponse } from '@double-hundred/shared/protocol/changes';
import type { Mutation, PushRequest, PushResponse } from '@double-hundred/shared/protocol/push';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { httpClient } from '../../testing/http-client.ts';
import { projectRow } from '../../testing/project-row.ts';
import { runProcess, startProcess, testFolder } from '../../testing/run-process.ts';
import { seededBytes } from '../../testing/seeded-bytes.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20);
const DEMO = { DEMO_PASSWORD: 'demo-password', TODAY: '2026-11-23' };
const UNITS = ['shiqiao', 'shangwuju', 'kaifaqu', 'liuwan'] as const;
const NEW_ROWS = 8;
const EDITS = 3;

type Kept = Map<string, { rev: number; fields: RowFields }>;
type Sent = Omit<PushRequest, 'muts'> & { readonly muts: readonly Mutation[] };

describe(`kill -9 of the server, ${ROUNDS} rounds`, () => {
  it('I1 I2 I8 STORE no acknowledged row is lost, no push is half there, a push sent again takes effect once, totals agree', async () => {
    const environment = { DATA_DIR: testFolder(), PORT: String(await freePort()), LOG_LEVEL: 'error', ...DEMO };
    expect((await runProcess(['seed', '--demo'], environment)).code).toBe(0);
    const http = httpClient(() => `http://127.0.0.1:${environment.PORT}`);
    const start = async () => {
      const { child } = await startProcess(['serve'], environment);
      const begun = performance.now();
      while (!(await isReady(http))) {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
        await pause(4);
      }
      return { child, ms: performance.now() - begun };
    };

    let server = await start();
    const ids = createIdSource(testClock(Date.parse('2026-11-23T02:00:00Z')), seededBytes(3));
    const office = await http.signIn('office', DEMO.DEMO_PASSWORD);
    const clerks = await Promise.all(UNITS.map((unit) => createClerk(http, ids, unit)));
    const random = seededBytes(42);
    const ready: number[] = [];
    /** The same over the time a process of Node takes to start and end with nothing to do. */
    const starts: number[] = [];
    const sum = { acknowledged: 0, lost: 0, half: 0, unanswered: 0, appliedUnanswered: 0, unlike: 0 };

    for (let round = 0; round < ROUNDS; round += 1) {
      const pushing = clerks.map((clerk) => clerk.pushUntilCut());
      await pause(40 + (((random(2)[0] ?? 0) * 256 + (random(2)[1] ?? 0)) % 300));
      await kill(server.child);
      await Promise.all(pushing);

      server = await start();
      ready.push(server.ms);
      starts.push(server.ms / bareStart());
      for (const clerk of clerks) {
        const stored = await clerk.stored();
        const { lost, cut } = clerk.judge(stored);
        sum.lost += lost;
        if (cut === 'half') sum.half += 1;
        if (cut !== 'none') sum.unanswered += 1;
        if (cut === 'whole') sum.appliedUnanswered += 1;
        if (!(await clerk.replay(cut === 'whole'))) sum.unlike += 1;
      }
      const health = await http.call(office, 'GET', '/api/v1/health/totals');
      expect((await health.json()) as TotalsHealth).toEqual({ equal: true, differences: [] });
    }
    sum.acknowledged = clerks.reduce((count, clerk) => count + clerk.kept.size, 0);
    await kill(server.child);

    ready.sort((left, right) => left - right);
    starts.sort((left, right) => left - right);
    const [median = Infinity, slowest = Infinity] = [ready[Math.floor(ready.length / 2)], ready.at(-1)];
    console.log(
      `kill -9: ${ROUNDS} rounds, ${sum.acknowledged} acknowledged rows, ${sum.lost} lost, ${sum.half} half pushes; ` +
        `${sum.unanswered} pushes without an answer, ${sum.appliedUnanswered} of them applied; ` +
        `ready again median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms, ` +
        `median ${(starts[Math.floor(starts.length / 2)] ?? Infinity).toFixed(1)} times a bare start of Node`,
    );
    expect(sum).toMatchObject({ lost: 0, half: 0, unlike: 0 });
    expect(sum.acknowledged).toBeGreaterThan(ROUNDS * NEW_ROWS);
    const audit = await runProcess(['verify-audit', '--json'], environment);
    expect(JSON.parse(audit.stdout)).toMatchObject({ intact: true });
    // Milliseconds would grow with whatever else the machine does; a second is some 20 bare starts on an idle one.
    expect(starts[Math.floor(starts.length / 4)]).toBeLessThan(20);
  }, 600_000);
});

function bareStart(): number {
  const begun = performance.now();
  spawnSync(process.execPath, ['--eval', '0']);
  return performance.now() - begun;
}

type Http = ReturnType<typeof httpClient>;

/** A clerk who sends one push after the other, remembers what was acknowledged and keeps the push that got no answer. */
async function createClerk(http: Http, ids: ReturnType<typeof createIdSource>, unit: string) {
  const token = await http.signIn(`clerk-${unit}`, DEMO.DEMO_PASSWORD);
  const file = { fileId: ids.next('f'), replicaId: ids.next('p'), unit, ledger: 'projects', schemaVersion: 1 };
  const opened = await http.call(token, 'POST', '/api/v1/files/open', { ...file, incarnation: 0 });
  const { epoch } = (await opened.json()) as { epoch: string };
  const kept: Kept = new Map();
  let number = 0;
  let cut: Sent | null = null;

  const nextPush = (): Sent => {
    const fresh = Array.from({ length: NEW_ROWS }, (): Mutation => {
      const set = projectRow(unit, (number += 1));
      return { id: ids.next('m'), rowId: ids.next('r'), kind: 'upsert', baseRev: 0, base: {}, set };
    });
    const edits = [...kept].slice(-EDITS).map(([rowId, { rev, fields }]): Mutation => {
      const set = { progress: `第${(number += 1)}次修改的进展情况。` };
      return { id: ids.next('m'), rowId, kind: 'upsert', baseRev: rev, base: { progress: fields['progress'] ?? null }, set };
    });
    return { ...file, epoch, batchId: ids.next('b'), muts: [...edits, ...fresh] };
  };
  const send = async (request: Sent): Promise<PushResponse> => {
    const response = await http.call(token, 'POST', '/api/v1/push', request);
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as PushResponse;
  };
  const acknowledge = ({ results }: PushResponse) => {
    for (const { rowId, rev, fields, status } of results) {
      expect(['accepted', 'merged']).toContain(status);
      kept.set(rowId, { rev, fields });
    }
  };

  return {
    kept,
    async pushUntilCut(): Promise<void> {
      for (;;) {
        cut = nextPush();
        const answer = await send(cut).catch((error: unknown) => {
          if (error instanceof TypeError || error instanceof SyntaxError) return null;
          throw error;
        });
        if (answer === null) return;
        acknowledge(answer);
        cut = null;
      }
    },
    /** All rows of the unit as the server holds them now. */
    async stored(): Promise<Kept> {
      const rows: Kept = new Map();
      for (let cursor = 0, more = true; more;) {
        const query = new URLSearchParams({ unit, ledger: 'projects', epoch, cursor: String(cursor), limit: '1000' });
        const response = await http.call(token, 'GET', `/api/v1/changes?${query.toString()}`);
        expect(response.status, 'the epoch goes on after a kill').toBe(200);
        const page = (await response.json()) as ChangesResponse;
        for (const { rowId, rev, fields } of page.changes) rows.set(rowId, { rev, fields });
        ({ next: cursor, more } = page);
      }
      return rows;
    },
    judge(stored: Kept): { lost: number; cut: 'none' | 'absent' | 'half' | 'whole' } {
      const applied = (cut?.muts ?? []).filter(({ rowId, set }) => holds(stored.get(rowId)?.fields, set));
      const edited = new Map((cut?.muts ?? []).filter(({ rowId }) => kept.has(rowId)).map(({ rowId, set }) => [rowId, set]));
      const lost = [...kept].filter(([rowId, row]) => {
        const now = stored.get(rowId);
        return !now || !(holds(now.fields, row.fields) || holds(now.fields, { ...row.fields, ...edited.get(rowId) }));
      });
      if (cut === null) return { lost: lost.length, cut: 'none' };
      const whole = applied.length === cut.muts.length;
      return { lost: lost.length, cut: whole ? 'whole' : applied.length === 0 ? 'absent' : 'half' };
    },
    /** Sends the push without an answer once more; true when it is a replay exactly where it had been applied. */
    async replay(hadBeenApplied: boolean): Promise<boolean> {
      if (cut === null) return true;
      const answer = await send(cut);
      const again = await send(cut);
      acknowledge(answer);
      cut = null;
      const once = again.results.every(({ replay, rev }, index) => replay === true && rev === answer.results[index]?.rev);
      return once && answer.results.every(({ replay = false, status }) => replay === hadBeenApplied && status === 'accepted');
    },
  };
}

function holds(fields: RowFields | undefined, wanted: Mutation['set']): boolean {
  return fields !== undefined && Object.entries(wanted).every(([key, value]) => sameValue(fields[key], value));
}

async function isReady(http: Http): Promise<boolean> {
  return http.call(null, 'GET', '/readyz').then(
    (response) => response.status === 200,
    () => false,
  );
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
