import type { HostFacts } from '../ports/host-port.ts';
import type { ProbePort } from '../ports/probe-port.ts';

const TIMEOUT_MS = 10_000;

/** 诊断 in a browser. `facts` are those of the program around the page. */
export function createBrowserProbe(page: Window & typeof globalThis, facts: HostFacts): ProbePort {
  const ask = (address: string): Promise<Response> =>
    page.fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    host: () => facts,
    browser: () => page.navigator.userAgent,
    async server() {
      const before = page.performance.now();
      try {
        const answer = await ask('/healthz');
        const milliseconds = Math.round(page.performance.now() - before);
        const health: unknown = await answer.json();
        const version = typeof health === 'object' && health !== null ? Reflect.get(health, 'version') : null;
        const at = Date.now();
        const serverTime = Date.parse(answer.headers.get('date') ?? '');
        return { version: typeof version === 'string' ? version : '?', milliseconds, serverTime, at };
      } catch {
        return null;
      }
    },
    storage() {
      try {
        page.localStorage.setItem('double-hundred.probe', 'x');
        const kept = page.localStorage.getItem('double-hundred.probe') === 'x';
        page.localStorage.removeItem('double-hundred.probe');
        return kept;
      } catch {
        return false;
      }
    },
    async page() {
      const script = page.document.querySelector<HTMLScriptElement>('script[type="module"][src]');
      const path = script ? new URL(script.src).pathname : '';
      const build = path.split('/').at(-1) ?? '';
      try {
        const html = await (await ask(page.location.pathname)).text();
        return { build, fresh: path === '' ? null : html.includes(path) };
      } catch {
        return { build, fresh: null };
      }
    },
  };
}
