import { isOneEdit } from './near-miss.ts';

const ENDINGS = /(?:(?:建设|投资|产业化|技改|改扩建)?项目|工程|\([一二三四五六七八九十]期\))+$/;
/** Two names this alike (Dice coefficient of their pairs of letters) are worth suggesting. */
const ALIKE = 0.6;
/** Only a name that has at least this part of a text's pairs, or its stem, can be near it by any of the ways below. */
const SHARED_AT_LEAST = 0.2;
const SHORTEST_STEM = 2;
const SHORTEST_ENDING = 4;
const LONGEST_PREFIX = 4;
const SHORTEST_TYPO = 3;
const MOST_ASKED = 5_000;

/** Names to suggest from, each once. Names and typed texts are folded. */
export interface NameFinder {
  add(name: string): void;
  remove(name: string): void;
  /**
   * The name most like a typed one: the only one that differs by a usual ending, a prefix or one character, else the one
   * with most pairs of letters in common, of several the first by code points. Null when none is close enough.
   */
  closest(typed: string): string | null;
}

/** An empty finder. Each way of being near has an index, so that asking does not look at every name. */
export function createNameFinder(): NameFinder {
  const names: string[] = [];
  const free: number[] = [];
  const places = new Map<string, number>();
  /** How many pairs of letters the name at a place has. */
  const sizes: number[] = [];
  const byPair = new Map<number, number[]>();
  const byStem = new Map<string, number[]>();
  const byHalf = new Map<string, number[]>();
  let shared = new Uint16Array(64);
  /** What was asked since a name last came or went: many rows carry the same text. */
  const asked = new Map<string, number | null>();

  function nearMissOf(typed: string): number | null {
    if (typed.length < 2) return null;
    const stem = stemOf(typed);
    const byEnding = stem.length < SHORTEST_STEM ? null : only(byStem.get(stem) ?? []);
    if (byEnding !== null) return byEnding;
    const endings: number[] = [];
    for (let cut = 0; cut <= LONGEST_PREFIX && typed.length - cut >= SHORTEST_ENDING; cut += 1) {
      const place = places.get(typed.slice(cut));
      if (place !== undefined) endings.push(place);
    }
    return only(endings) ?? only(typosOf(typed));
  }

  function typosOf(typed: string): ReadonlySet<number> {
    const typos = new Set<number>();
    for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
      for (const half of halvesOf(typed, length)) {
        for (const place of byHalf.get(half) ?? []) {
          const name = names[place] ?? '';
          if (name.length >= SHORTEST_TYPO && isOneEdit(typed, name) && pairsInCommon(typed, name) > 0) typos.add(place);
        }
      }
    }
    return typos;
  }

  function mostAlike(typed: string): number | null {
    const pairs = pairsOf(typed);
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const place of byPair.get(pair) ?? []) {
        const count = shared[place] ?? 0;
        if (count === 0) touched.push(place);
        shared[place] = count + 1;
      }
    }
    let best: number | null = null;
    let most = ALIKE;
    for (const place of touched) {
      const count = shared[place] ?? 0;
      shared[place] = 0;
      const alike = (2 * count) / (pairs.length + (sizes[place] ?? 0));
      const first = alike === most && best !== null && (names[place] ?? '') < (names[best] ?? '');
      if (alike > most || first) [best, most] = [place, alike];
    }
    return best;
  }

  return {
    add(name) {
      if (places.has(name)) return;
      asked.clear();
      const place = free.pop() ?? names.length;
      const pairs = pairsOf(name);
      names[place] = name;
      sizes[place] = pairs.length;
      places.set(name, place);
      if (shared.length <= place) shared = new Uint16Array(place * 2);
      for (const pair of pairs) put(byPair, pair, place);
      put(byStem, stemOf(name), place);
      for (const half of halvesOf(name, name.length)) put(byHalf, half, place);
    },
    remove(name) {
      const place = places.get(name);
      if (place === undefined) return;
      asked.clear();
      places.delete(name);
      free.push(place);
      for (const pair of pairsOf(name)) take(byPair, pair, place);
      take(byStem, stemOf(name), place);
      for (const half of halvesOf(name, name.length)) take(byHalf, half, place);
    },
    closest(typed) {
      const known = asked.get(typed);
      const place = known === undefined ? (nearMissOf(typed) ?? mostAlike(typed)) : known;
      if (known === undefined && asked.size < MOST_ASKED) asked.set(typed, place);
      return place === null ? null : (names[place] ?? null);
    },
  };
}

/** Whether a name that comes or goes may change what is closest to a text; both folded. Never false where it does. */
export function mayBeNear(typed: string, name: string): boolean {
  if (stemOf(typed) === stemOf(name)) return true;
  const both = pairsInCommon(typed, name);
  return both > 0 && both >= (typed.length - 1) * SHARED_AT_LEAST;
}

function stemOf(text: string): string {
  return text.replace(ENDINGS, '');
}

/** One of the halves of a name is in every text that differs from it by one character. */
function halvesOf(text: string, length: number): readonly string[] {
  const half = Math.floor((length - 1) / 2);
  if (half < 1 || half > text.length) return [];
  return [`${length}<${text.slice(0, half)}`, `${length}>${text.slice(text.length - half)}`];
}

function pairsInCommon(left: string, right: string): number {
  const pairs = pairsOf(left);
  return pairsOf(right).filter((pair) => pairs.includes(pair)).length;
}

/** The pairs of neighbouring letters of a text, each once, as numbers. */
function pairsOf(text: string): readonly number[] {
  const pairs: number[] = [];
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.charCodeAt(index) * 0x1_0000 + text.charCodeAt(index + 1);
    if (!pairs.includes(pair)) pairs.push(pair);
  }
  return pairs;
}

function put<Key>(index: Map<Key, number[]>, key: Key, place: number): void {
  const found = index.get(key);
  if (found) found.push(place);
  else index.set(key, [place]);
}

function take<Key>(index: Map<Key, number[]>, key: Key, place: number): void {
  const found = index.get(key) ?? [];
  const at = found.indexOf(place);
  if (at >= 0) found.splice(at, 1);
}

function only(found: Iterable<number>): number | null {
  const [first, second] = found;
  return first === undefined || second !== undefined ? null : first;
}
