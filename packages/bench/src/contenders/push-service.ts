import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { openBench } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { batches, edited, newRows, pushOf } from '../push-rows.ts';

const AUTHOR = { id: 'clerk-unit1', name: '填报员' };
const WARM_UP = 1_000;

// The push service without HTTP: JSON text in, JSON text out, everything between as in the server.
void contend<{ folder: string; rows: number; batch: number }, { insert: number; update: number }>(
  async ({ folder, rows, batch }) => {
    const { database, services } = await openBench(folder, 24, true);
    const { epoch } = await services.syncStore.head();
    const send = async (bodies: readonly string[]): Promise<void> => {
      for (const body of bodies) {
        const pushed = await services.sync.push(JSON.parse(body) as PushRequest, AUTHOR, 'commit');
        if (!pushed.ok) throw new Error(pushed.error.detail);
        const odd = pushed.value.results.find(({ status }) => status !== 'accepted');
        if (odd) throw new Error(JSON.stringify(odd));
        JSON.stringify(pushed.value);
      }
    };
    const round = async (count: number, from: number): Promise<{ insert: number; update: number }> => {
      const fresh = newRows(count, 'unit1', from);
      const inserts = batches(fresh, batch).map((part) => JSON.stringify(pushOf('unit1', epoch, part)));
      const updates = batches(fresh, batch).map((part) => JSON.stringify(pushOf('unit1', epoch, part.map(edited), part)));
      const start = performance.now();
      await send(inserts);
      const middle = performance.now();
      await send(updates);
      return { insert: (count / (middle - start)) * 1_000, update: (count / (performance.now() - middle)) * 1_000 };
    };
    await round(WARM_UP, 0);
    const taken = await round(rows, WARM_UP);
    await database.close();
    return taken;
  },
);
