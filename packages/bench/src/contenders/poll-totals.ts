import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { percentile } from '../rounds.ts';

interface Outcome {
  readonly full: { p50: number; p95: number };
  readonly unchangedPerSecond: number;
  readonly nothingPerSecond: number;
}

const AT_A_TIME = 4;

// Reads the totals over HTTP: the full answer, the unchanged one (304), and a route that does nothing beside signing in.
void contend<{ url: string; reads: number; rates: boolean }, Outcome>(async ({ url, reads, rates }) => {
  const headers = { authorization: `Bearer ${tokenOf('office')}` };
  const totals = `${url}/api/v1/totals`;
  const get = async (address: string, more: Record<string, string> = {}): Promise<Response> => {
    const answer = await fetch(address, { headers: { ...headers, ...more } });
    await answer.arrayBuffer();
    return answer;
  };
  for (let warm = 0; warm < 30; warm += 1) await get(totals);
  const times: number[] = [];
  for (let index = 0; index < reads; index += 1) {
    const start = performance.now();
    await get(totals);
    times.push(performance.now() - start);
  }
  const rate = async (call: () => Promise<Response>, status: number): Promise<number> => {
    const start = performance.now();
    const worker = async (): Promise<void> => {
      for (let index = 0; index < reads; index += 1) {
        const answer = await call();
        if (answer.status !== status) throw new Error(`${answer.url}: ${answer.status}`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    return (reads * AT_A_TIME * 1_000) / (performance.now() - start);
  };
  let unchangedPerSecond = 0;
  let nothingPerSecond = 0;
  if (rates) {
    const etag = (await get(totals)).headers.get('etag') ?? '';
    await rate(() => get(`${url}/api/v1/session`), 200);
    unchangedPerSecond = await rate(() => get(totals, { 'if-none-match': etag }), 304);
    nothingPerSecond = await rate(() => get(`${url}/api/v1/session`), 200);
  }
  return { full: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }, unchangedPerSecond, nothingPerSecond };
});
