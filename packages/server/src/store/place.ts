/** The key values of a place in a list that was told as `next`; none for null or what is no place. */
export function readPlace(place: string | null, keys: number, wholeKeys = 0): readonly string[] {
  return place !== null && isPlace(place, keys, wholeKeys) ? (JSON.parse(place) as string[]) : [];
}

/** Whether a text is a place by that many keys, the first so many of them whole numbers. */
export function isPlace(text: string, keys: number, wholeKeys = 0): boolean {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== keys || !parts.every((part) => typeof part === 'string')) return false;
    return parts.slice(0, wholeKeys).every((part) => /^-?\d{1,15}$/.test(part));
  } catch {
    return false;
  }
}

/** Which page of a list is asked for: so many, after a place that was told as `next`; null for the first. */
export interface PageAsked {
  readonly limit: number;
  readonly after: string | null;
}

/** A page of a list, and the place after its last; null when nothing follows. */
export interface ListPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}
