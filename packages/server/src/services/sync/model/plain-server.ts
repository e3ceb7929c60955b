import { ok, err } from '@double-hundred/shared/kernel/result';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { Conflict, Mutation, MutationResult } from '@double-hundred/shared/protocol/push';
import { applyMutation, type StoredRow } from '@double-hundred/shared/sync/merge';
import type { ModelServer } from './model-server.ts';

export function plainServer(ids: IdSource): ModelServer {
  let d = { epoch: ids.next('e'), epochStart: 0, headSeq: 0, rows: {} as Record<string, StoredRow>, results: {} as Record<string, { hash: string; result: MutationResult }>, conflicts: [] as Conflict[], kept: [] as string[] };
  let listener: (revision: { seq: number; rowId: string; mutationId: string }) => void = () => {};
  const one = (m: Mutation): MutationResult => {
    const now = () => ({ rev: d.rows[m.rowId]?.rev ?? 0, seq: d.rows[m.rowId]?.seq ?? 0, deleted: d.rows[m.rowId]?.deleted ?? false, fields: d.rows[m.rowId]?.fields ?? {} });
    const hash = JSON.stringify(m);
    const stored = d.results[m.id];
    if (stored) return stored.hash === hash ? { ...stored.result, ...now(), replay: true } : { id: m.id, rowId: m.rowId, status: 'id_reused', ...now() };
    const outcome = applyMutation(d.rows[m.rowId] ?? null, m, { epochStart: d.epochStart, check: (f) => Object.values(f).some((v) => String(v).startsWith('BAD')) ? [{ ruleId: 'X', severity: 'error', column: '', message: 'x', expected: 'x' }] : [] });
    if (outcome.status === 'invalid') d.kept.push(...Object.values(m.set).map(String));
    if (outcome.next) {
      d.headSeq += 1;
      d.rows[m.rowId] = { rev: (d.rows[m.rowId]?.rev ?? 0) + 1, seq: d.headSeq, ...outcome.next };
      d.kept.push(...Object.values(outcome.next.fields).map(String));
      listener({ seq: d.headSeq, rowId: m.rowId, mutationId: m.id });
    }
    const conflicts = outcome.conflicts.map((c) => ({ ...c, id: ids.next('c'), rowId: m.rowId, by: '', at: '' }));
    d.conflicts = d.conflicts.filter((c) => !outcome.resolved.includes(c.id));
    d.conflicts.push(...conflicts);
    d.kept.push(...conflicts.map((c) => String(c.mine)));
    const result: MutationResult = { id: m.id, rowId: m.rowId, status: outcome.status, ...now(), conflicts };
    d.results[m.id] = { hash, result };
    return result;
  };
  const wrong = (epoch: string) => epoch === d.epoch ? null : err({ kind: 'problem' as const, code: 'EPOCH_CHANGED' as const, detail: '', requestId: '', epoch: d.epoch });
  return {
    calls: {
      open: (r) => Promise.resolve(ok({ epoch: d.epoch, headSeq: d.headSeq, incarnation: r.incarnation + 1, forked: false, replicaId: r.replicaId, schemaVersion: 1, limits: { mutations: 500, bytes: 1_048_576 }, serverTime: '' })),
      push: (r) => Promise.resolve(wrong(r.epoch) ?? ok({ epoch: d.epoch, results: r.muts.map((m) => one(m as Mutation)), headSeq: d.headSeq })),
      changes: (q) => {
        const all = Object.entries(d.rows).filter(([, r]) => r.seq > q.cursor).sort((x, y) => x[1].seq - y[1].seq);
        const page = all.slice(0, 3);
        return Promise.resolve(wrong(q.epoch) ?? ok({ epoch: d.epoch, changes: page.map(([rowId, r]) => ({ rowId, ...r, by: '', at: '' })), next: page.at(-1)?.[1].seq ?? q.cursor, more: all.length > page.length, headSeq: d.headSeq }));
      },
    },
    rows: () => new Map(Object.entries(d.rows)),
    head: () => d,
    keeps: (value) => d.kept.includes(value),
    openConflicts: () => Promise.resolve(d.conflicts),
    onRevision: (l) => { listener = l; },
    backup: () => ({ content: structuredClone(d) }),
    restore: (backup) => {
      d = structuredClone(backup.content as typeof d);
      d.epoch = ids.next('e');
      d.epochStart = d.headSeq;
      return Promise.resolve();
    },
  };
}
