import { storableText } from '../store/storable-text.ts';

/** The JSON pointer of the first text of a body that has a NUL or half a character; null when there is none. */
export function unreadableText(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') return storableText(value) === value ? null : pointer;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inside] of Object.entries(value)) {
    const found = unreadableText(inside, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== null) return found;
  }
  return null;
}
