import { absorbChanges } from './absorb-changes.ts';
import { absorb, type Stop, stopFor, type SyncRun } from './sync-run.ts';

const PAGE = 500;

/** Reads the server's changes page by page from the cursor on and takes each page into the file. Null when all are in. */
export async function pullChanges(run: SyncRun): Promise<Stop | null> {
  const { server, ids, signal, onProgress } = run.deps;
  let more = true;
  while (more) {
    if (signal?.aborted === true) return { end: 'cancelled', failure: null };
    const { unit, ledger, epoch, cursor } = run.state;
    const answer = await server.changes({ unit, ledger, epoch: epoch ?? '', cursor, limit: PAGE });
    if (!answer.ok) return stopFor(answer.error);
    const page = answer.value;
    more = page.more && page.next > cursor;
    if (page.changes.length > 0) {
      await absorb(run, (rows) => {
        const absorbed = absorbChanges(run.state, rows, page, ids);
        run.pulled += absorbed.news;
        return absorbed;
      });
    }
    onProgress?.({ phase: 'pull', done: run.pulled, total: null });
  }
  return null;
}
