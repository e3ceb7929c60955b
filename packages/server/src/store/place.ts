/** The key values of a place in a list that was told as `next`; none for null or what is no place. */
export function readPlace(place: string | null, keys: number): readonly string[] {
  return place !== null && isPlace(place, keys) ? (JSON.parse(place) as string[]) : [];
}

/** Whether a text is a place by that many keys. */
export function isPlace(text: string, keys: number): boolean {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) && parts.length === keys && parts.every((part) => typeof part === 'string');
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
