import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { storageText } from '@double-hundred/shared/message/storage';
import { AUDIT_ORIGIN } from '../audit-hash.ts';
import { errorCode, openClient } from './connection.ts';

/** A backup made and checked. The audit head is worth noting elsewhere: a chain cut short no longer has it. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly epoch: string;
  readonly headSeq: number;
  readonly rows: number;
  readonly audit: { readonly seq: number; readonly hash: string };
}

const BUSY_TIMEOUT_MS = 10_000;

/**
 * Copies the database as it is at one moment, beside a running server, and checks the copy. The name asked for appears
 * only when the copy is whole; a file of that name is never touched. Only this user may read it: it holds password hashes.
 */
export async function backUp(databasePath: string, out: string): Promise<Result<Backup, string>> {
  if (existsSync(out)) return err(storageText.backupExists(out));
  if (!existsSync(databasePath)) return err(storageText.nothingToBackUp(databasePath));
  const part = `${out}.part`;
  try {
    rmSync(part, { force: true });
    const source = await openClient({ url: `file:${databasePath}`, pragmas: [], busyTimeoutMs: BUSY_TIMEOUT_MS });
    try {
      await source.execute({ sql: 'VACUUM INTO ?', args: [part] });
    } finally {
      source.close();
    }
    chmodSync(part, 0o600);
    const checked = await inspect(part, out);
    if (!checked.ok) return checked;
    flush(part);
    if (existsSync(out)) return err(storageText.backupExists(out));
    renameSync(part, out);
    flush(dirname(out));
    return checked;
  } catch (error) {
    const code = errorCode(error);
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
      return err(storageText.damaged(databasePath, code));
    return err(storageText.backupUnwritable(out, code || (error instanceof Error ? error.message : String(error))));
  } finally {
    rmSync(part, { force: true });
  }
}

async function inspect(part: string, out: string): Promise<Result<Backup, string>> {
  const copy = await openClient({ url: `file:${part}`, pragmas: ['query_only = ON'], busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    const health = String((await copy.execute('PRAGMA integrity_check(1)')).rows[0]?.['integrity_check']);
    if (health !== 'ok') return err(storageText.backupDamaged(out, health));
    const row = (
      await copy.execute(`SELECT epoch, head_seq, (SELECT count(*) FROM ledger_row WHERE deleted = 0) AS rows,
        a.seq, a.hash FROM meta LEFT JOIN (SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1) AS a`)
    ).rows[0];
    return ok({
      file: out,
      bytes: statSync(part).size,
      epoch: String(row?.['epoch']),
      headSeq: Number(row?.['head_seq']),
      rows: Number(row?.['rows']),
      audit: { seq: Number(row?.['seq'] ?? 0), hash: String(row?.['hash'] ?? AUDIT_ORIGIN) },
    });
  } finally {
    copy.close();
  }
}

/** Makes sure that a file or the names in a folder are on the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
