import type { FrozenBulletin } from '@double-hundred/shared/bulletin/frozen-bulletin';
import type { AuditDraft } from './sync-store.ts';

/** The files a bulletin is kept as. */
export const BULLETIN_FILES = ['docx', 'xlsx', 'html', 'txt'] as const;
export type BulletinFileKind = (typeof BULLETIN_FILES)[number];

/** A file with the SHA-256 it is known by. */
export interface BulletinFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export type BulletinFiles = Readonly<Record<BulletinFileKind, BulletinFile>>;

/** A frozen bulletin as kept: its JSON text and SHA-256, who published it and when. */
export interface KeptBulletin {
  readonly bulletin: FrozenBulletin;
  readonly sha256: string;
  readonly published: { readonly by: string; readonly at: string } | null;
  readonly files: Readonly<Record<BulletinFileKind, string>>;
}

/** What is stored of a bulletin when it is frozen. */
export interface BulletinDraft {
  readonly bulletin: FrozenBulletin;
  readonly text: string;
  readonly sha256: string;
  readonly files: BulletinFiles;
  readonly userId: string;
}

/** The port behind bulletins. Nothing kept is ever changed. */
export interface BulletinStore {
  /** Newest first, without the rows behind their figures. */
  list(): Promise<readonly KeptBulletin[]>;
  find(id: string): Promise<KeptBulletin | null>;
  file(id: string, kind: BulletinFileKind): Promise<BulletinFile | null>;
  /** The highest number used in a series and year; 0 when none was. */
  lastNumber(series: string, year: number): Promise<number>;
  /** Keeps a bulletin; false when its number is taken. */
  add(draft: BulletinDraft, audit: AuditDraft): Promise<boolean>;
  /** False when it was published before. */
  publish(id: string, act: { userId: string; userName: string; at: string }, audit: AuditDraft): Promise<boolean>;
}
