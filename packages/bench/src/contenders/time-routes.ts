import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { percentile } from '../rounds.ts';

export interface RouteTime {
  readonly path: string;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  readonly bytes: number;
}

// Reads routes one after the other as the district office's console does; each as often as asked, or as time allows.
void contend<{ url: string; paths: readonly string[]; reads: number; seconds: number }, readonly RouteTime[]>(
  async ({ url, paths, reads, seconds }) => {
    const headers = { authorization: `Bearer ${tokenOf('office')}`, 'x-protocol': '1' };
    const outcomes: RouteTime[] = [];
    for (const path of paths) {
      const times: number[] = [];
      let bytes = 0;
      const started = performance.now();
      for (let read = 0; read < reads && (read < 3 || performance.now() - started < seconds * 1_000); read += 1) {
        const start = performance.now();
        const answer = await fetch(`${url}/api/v1${path}`, { headers });
        bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
        times.push(performance.now() - start);
      }
      // The first one opens what the later ones find open.
      if (times.length > 3) times.shift();
      outcomes.push({ path, p50: percentile(times, 0.5), p95: percentile(times, 0.95), most: Math.max(...times), bytes });
    }
    return outcomes;
  },
);
