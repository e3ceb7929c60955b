import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'packages/server/dist/main.js');

/** The day on which every test takes place, and the password of every demo account. */
export const TODAY = '2026-11-23';
export const PASSWORD = 'e2e-password-2026';

/** The real built server in a process of its own, on a data folder of its own with the demo district. */
export interface TestServer {
  readonly port: number;
  readonly url: string;
  /** Starts the process and waits until it answers. */
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Runs a command of the product on the same data; gives its standard output. Rejects when it fails. */
  command(...words: string[]): Promise<string>;
  /** Ends the process and removes the data. */
  dispose(): Promise<void>;
}

export async function createTestServer(): Promise<TestServer> {
  for (const built of [entry, join(root, 'packages/workbench/dist/index.html')]) {
    if (!existsSync(built)) throw new Error(`${built} is missing: run npm run build first`);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'double-hundred-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    TODAY,
    DEMO_PASSWORD: PASSWORD,
    LOG_LEVEL: 'error',
  };
  let child: ChildProcess | null = null;

  const command = async (...words: string[]): Promise<string> => {
    const run = spawn(process.execPath, [entry, ...words], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    run.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    run.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const [code] = (await once(run, 'close')) as [number];
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${complaints}${output}`);
    return output;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const closed = once(running, 'exit');
    running.kill(signal);
    await closed;
  };

  await command('seed', '--demo');
  return {
    port,
    url,
    command,
    async start() {
      const running = spawn(process.execPath, [entry, 'serve'], {
        cwd: root,
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = running;
      for (let wait = 0; wait < 200; wait += 1) {
        if (running.exitCode !== null) throw new Error(`the server ended with ${running.exitCode}`);
        const ready = await fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        );
        if (ready) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the server was not ready within 10 s');
    },
    kill: () => end('SIGKILL'),
    async dispose() {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
