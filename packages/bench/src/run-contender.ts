import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtFolder, projectFolder } from './folders.ts';

/** Runs a contender in a process of its own and gives what it prints as its last line. */
export function runContender<Outcome>(name: string, input: object, nodeOptions: readonly string[] = []): Promise<Outcome> {
  const child = spawn(process.execPath, [...nodeOptions, join(builtFolder, `${name}.js`), JSON.stringify(input)], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${name} ended with ${code}: ${complaints.slice(-2_000)}`));
      resolve(JSON.parse(output.trim().split('\n').at(-1) ?? 'null') as Outcome);
    });
  });
}
