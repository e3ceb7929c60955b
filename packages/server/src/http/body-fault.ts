import { NESTING_LIMIT } from '@double-hundred/shared/protocol/nesting';
import { storableText } from '../store/storable-text.ts';

/** What no operation can take: a text with a NUL or half a character, or lists within lists without end. */
export interface BodyFault {
  readonly kind: 'text' | 'nesting';
  /** JSON pointer. */
  readonly pointer: string;
}

/** The first fault of a body; null when there is none. */
export function bodyFault(value: unknown, pointer = '', levels = NESTING_LIMIT): BodyFault | null {
  if (typeof value === 'string') return storableText(value) === value ? null : { kind: 'text', pointer };
  if (typeof value !== 'object' || value === null) return null;
  if (levels === 0) return { kind: 'nesting', pointer };
  for (const [key, inside] of Object.entries(value)) {
    const found = bodyFault(inside, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, levels - 1);
    if (found !== null) return found;
  }
  return null;
}
