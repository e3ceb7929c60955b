/** Shortest length at which one wrong character still leaves no doubt about the word. */
const CERTAIN_LENGTH = 4;

/** A listed word close to what was typed; `certain` enough to propose as the value, or only good as a hint. */
export interface NearMiss<T> {
  readonly target: T;
  readonly certain: boolean;
}

/**
 * The one listed word that differs by a usual ending, a district prefix or one character; null when none or several
 * do. `words` are folded names with what they stand for; several names may stand for the same target.
 */
export function nearMiss<T>(typed: string, words: readonly (readonly [string, T])[], endings: RegExp): NearMiss<T> | null {
  if (typed.length < 2) return null;
  const stem = typed.replace(endings, '');
  const byEnding = only(words.filter(([word]) => stem.length >= 2 && word.replace(endings, '') === stem));
  if (byEnding !== null) return { target: byEnding, certain: true };
  const byPrefix = only(
    words.filter(([word]) => word.length >= CERTAIN_LENGTH && typed.length <= word.length + 4 && typed.endsWith(word)),
  );
  if (byPrefix !== null) return { target: byPrefix, certain: true };
  const byTypo = only(words.filter(([word]) => word.length >= 3 && isOneEdit(typed, word)));
  return byTypo === null ? null : { target: byTypo, certain: typed.length >= CERTAIN_LENGTH };
}

/** Whether one character was changed, added or left out. */
export function isOneEdit(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1 || left === right) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const skip = long.length === short.length ? 1 : 0;
  return short.slice(start + skip) === long.slice(start + 1);
}

function only<T>(found: readonly (readonly [string, T])[]): T | null {
  const [first] = found;
  return first !== undefined && found.every(([, target]) => target === first[1]) ? first[1] : null;
}
