import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';

const packageFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let bundled: Promise<string> | null = null;
const built: string[] = [];

afterAll(() => {
  for (const folder of built) rmSync(folder, { recursive: true, force: true });
});

/** Bundles the program once per test file, as it is built for use, so that the tests never run yesterday's build. */
function bundle(): Promise<string> {
  bundled ??= (async () => {
    const outDir = mkdtempSync(join(packageFolder, '..', '..', 'node_modules', '.double-hundred-test-'));
    built.push(outDir);
    const { build } = await import('vite');
    await build({ root: packageFolder, logLevel: 'error', build: { outDir } });
    return join(outDir, 'main.js');
  })();
  return bundled;
}

/** A data folder that disappears with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real program as a process of its own; it is killed when the test ends. */
export async function startProcess(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [await bundle(), ...words], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += String(data)));
  child.stderr?.on('data', (data) => (stderr += String(data)));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return {
    child,
    ended,
    /** The address the server prints when it takes calls. */
    async address(): Promise<string> {
      for (;;) {
        const found = /(https?:\/\/\S+?)\/workbench\//.exec(stdout)?.[1];
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

/** Runs a command of the program to its end. */
export async function runProcess(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const { ended } = await startProcess(words, environment);
  return ended;
}
