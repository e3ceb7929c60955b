import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type PageName, type Route, fragmentOf, readRoute } from '../app/route.ts';

/** The route in the address, and the way to another; the browser's back button works. */
export function useRoute(allowed: readonly PageName[]): readonly [Route, (next: Partial<Route>) => void] {
  const [fragment, setFragment] = useState(() => window.location.hash);
  useEffect(() => {
    const changed = (): void => setFragment(window.location.hash);
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  const route = useMemo(() => readRoute(fragment, allowed), [fragment, allowed]);
  const go = useCallback(
    (next: Partial<Route>): void => {
      const page = next.page ?? route.page;
      const same = page === route.page;
      window.location.hash = fragmentOf({
        page,
        part: next.part ?? (same ? route.part : ''),
        query: next.query ?? (same && next.part === undefined ? route.query : {}),
      });
    },
    [route],
  );
  return [route, go];
}
