import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { describe, expect, it, onTestFinished } from 'vitest';
import { demoCampaign } from './services/seed/demo-campaign.ts';
import { DEMO_UNITS } from './services/seed/demo-units.ts';
import { runProcess, startProcess, testFolder } from './testing/run-process.ts';

const DEMO = { DEMO_PASSWORD: 'demo-password', TODAY: '2026-11-23' };

async function demoFolder(): Promise<string> {
  const folder = testFolder();
  const seeded = await runProcess(['seed', '--demo'], { DATA_DIR: folder, ...DEMO });
  if (seeded.code !== 0) throw new Error(seeded.stderr);
  return folder;
}

describe('the server as a process', () => {
  it('PROCESS asked to end it finishes the call under way, says so and exits with 0', async () => {
    const folder = await demoFolder();
    const server = await startProcess(['serve'], { DATA_DIR: folder, PORT: '0', ...DEMO });
    const address = await server.address();
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({
      status: 'ok',
      demo: true,
      version: expect.stringMatching(/^\d/),
    });
    const body = JSON.stringify({ user: 'office', password: DEMO.DEMO_PASSWORD });
    const signIn = fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.child.kill('SIGTERM');
    expect((await signIn).status).toBe(201);
    const { code, stdout, stderr } = await server.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('已停止');
    expect(stdout).toContain(join(folder, 'demo-users.json'));
  });

  it('PROCESS a second server on the same data and a taken port are refused in one sentence each', async () => {
    const folder = await demoFolder();
    const server = await startProcess(['serve'], { DATA_DIR: folder, PORT: '0', ...DEMO });
    await server.address();
    const second = await runProcess(['serve'], { DATA_DIR: folder, PORT: '0' });
    expect({ code: second.code, lines: lines(second.stderr) }).toEqual({
      code: 1,
      lines: [expect.stringContaining('正被另一个服务进程')],
    });

    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const third = await runProcess(['serve'], { DATA_DIR: testFolder(), PORT: port });
    expect({ code: third.code, lines: lines(third.stderr) }).toEqual({
      code: 1,
      lines: [expect.stringContaining(`端口 127.0.0.1:${port} 已被占用`)],
    });
  });

  it('PROCESS totals are read beside the running server', async () => {
    const folder = await demoFolder();
    const server = await startProcess(['serve'], { DATA_DIR: folder, PORT: '0', ...DEMO });
    await server.address();
    const { code, stdout } = await runProcess(['totals', '--json'], { DATA_DIR: folder, ...DEMO });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2026-11-23', basis: 'claimed' });
  });

  it('PROCESS with a fixed day everything that is done is dated by that day', async () => {
    const folder = await demoFolder();
    const server = await startProcess(['serve'], { DATA_DIR: folder, PORT: '0', ...DEMO });
    const address = await server.address();
    const send = async (path: string, body: unknown, token?: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      return (await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const { token } = (await send('/session', { user: 'office', password: DEMO.DEMO_PASSWORD })) as { token: string };
    const asked = { unit: 'shiqiao', kind: 'signed', basis: 'claimed', count: -1, yuan: 0, note: '重复计入' };
    const { at } = (await send('/adjustments', asked, token)) as { at: string };
    expect(shanghaiDay(Date.parse(at))).toBe(DEMO.TODAY);
  });

  it('PROCESS a certificate and its key make it https', async () => {
    const folder = await demoFolder();
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
    ];
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = await startProcess(['serve'], {
      DATA_DIR: folder,
      PORT: '0',
      TLS_CERT_FILE: cert,
      TLS_KEY_FILE: key,
      ...DEMO,
    });
    const address = await server.address();
    expect(address).toMatch(/^https:/);
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      request(
        `${address}/`,
        { ca: readFileSync(cert), servername: 'localhost', checkServerIdentity: () => undefined },
        (response) => {
          response.resume();
          resolve(response.headers);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(headers['strict-transport-security']).toContain('max-age');
    const broken = await runProcess(['serve'], {
      DATA_DIR: testFolder(),
      PORT: '0',
      TLS_CERT_FILE: key,
      TLS_KEY_FILE: join(folder, 'none.pem'),
    });
    expect({ code: broken.code, lines: lines(broken.stderr) }).toEqual({ code: 1, lines: [expect.stringContaining('none.pem')] });
  });
});

describe('what keeps the server from starting', () => {
  it.each([
    ['a wrong setting', { PORT: 'eighty' }, 'PORT=“eighty”'],
    ['a data folder that is a file', { DATA_DIR: '/dev/null' }, '/dev/null'],
    ['a data folder that cannot be made', { DATA_DIR: '/sys/double-hundred' }, '不能写入'],
    ['a database address nobody knows', { DATABASE_URL: 'mysql:x' }, 'DATABASE_URL'],
  ])('PROCESS %s is told in one sentence, exit code 1, no stack', async (_, environment, words) => {
    const { code, stderr } = await runProcess(['serve'], { DATA_DIR: testFolder(), PORT: '0', ...environment });
    expect({ code, lines: lines(stderr) }).toEqual({ code: 1, lines: [expect.stringContaining(words)] });
  });

  it('PROCESS a damaged database is told in one sentence and left as it is', async () => {
    const folder = testFolder();
    const file = join(folder, 'double-hundred.db');
    writeFileSync(file, 'this is no database, '.repeat(500));
    const { code, stderr } = await runProcess(['serve'], { DATA_DIR: folder, PORT: '0' });
    expect({ code, lines: lines(stderr) }).toEqual({ code: 1, lines: [expect.stringContaining(file)] });
    expect(readFileSync(file, 'utf8')).toBe('this is no database, '.repeat(500));
  });

  it('PROCESS demo data are neither seeded nor served in production', async () => {
    const folder = await demoFolder();
    const served = await runProcess(['serve'], { DATA_DIR: folder, PORT: '0', NODE_ENV: 'production' });
    expect({ code: served.code, lines: lines(served.stderr) }).toEqual({ code: 1, lines: [expect.stringContaining('演示数据')] });
    expect((await runProcess(['seed', '--demo'], { DATA_DIR: testFolder(), NODE_ENV: 'production' })).code).toBe(1);
  });
});

describe('the other commands', () => {
  it('SEED writes the passwords for this user only, and a second time changes nothing', async () => {
    const folder = testFolder();
    const first = await runProcess(['seed', '--demo', '--json'], { DATA_DIR: folder });
    const { rows, users, passwords } = JSON.parse(first.stdout) as {
      rows: number;
      users: number;
      passwords: Record<string, string>;
    };
    expect(users).toBe(52);
    expect(rows).toBeGreaterThan(400);
    const file = join(folder, 'demo-users.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(passwords);
    const before = readFileSync(file, 'utf8');
    const second = await runProcess(['seed', '--demo'], { DATA_DIR: folder });
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('未改动')]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('PROCESS an unknown command or option is told with what to type instead, exit code 2', async () => {
    const folder = testFolder();
    for (const words of [['sreve'], ['check'], ['totals', '--bases', 'x'], ['seed'], ['create-user']]) {
      const { code, stderr } = await runProcess(words, { DATA_DIR: folder });
      expect.soft(code, words.join(' ')).toBe(2);
      expect.soft(stderr, words.join(' ')).toMatch(/[\u4e00-\u9fff].*(--|npx)/s);
      expect.soft(stderr).not.toContain('    at ');
    }
  });

  it('PROCESS create-user shows the password once; wrong unit, role or a taken name change nothing', async () => {
    const folder = await demoFolder();
    const create = (...words: string[]) => runProcess(['create-user', ...words], { DATA_DIR: folder, ...DEMO });
    const made = await create('--id', 'clerk-two', '--name', '李四', '--role', 'clerk', '--unit', 'shiqiao', '--json');
    expect(JSON.parse(made.stdout)).toMatchObject({
      user: { id: 'clerk-two', unitId: 'shiqiao' },
      password: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
    });
    for (const words of [
      ['--id', 'clerk-two', '--role', 'clerk', '--unit', 'shiqiao'],
      ['--id', 'x-1', '--role', 'clerk', '--unit', 'atlantis'],
      ['--id', 'x-1', '--role', 'clerk'],
      ['--id', 'x-1', '--role', 'king'],
      ['--id', 'Bad Name', '--role', 'leader'],
    ]) {
      const refused = await create(...words);
      expect.soft([refused.code, lines(refused.stderr).length], words.join(' ')).toEqual([1, 1]);
    }
  });

  it('PROCESS check gives a report as JSON and exit code 1 when rows have errors', async () => {
    const file = (name: string) => new URL(`../../xlsx/test-data/${name}.xlsx`, import.meta.url).pathname;
    const environment = { DATA_DIR: testFolder() };
    const clean = await runProcess(
      ['check', file('town-clean'), '--ledger', 'projects', '--unit', 'shiqiao', '--as-of', '2026-11-23', '--json'],
      environment,
    );
    expect(clean.code).toBe(0);
    expect(JSON.parse(clean.stdout)).toMatchObject({
      asOf: '2026-11-23',
      unit: 'shiqiao',
      summary: { rows: 40, rowsWithError: 0 },
    });
    const bad = await runProcess(['check', file('department-bad'), '--unit', 'shangwuju', '--as-of', '2026-11-23'], environment);
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringMatching(/[A-Z]+\d+ .*【错误 /)]);
    const missing = await runProcess(['check', 'nothing.xlsx'], environment);
    expect([missing.code, lines(missing.stderr)]).toEqual([1, [expect.stringContaining('nothing.xlsx')]]);
  });

  it('PROCESS check goes by TODAY only where the data are invented or there are none', async () => {
    const environment = { DATA_DIR: testFolder(), TODAY: '2026-10-10' };
    const sheet = new URL('../../xlsx/test-data/town-clean.xlsx', import.meta.url).pathname;
    const asOf = async () => {
      const { stdout } = await runProcess(['check', sheet, '--unit', 'shiqiao', '--json'], environment);
      return (JSON.parse(stdout) as { asOf: string }).asOf;
    };
    expect(await asOf()).toBe('2026-10-10');
    const source = join(environment.DATA_DIR, 'district.json');
    writeFileSync(source, JSON.stringify({ campaign: demoCampaign('2026-11-23' as Day), units: DEMO_UNITS }));
    expect((await runProcess(['seed', '--from', source], environment)).code).toBe(0);
    const before = shanghaiDay(Date.now());
    expect([before, shanghaiDay(Date.now())]).toContain(await asOf());
    expect((await runProcess(['verify-audit', '--json'], environment)).stdout).toContain('"entries":1');
  });

  it('PROCESS totals and export tell a day or basis they cannot read with exit code 2', async () => {
    const folder = await demoFolder();
    const out = join(folder, 'out.xlsx');
    for (const wrong of [
      ['--as-of', '2026-13-01'],
      ['--basis', 'guessed'],
    ]) {
      for (const words of [['totals'], ['export', 'totals', '--out', out]]) {
        const { code, stderr } = await runProcess([...words, ...wrong], { DATA_DIR: folder, ...DEMO });
        expect.soft([code, lines(stderr).length], [...words, ...wrong].join(' ')).toEqual([2, 1]);
      }
    }
  });

  it('PROCESS serve --json says where it listens and that it has stopped in one line of JSON each', async () => {
    const folder = await demoFolder();
    const server = await startProcess(['serve', '--json'], { DATA_DIR: folder, PORT: '0', ...DEMO });
    await new Promise<void>((resolve) => server.child.stdout?.once('data', () => resolve()));
    server.child.kill('SIGTERM');
    const told = lines((await server.ended).stdout).map((line) => JSON.parse(line) as unknown);
    expect(told).toEqual([
      {
        ready: true,
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        port: expect.any(Number),
        demo: true,
        campaign: expect.any(String),
      },
      { stopped: true },
    ]);
  });
});

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
