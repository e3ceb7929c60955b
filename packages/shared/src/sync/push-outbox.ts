import type { Mutation } from '../protocol/push.ts';
import { absorbResults } from './absorb-results.ts';
import { chunkMutations } from './chunk-mutations.ts';
import { absorb, type Stop, stopFor, type SyncRun } from './sync-run.ts';

/**
 * Sends everything in flight in pushes within the server's limits, taking in each answer before the next push.
 * Null when all was answered. A push the server calls too large is cut in half; a row too large by itself is set aside.
 */
export async function pushOutbox(run: SyncRun): Promise<Stop | null> {
  const { chunks, tooLarge } = chunkMutations(Object.values(run.state.outbox), run.limits);
  for (const mutation of tooLarge) run.tooLarge.set(mutation.rowId, mutation);
  const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  let done = 0;
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    run.deps.onProgress?.({ phase: 'push', done, total });
    const answer = await pushChunk(run, chunk);
    if (answer === 'tooLarge') chunks.unshift(...halves(run, chunk));
    else if (answer !== null) return answer;
    else done += chunk.length;
  }
  if (total > 0) run.deps.onProgress?.({ phase: 'push', done, total });
  return null;
}

async function pushChunk(run: SyncRun, muts: readonly Mutation[]): Promise<Stop | 'tooLarge' | null> {
  const { server, ids, signal, wait } = run.deps;
  if (signal?.aborted === true) return { end: 'cancelled', failure: null };
  const { epoch, fileId, replicaId, schemaVersion, unit, ledger } = run.state;
  const request = { epoch: epoch ?? '', fileId, replicaId, batchId: ids.next('b'), schemaVersion, unit, ledger, muts: [...muts] };
  const answer = await server.push(request, signal);
  if (!answer.ok)
    return answer.error.kind === 'problem' && answer.error.code === 'BATCH_TOO_LARGE' ? 'tooLarge' : stopFor(answer.error);
  const { results, backoffMs } = answer.value;
  for (const { rowId, status, conflicts, findings } of results) {
    const given = run.outcomes.get(rowId)?.renumbered === true ? ({ renumbered: true } as const) : {};
    run.outcomes.set(rowId, { rowId, status, ...given, conflicts: conflicts ?? [], findings: findings ?? [] });
  }
  await absorb(run, (rows) => {
    const absorbed = absorbResults(run.state, rows, results, ids);
    for (const patch of absorbed.patches) if (patch.kind === 'setId') renumber(run, patch.was, patch.rowId);
    return absorbed;
  });
  if (backoffMs !== undefined && backoffMs > 0) await wait?.(backoffMs);
  return null;
}

/** What was said of a row under the other unit's id is told of the row under its own; sent again, it gets an answer there. */
function renumber(run: SyncRun, was: string | null, rowId: string): void {
  const said = was === null ? undefined : run.outcomes.get(was);
  if (was === null || said?.status !== 'id_foreign') return;
  run.outcomes.delete(was);
  run.outcomes.set(rowId, { ...said, rowId, renumbered: true });
}

function halves(run: SyncRun, chunk: readonly Mutation[]): Mutation[][] {
  const middle = Math.floor(chunk.length / 2);
  if (middle > 0) return [chunk.slice(0, middle), chunk.slice(middle)];
  for (const mutation of chunk) run.tooLarge.set(mutation.rowId, mutation);
  return [];
}
