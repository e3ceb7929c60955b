/** Levels of lists and objects in what is sent: far more than anything asks for, and few enough to be walked by recursion. */
export const NESTING_LIMIT = 100;

/** Whether a JSON value has more levels of lists and objects than that. */
export function nestsBeyond(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inside) => nestsBeyond(inside, levels - 1));
}

/** A JSON value down to so many levels; null stands for what lies deeper. */
export function cutBeyond(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((inside) => cutBeyond(inside, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, cutBeyond(inside, levels - 1)]));
}
