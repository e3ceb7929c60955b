import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testClock } from '@double-hundred/shared/kernel/clock';
import { createIdSource } from '@double-hundred/shared/kernel/ids';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { httpClient } from '../../testing/http-client.ts';
import { memoryFile } from '../../testing/memory-file.ts';
import { projectRow } from '../../testing/project-row.ts';
import { runProcess, startProcess, testFolder } from '../../testing/run-process.ts';
import { seededBytes } from '../../testing/seeded-bytes.ts';

const DEMO = { DEMO_PASSWORD: 'demo-password', TODAY: '2026-11-23' };
const UNITS = ['shiqiao', 'shangwuju', 'kaifaqu'] as const;

async function demo() {
  const folder = testFolder();
  const environment = { DATA_DIR: folder, PORT: '0', ...DEMO };
  const run = (...words: string[]) => runProcess(words, environment);
  expect((await run('seed', '--demo')).code).toBe(0);
  let base = '';
  const start = async () => {
    const server = await startProcess(['serve'], environment);
    base = await server.address();
    return async () => {
      server.child.kill('SIGTERM');
      expect((await server.ended).code).toBe(0);
    };
  };
  const json = async <T>(...words: string[]) => JSON.parse((await run(...words, '--json')).stdout) as T;
  return { folder, run, json, start, http: httpClient(() => base) };
}

describe('backup and restore', () => {
  it('I1 after a restore the clerks’ files give back what the backup lacked, and the totals are as before', async () => {
    const { folder, run, json, start, http } = await demo();
    let stop = await start();
    const ids = createIdSource(testClock(Date.parse('2026-11-23T02:00:00Z')), seededBytes(7));
    const signedIn = async (unit: string) => {
      const token = await http.signIn(`clerk-${unit}`, DEMO.DEMO_PASSWORD);
      return { token, server: http.syncServer(token) };
    };
    const clerks = await Promise.all(
      UNITS.map(async (unit) => {
        return { unit, ...(await signedIn(unit)), file: memoryFile(unit, ids) };
      }),
    );
    const syncAll = async (expected: object) => {
      for (const { server, file } of clerks) {
        const report = await file.sync(server);
        expect(report).toMatchObject({ end: 'clean', unsent: [], missing: [], waiting: 0, ...expected });
      }
    };
    await syncAll({ epochChanged: false });
    clerks.forEach(({ unit, file }) => [1, 2, 3, 4].forEach((number) => file.add(projectRow(unit, number))));
    await syncAll({ epochChanged: false });

    const out = join(folder, 'backup.db');
    const backup = await json<{ headSeq: number; epoch: string; rows: number; audit: { seq: number; hash: string } }>(
      'backup',
      '--out',
      out,
    );
    const held = clerks.reduce((sum, { file }) => sum + file.rows.length, 0);
    expect(backup.rows).toBeGreaterThanOrEqual(held);
    expect(backup.headSeq).toBeGreaterThanOrEqual(backup.rows);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const again = await run('backup', '--out', out);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('没有覆盖')]);

    for (const { unit, file } of clerks) {
      [5, 6, 7].forEach((number) => file.add(projectRow(unit, number)));
      for (const { fields } of file.rows.filter((row) => String(row.fields['projectName']).startsWith(`${unit}第2号`))) {
        fields['progress'] = `${unit}备份之后改的进展。`;
        fields['totalInvestmentYuan'] = Number(fields['totalInvestmentYuan']) + 20_000_000;
      }
    }
    await syncAll({ epochChanged: false });
    const before = await json<TotalsResponse>('totals');
    const sheets = clerks.map(({ file }) => contentOf(file));
    const whileRunning = await run('restore', out);
    expect([whileRunning.code, whileRunning.stderr]).toEqual([1, expect.stringContaining('正被另一个服务进程')]);
    await stop();

    const restored = await json<{ epoch: string; replaced: string; headSeq: number }>('restore', out);
    expect(restored.headSeq).toBe(backup.headSeq);
    expect(restored.epoch).not.toBe(backup.epoch);
    expect(existsSync(restored.replaced)).toBe(true);
    expect((await json<TotalsResponse>('totals')).district).not.toEqual(before.district);

    stop = await start();
    for (const clerk of clerks) {
      const before = await http.call(clerk.token, 'GET', '/api/v1/session');
      expect([before.status, await before.json()]).toMatchObject([401, { code: 'TOKEN_REVOKED' }]);
      Object.assign(clerk, await signedIn(clerk.unit));
    }
    await syncAll({ epochChanged: true });
    const after = await json<TotalsResponse>('totals');
    expect({ rows: after.rows, district: after.district }).toEqual({ rows: before.rows, district: before.district });
    expect(clerks.map(({ file }) => contentOf(file))).toEqual(sheets);
    for (const { server, unit, file } of clerks) {
      const pulled = memoryFile(unit, ids);
      expect((await pulled.sync(server)).state.epoch).toBe(restored.epoch);
      expect(contentOf(pulled)).toEqual(contentOf(file));
    }
    expect(await json('recompute')).toEqual({ equal: true, differences: [] });
    expect(await json('verify-audit', '--seen', `${backup.audit.seq}:${backup.audit.hash}`)).toMatchObject({ intact: true });
    expect(await json('verify-audit', out)).toMatchObject({ intact: true, head: backup.audit });
    await stop();
    // What was put aside is longer than the backup, and so a chain that the present one does not continue.
    const aside = await json<{ head: { seq: number; hash: string } }>('verify-audit', restored.replaced);
    const cut = await run('verify-audit', out, '--seen', `${aside.head.seq}:${aside.head.hash}`);
    expect([cut.code, cut.stdout]).toEqual([1, expect.stringContaining('截短或替换')]);
  });

  it('STORE a file that is no backup is refused in one sentence and the data stay as they are', async () => {
    const { folder, run, json } = await demo();
    const database = join(folder, 'double-hundred.db');
    const before = { content: readFileSync(database), totals: await json<TotalsResponse>('totals') };
    const text = join(folder, 'text.db');
    writeFileSync(text, 'no database at all, '.repeat(400));
    const good = join(folder, 'good.db');
    await run('backup', '--out', good);
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, readFileSync(good).subarray(0, 90_000));
    for (const [file, words] of [
      [text, '不是本系统的数据库'],
      [cut, '没有通过完整性检查'],
      [join(folder, 'demo-users.json'), '不是本系统的数据库'],
      [join(folder, 'none.db'), '找不到备份文件'],
      [`${database}.lock`, '不是本系统的数据库'],
    ] as const) {
      const { code, stderr, stdout } = await run('restore', file);
      expect
        .soft({ code, stdout, lines: stderr.trim().split('\n') }, file)
        .toEqual({ code: 1, stdout: '', lines: [expect.stringContaining(words)] });
    }
    expect(readdirSync(folder).filter((name) => /restoring|before-restore|part$/.test(name))).toEqual([]);
    expect(readFileSync(database).equals(before.content)).toBe(true);
    expect(await json('totals')).toEqual(before.totals);
    const nowhere = await run('backup', '--out', join(folder, 'missing', 'x.db'));
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('写不进去')]);
  });
});

/** What a clerk sees, whatever the order of the rows. */
function contentOf(file: ReturnType<typeof memoryFile>): string[] {
  return file.rows.map(({ rowId, fields }) => `${rowId} ${JSON.stringify(Object.entries(fields).sort())}`).sort();
}
