import type { Mutation, PushRequest, PushResponse } from '@double-hundred/shared/protocol/push';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { StoredRow } from '@double-hundred/shared/sync/merge';
import type { SyncReport } from '@double-hundred/shared/sync/sync-report';
import type { SyncServer } from '@double-hundred/shared/sync/sync-server';
import type { ModelServer } from './model-server.ts';
import { MODEL_FIELDS, type ModelWorkbook } from './model-workbook.ts';

/** A broken invariant; the message begins with its number. */
export class Violation extends Error {}

/** Looks over every call and every sync of the model for broken invariants. */
export interface Watch {
  readonly calls: SyncServer;
  /** A person typed the token into a cell in which these values had been visible. */
  typed(token: string, seen: readonly string[]): void;
  /** Tokens that were in the sheet must be there still or be kept by the server. */
  afterSync(book: ModelWorkbook, mustStay: ReadonlySet<string>, report: SyncReport): void;
  /** Sends an executed push again and sees that nothing changes. */
  replay(request: PushRequest): Promise<void>;
  counts: { syncs: number; pushes: number; lost: number; conflicts: number };
}

export function createWatch(server: ModelServer): Watch {
  const seenBefore = new Map<string, ReadonlySet<string>>();
  const effects = new Map<string, string>();
  const counts = { syncs: 0, pushes: 0, lost: 0, conflicts: 0 };
  let lastSeq = 0;
  let lastEpoch = '';

  server.onRevision(({ seq, rowId, mutationId }) => {
    const { epoch } = server.head();
    if (epoch === lastEpoch && seq <= lastSeq) throw new Violation(`I4 seq ${seq} after ${lastSeq}`);
    [lastSeq, lastEpoch] = [seq, epoch];
    if (effects.get(mutationId) === epoch) throw new Violation(`I2 mutation ${mutationId} of row ${rowId} took effect twice`);
    effects.set(mutationId, epoch);
  });

  const push: SyncServer['push'] = async (request) => {
    const before = server.rows();
    const head = server.head();
    const answer = await server.calls.push(request);
    counts.pushes += 1;
    if (!answer.ok) return answer;
    const after = server.rows();
    for (const mutation of request.muts as Mutation[])
      watchMutation(mutation, before.get(mutation.rowId), after.get(mutation.rowId), head.epochStart);
    watchAnswer(request, answer.value);
    return answer;
  };

  const watchMutation = (mutation: Mutation, before: StoredRow | undefined, after: StoredRow | undefined, epochStart: number) => {
    if (before === undefined || after === undefined || before.seq === after.seq) return;
    if (mutation.kind === 'delete') {
      if (!before.deleted && !showsSame(before.fields, mutation.base))
        throw new Violation(`I3 row ${mutation.rowId} was deleted in a version its author had not seen`);
      return;
    }
    if (mutation.reoffer === true && before.seq <= epochStart) return;
    for (const field of MODEL_FIELDS) {
      const from = before.fields[field];
      const to = after.fields[field];
      if (sameValue(from, to)) continue;
      const overwrote = `I3 ${mutation.rowId}.${field} ${String(from)} → ${String(to)}`;
      if (!sameValue(from, mutation.base[field]))
        throw new Violation(`${overwrote}, its author said he saw ${String(mutation.base[field])}`);
      const seen = seenBefore.get(String(to));
      if (mutation.kind === 'upsert' && from !== undefined && to !== undefined && seen?.has(String(from)) !== true)
        throw new Violation(`${overwrote}, which its author had never had on screen`);
    }
  };

  const watchAnswer = (request: PushRequest, response: PushResponse) => {
    if (response.results.length !== request.muts.length) throw new Violation('I7 a push left a row without an answer');
    counts.conflicts += response.results.filter(
      (result) => result.status === 'conflict' || result.status === 'merged_conflict',
    ).length;
  };

  return {
    calls: { ...server.calls, push },
    counts,
    typed: (token, seen) => seenBefore.set(token, new Set(seen)),
    afterSync(book, mustStay, report) {
      counts.syncs += 1;
      if (report.failure?.kind === 'network') counts.lost += 1;
      const present = book.tokens();
      for (const token of mustStay) if (!present.has(token) && !server.keeps(token)) throw new Violation(`I1 lost ${token}`);
      if (report.end !== 'clean') return;
      const ids = book.content.rows.flatMap((row) => (row.id === null ? [] : [row.id]));
      if (new Set(ids).size !== ids.length) throw new Violation('I6 two rows of one file share an id');
    },
    async replay(request) {
      const before = server.head();
      const conflicts = (await server.openConflicts()).length;
      await push(structuredClone(request));
      const after = server.head();
      if (after.headSeq !== before.headSeq || after.epoch !== before.epoch)
        throw new Violation('I10 a replayed push changed a row');
      if ((await server.openConflicts()).length !== conflicts) throw new Violation('I10 a replayed push opened a conflict');
    },
  };
}

/** Whether the row shows the values the author of a delete says he saw. */
function showsSame(fields: RowFields, base: Mutation['base']): boolean {
  return MODEL_FIELDS.every((field) => sameValue(fields[field], base[field]));
}
