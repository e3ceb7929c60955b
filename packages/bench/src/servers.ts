import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { builtFolder } from './folders.ts';
import { peerPath } from './peers.ts';
import { TODAY } from './project-rows.ts';
import { runContender } from './run-contender.ts';

export interface RunningServer {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** The product's server in a process of its own, on a folder in which a district of that many units is made first. */
export async function startOwnServer(folder: string, units: number): Promise<RunningServer> {
  await runContender('prepare-district', { folder, units });
  return serveFolder(folder);
}

/** The product's server on a data folder that is there already. */
export async function serveFolder(folder: string, entry = join(builtFolder, 'server.js')): Promise<RunningServer> {
  const port = await freePort();
  const environment = { PORT: String(port), DATA_DIR: folder, TODAY, LOG_LEVEL: 'error' };
  return start([entry, 'serve'], folder, environment, `http://127.0.0.1:${port}`, '/readyz');
}

/** pouchdb-server with its default store, LevelDB. */
export async function startPouchServer(folder: string): Promise<RunningServer> {
  const port = await freePort();
  const program = peerPath('pouchdb-server', 'bin', 'pouchdb-server');
  return start(
    [program, '--port', String(port), '--dir', folder, '--no-stdout-logs'],
    folder,
    {},
    `http://127.0.0.1:${port}`,
    '/',
  );
}

async function start(
  words: readonly string[],
  cwd: string,
  environment: Record<string, string>,
  url: string,
  probe: string,
): Promise<RunningServer> {
  const child = spawn(process.execPath, words, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  for (let wait = 0; wait < 1_500; wait += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${complaints.slice(-1_000)}`);
    if (
      await fetch(url + probe).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    child,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
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
