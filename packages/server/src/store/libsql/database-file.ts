import { fileURLToPath } from 'node:url';

/** The path of the file a `file:` address names; null for the address of a database server. */
export function databaseFile(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length).replace(/\?.*$/, '');
}
