import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WatchedRecompute } from './contenders/watch-recompute.ts';
import { builtFolder } from './folders.ts';
import { type Figure, held, scale } from './measure.ts';
import { TODAY } from './project-rows.ts';
import { runContender } from './run-contender.ts';
import type { RunningServer } from './servers.ts';

/** Everything recomputed after a new threshold while totals are read, then checked from the command line beside the server. */
export async function districtRecompute(server: RunningServer, folder: string, rows: number): Promise<Figure[]> {
  const input = { url: server.url, thresholdYuan: 160_000_000 };
  const watched = await runContender<WatchedRecompute>('watch-recompute', input);
  const checked = await checkByCommand(folder);
  const what = `${rows.toLocaleString('en-US')} rows recomputed after a new threshold`;
  const reads = `${what}, totals read meanwhile`;
  return [
    scale(what, rows / watched.seconds, 'rows/s', `${watched.seconds.toFixed(1)} s beside the server's other work`),
    held(`${what}: states of progress told`, watched.told, 'states', { atLeast: 10 }),
    scale(
      `${what}: answer to the change itself`,
      watched.answeredAfter,
      'ms',
      'waits up to 1.5 s, in which small districts are done',
    ),
    scale(`${reads}: p50`, watched.readsP50, 'ms'),
    scale(`${reads}: p95`, watched.readsP95, 'ms'),
    scale(`${reads}: longest`, watched.longest, 'ms'),
    scale(
      'recompute from the command line, beside the server',
      rows / checked.seconds,
      'rows/s',
      'kept totals compared with the rows: equal',
    ),
    held('recompute from the command line: lines of progress', checked.lines, 'lines', { atLeast: 5 }),
  ];
}

async function checkByCommand(folder: string): Promise<{ seconds: number; lines: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(builtFolder, 'server.js'), 'recompute', '--json'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, TODAY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, progress] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (progress += String(chunk)));
  await once(child, 'close');
  const { equal } = JSON.parse(output) as { equal: boolean };
  if (!equal) throw new Error(`kept totals differ from the rows: ${output.slice(0, 500)}`);
  return { seconds: (performance.now() - start) / 1_000, lines: progress.split('\n').filter((line) => /\d/.test(line)).length };
}
