import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';

/** What the file beside the database remembers: which file it was, its history and how far that had gone. */
interface Remembered {
  readonly epoch: string;
  readonly headSeq: number;
  readonly inode: string;
}

/** Remembers, outside the database, how far its history had gone, so that a file put back by hand is noticed. */
export interface EpochSidecar {
  /** Whether the database is the one last seen here and has lost nothing since. */
  continues(epoch: string, headSeq: number): boolean;
  /** Notes the state reached. One write of fixed length, so that a killed process never leaves half a note. */
  note(epoch: string, headSeq: number): void;
  close(): void;
}

const LENGTH = 256;

/** The sidecar `<file>.epoch` of a database file that exists already. */
export function openEpochSidecar(path: string): EpochSidecar {
  const sidecarPath = `${path}.epoch`;
  const inode = String(statSync(path).ino);
  const remembered = read(sidecarPath);
  const handle = openSync(sidecarPath, remembered === null ? 'w' : 'r+');
  return {
    continues: (epoch, headSeq) =>
      remembered !== null && remembered.epoch === epoch && remembered.inode === inode && headSeq >= remembered.headSeq,
    note(epoch, headSeq) {
      const text = JSON.stringify({ epoch, headSeq, inode } satisfies Remembered);
      writeSync(handle, text.padEnd(LENGTH - 1) + '\n', 0);
    },
    close: () => closeSync(handle),
  };
}

function read(path: string): Remembered | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { epoch, headSeq, inode } = value as Record<string, unknown>;
    return typeof epoch === 'string' && typeof headSeq === 'number' && typeof inode === 'string'
      ? { epoch, headSeq, inode }
      : null;
  } catch {
    return null;
  }
}
