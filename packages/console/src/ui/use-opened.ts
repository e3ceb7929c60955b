import { useRef } from 'preact/hooks';

/** The one of a list that is open, by its id; it stays open as it was while the pages that hold it are asked for anew. */
export function useOpened<T extends { readonly id: string }>(all: readonly T[], id: string): T | undefined {
  const last = useRef<T | undefined>(undefined);
  const found = all.find((each) => each.id === id);
  if (found !== undefined) last.current = found;
  return found ?? (last.current?.id === id ? last.current : undefined);
}
