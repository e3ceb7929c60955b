import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { kitText } from '@double-hundred/shared/message/office-kit';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KitFile } from './kit-files.ts';

/** Why a kit cannot be written into a folder, as one sentence; null when it can. The folder is made when it is missing. */
export function folderObstacle(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) return kitText.folderIsFile(folder);
    return readdirSync(folder).length > 0 ? kitText.folderNotEmpty(folder) : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'EEXIST' || code === 'ENOTDIR' ? kitText.folderIsFile(folder) : kitText.folderNotWritable(folder);
  }
}

/** Writes the files of a kit into an empty folder; gives their paths. Secret ones can be read by this account alone. */
export function writeKit(folder: string, files: readonly KitFile[]): Result<readonly string[], string> {
  try {
    return ok(
      files.map(({ path, content, secret }) => {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
        writeFileSync(file, content, { flag: 'wx', mode: secret === true ? 0o600 : 0o644 });
        return path;
      }),
    );
  } catch {
    return err(kitText.folderNotWritable(folder));
  }
}
