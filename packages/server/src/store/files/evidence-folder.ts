import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceFiles } from '../evidence-store.ts';
import { storageFull } from '../storage-failure.ts';

/** Evidence in a folder beside the database: `ab/abcd…`, written under another name first, flushed, then renamed. */
export function createEvidenceFolder(folder: string): EvidenceFiles {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    async put(sha256, bytes) {
      const path = pathOf(sha256);
      const present = await stat(path).catch(() => null);
      if (present?.size === bytes.length) return;
      const part = `${path}.${randomUUID()}.part`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await withFile(part, 'wx', async (file) => {
          await file.writeFile(bytes);
          await file.sync();
        });
        await rename(part, path);
        // The name itself has to be on the disk, too.
        await withFile(dirname(path), 'r', (file) => file.sync());
      } catch (error) {
        await rm(part, { force: true });
        throw isFull(error) ? storageFull(error) : error;
      }
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(() => null);
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return null;
      return new Uint8Array(bytes);
    },
  };
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
