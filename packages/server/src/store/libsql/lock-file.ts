import { writeFileSync, readFileSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { storageText } from '@double-hundred/shared/message/storage';

export interface FileLock {
  release(): void;
}

/**
 * Takes the lock beside a database file, so that two servers never open one file.
 * The lock is the operating system's own lock on `<file>.lock`: it falls with its process, however that ends,
 * so a lock left by a dead process never has to be judged. The process id beside it only serves the sentence.
 */
export async function lockFile(path: string): Promise<Result<FileLock, string>> {
  const lockPath = `${path}.lock`;
  const client = createClient({ url: `file:${lockPath}`, concurrency: 1 });
  try {
    const held = await client.transaction('write');
    await held.execute('SELECT 1');
    writeFileSync(`${path}.pid`, String(process.pid));
    return ok({
      release() {
        held.close();
        client.close();
      },
    });
  } catch (error) {
    client.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return err(storageText.lockedByOther(path, holderOf(path)));
    return err(storageText.notWritable(path));
  }
}

function holderOf(path: string): string {
  try {
    return readFileSync(`${path}.pid`, 'utf8').trim();
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
