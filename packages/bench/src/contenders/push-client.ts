import type { PushResponse } from '@double-hundred/shared/protocol/push';
import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { type BenchRow, batches, edited, newRows, pushOf } from '../push-rows.ts';

interface Input {
  readonly peer: 'own' | 'pouchdb';
  readonly url: string;
  readonly rows: number;
  readonly batch: number;
}

type Send = (part: readonly BenchRow[], before?: readonly BenchRow[]) => { body: string; settle: (answer: string) => void };

// The same sequential client for both servers: one call after the other, answers read to the end.
void contend<Input, { insert: number; update: number }>(async ({ peer, url, rows, batch }) => {
  const { address, headers, prepare } = peer === 'own' ? ownServer(url) : await pouchServer(url);
  const round = async (count: number, from: number): Promise<{ insert: number; update: number }> => {
    const fresh = newRows(count, 'unit1', from);
    const parts = batches(fresh, batch);
    const insert = await sendAll(parts.map((part) => () => prepare(part)));
    const update = await sendAll(parts.map((part) => () => prepare(part.map(edited), part)));
    return { insert: (count / insert) * 1_000, update: (count / update) * 1_000 };
  };
  const sendAll = async (calls: readonly (() => ReturnType<Send>)[]): Promise<number> => {
    let spent = 0;
    for (const call of calls) {
      const { body, settle } = call();
      const start = performance.now();
      const answer = await fetch(address, { method: 'POST', headers, body });
      const text = await answer.text();
      spent += performance.now() - start;
      if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}`);
      settle(text);
    }
    return spent;
  };
  await round(1_000, 0);
  return round(rows, 1_000);
});

function ownServer(url: string) {
  const prepare: Send = (part, before) => ({
    body: JSON.stringify(pushOf('unit1', 'bench', part, before)),
    settle: (answer) => {
      const odd = (JSON.parse(answer) as PushResponse).results.find(({ status }) => status !== 'accepted');
      if (odd) throw new Error(JSON.stringify(odd));
    },
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenOf('clerk-unit1')}` };
  return { address: `${url}/api/v1/push`, headers, prepare };
}

async function pouchServer(url: string) {
  const name = `bench${Date.now()}`;
  await fetch(`${url}/${name}`, { method: 'PUT' });
  const revisions = new Map<string, string>();
  const prepare: Send = (part) => ({
    body: JSON.stringify({
      docs: part.map(({ rowId, fields }) => ({
        _id: rowId,
        ...(revisions.has(rowId) ? { _rev: revisions.get(rowId) } : {}),
        unit: 'unit1',
        ...fields,
      })),
    }),
    settle: (answer) => {
      for (const { id, rev, error } of JSON.parse(answer) as { id: string; rev: string; error?: string }[]) {
        if (error) throw new Error(`${id}: ${error}`);
        revisions.set(id, rev);
      }
    },
  });
  return { address: `${url}/${name}/_bulk_docs`, headers: { 'content-type': 'application/json' }, prepare };
}
