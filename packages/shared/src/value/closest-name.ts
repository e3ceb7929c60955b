import { nearMiss } from './near-miss.ts';

const ENDINGS = /(?:(?:建设|投资|产业化|技改|改扩建)?项目|工程|\([一二三四五六七八九十]期\))+$/;
/** Two names this alike (Dice coefficient of their pairs of letters) are worth suggesting. */
const ALIKE = 0.6;

/**
 * Finds the name most like a typed one, for suggesting: one that differs by a usual ending or one character, else one
 * with most pairs of letters in common. Names and typed text are folded. Undefined when none is close enough.
 */
export function closestName<T>(names: readonly (readonly [string, T])[]): (typed: string) => T | undefined {
  const byPair = new Map<string, number[]>();
  names.forEach(([name], index) => {
    for (const pair of pairsOf(name)) {
      const places = byPair.get(pair);
      if (places) places.push(index);
      else byPair.set(pair, [index]);
    }
  });
  return (typed) => {
    const shared = new Map<number, number>();
    const pairs = pairsOf(typed);
    for (const pair of pairs) for (const index of byPair.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const near = nearMiss(
      typed,
      [...shared.keys()].flatMap((index) => names.slice(index, index + 1)),
      ENDINGS,
    );
    if (near !== null) return near.target;
    let best: T | undefined;
    let most = ALIKE;
    for (const [index, count] of shared) {
      const [name, target] = names[index] ?? ['', undefined];
      const alike = (2 * count) / (pairs.size + pairsOf(name).size);
      if (target !== undefined && alike > most) [best, most] = [target, alike];
    }
    return best;
  };
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index += 1) pairs.add(text.slice(index, index + 2));
  return pairs;
}
