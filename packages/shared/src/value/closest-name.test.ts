import { describe, expect, it } from 'vitest';
import { diceOf } from '../testing/small-world.ts';
import { createNameFinder, mayBeNear } from './closest-name.ts';
import { nearMiss } from './near-miss.ts';

const LETTERS = [...'甲乙丙丁戊'];
const ENDINGS = ['项目', '建设项目', '工程', '(一期)', '', ''];
const ENDING = /(?:(?:建设|投资|产业化|技改|改扩建)?项目|工程|\([一二三四五六七八九十]期\))+$/;

function nameOf(roll: (sides: number) => number): string {
  const letters = Array.from({ length: 2 + roll(6) }, () => LETTERS[roll(LETTERS.length)] ?? '');
  return letters.join('') + (ENDINGS[roll(ENDINGS.length)] ?? '');
}

/** The same asked of every name one by one. */
function closestOf(names: readonly string[], typed: string): string | null {
  const shared = (name: string) => [...pairsOf(name)].filter((pair) => pairsOf(typed).has(pair)).length;
  const candidates = names.filter((name) => shared(name) > 0);
  const near = nearMiss(
    typed,
    candidates.map((name) => [name, name] as const),
    ENDING,
  );
  if (near !== null) return near.target;
  const alike = (name: string) => (2 * shared(name)) / (pairsOf(typed).size + pairsOf(name).size);
  const best = candidates
    .filter((name) => alike(name) > 0.6)
    .sort((left, right) => alike(right) - alike(left) || order(left, right));
  return best[0] ?? null;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));
}

function order(left: string, right: string): number {
  return left < right ? -1 : 1;
}

describe('M001 the closest name', () => {
  it('M001 the index suggests what looking at every name one by one suggests, while names come and go', () => {
    let suggested = 0;
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const roll = diceOf(seed);
      const finder = createNameFinder();
      const names = new Set(Array.from({ length: 8 }, () => nameOf(roll)));
      for (const name of names) finder.add(name);
      for (let step = 0; step < 6; step += 1) {
        const typed = nameOf(roll);
        if (names.has(typed)) continue;
        const expected = closestOf([...names], typed);
        expect([seed, typed, finder.closest(typed)]).toEqual([seed, typed, expected]);
        if (expected !== null) suggested += 1;
        const moved = step % 2 === 0 ? ([...names][roll(names.size)] ?? '') : nameOf(roll);
        if (names.delete(moved)) finder.remove(moved);
        else {
          names.add(moved);
          finder.add(moved);
        }
        if (typed !== moved && finder.closest(typed) !== expected)
          expect([seed, typed, moved, mayBeNear(typed, moved)]).toContain(true);
      }
    }
    expect(suggested).toBeGreaterThan(500);
  });
});
