import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bench package, seen from its sources and from what is bundled of them, and the project it belongs to. */
export const benchFolder = packageFolder(dirname(fileURLToPath(import.meta.url)));
export const projectFolder = dirname(dirname(benchFolder));
export const builtFolder = join(benchFolder, '.built');
export const peersFolder = join(benchFolder, '.peers');
export const serverEntry = join(projectFolder, 'packages', 'server', 'dist', 'main.js');

/** Works in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packageFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : packageFolder(dirname(from));
}
