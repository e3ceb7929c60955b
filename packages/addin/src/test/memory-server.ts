import { checkFields } from '@double-hundred/shared/check/check-fields';
import type { BulletinEntry, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import type { Day } from '@double-hundred/shared/kernel/day';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { testIds } from '@double-hundred/shared/kernel/ids';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { builtinLedger, builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import type { ProblemCode } from '@double-hundred/shared/protocol/problem';
import type { Conflict, Mutation, MutationResult } from '@double-hundred/shared/protocol/push';
import type { User } from '@double-hundred/shared/protocol/session';
import { applyMutation, type StoredRow } from '@double-hundred/shared/sync/merge';
import { DEFAULT_CYCLES } from '@double-hundred/shared/submission/reporting-cycle';
import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import { syncText } from '@double-hundred/shared/message/sync';
import { testDistrict } from '@double-hundred/shared/testing/district';
import type { ServerPort } from '../ports/server-port.ts';
import { memoryClaims } from './memory-claims.ts';
import { inspectionCalls } from './memory-inspections.ts';
import { memoryFindings, memoryRule } from './memory-rules.ts';
import { memorySubmissions } from './memory-submissions.ts';
import { MEMORY_USERS } from './memory-users.ts';

/** Switches tests turn and looks they take. */
export interface MemoryServer {
  readonly port: ServerPort;
  readonly rows: Map<string, StoredRow>;
  /** Units in the order of their scores. */
  scored: readonly string[];
  readonly calls: string[];
  /** Every mutation that was pushed, in order. */
  readonly pushed: Mutation[];
  offline: boolean;
  /** The definitions in force; a change of rules raises their rulesVersion. */
  ledgers: LedgerDefinition[];
  /** The moment the server believes it is. */
  at: string;
  /** The next push is carried out, but its answer is lost. */
  loseNextAnswer: boolean;
  /** What the office has published. */
  bulletins: readonly { readonly entry: BulletinEntry; readonly reading: BulletinReading }[];
  /** The office nudges the unit to hand in. */
  remind(text: string): void;
  expireSession(): void;
  /** Another person changes a row through another file. */
  changeElsewhere(rowId: string, set: Mutation['set']): void;
  /** Another person writes reasons through another file. */
  explainElsewhere(rowId: string, reasons: Readonly<Record<string, string>>): void;
}

const AT = '2026-11-23T01:05:00Z';

/** A server in memory over the real merge and the real rules; rights and storage are those of the real one's own tests. */
export function createMemoryServer(): MemoryServer {
  const district = testDistrict();
  const ids = testIds();
  const results = new Map<string, MutationResult>();
  const sessions = new Map<string, User>();
  const moments = new Map<string, string>();
  const reasons = new Map<string, Readonly<Record<string, string>>>();
  let conflicts: Conflict[] = [];
  let token: string | null = null;
  let seq = 0;
  const ledgerOf = new Map<string, string>();
  const unitOf = new Map<string, string>();
  const named = () => [...server.rows].map(([rowId, row]) => ({ rowId, name: String(row.fields['projectName']) }));
  let exemptions: readonly RuleExemption[] = [];
  const submissions = memorySubmissions(named);
  const claims = memoryClaims(named);

  const problem = (code: ProblemCode, detail: string): CallFailure => ({ kind: 'problem', code, detail, requestId: 'q1' });
  const answered = async <T>(name: string, work: () => T): Promise<Result<T, CallFailure>> => {
    server.calls.push(name);
    if (server.offline) return err({ kind: 'network' });
    if (name !== 'signIn' && (token === null || !sessions.has(token))) return err(problem('TOKEN_EXPIRED', '登录已过期。'));
    const value = work();
    if (name === 'push' && server.loseNextAnswer) {
      server.loseNextAnswer = false;
      return err({ kind: 'network' });
    }
    return ok(value);
  };

  function settle(mutation: Mutation, ledger = ledgerOf.get(mutation.rowId) ?? 'projects'): MutationResult {
    const definition = builtinLedger(ledger) ?? projectsLedger;
    ledgerOf.set(mutation.rowId, ledger);
    const stored = server.rows.get(mutation.rowId) ?? null;
    const known = results.get(mutation.id);
    if (known) return { ...known, ...present(mutation.rowId), replay: true };
    const outcome = applyMutation(stored, mutation, {
      epochStart: 0,
      check: (fields) => checkFields(definition, district, { key: mutation.rowId, fields, peers: [] }).findings,
    });
    const stands = outcome.next ?? (mutation.confirm === true || mutation.explanations ? stored : null);
    if (stands)
      server.rows.set(mutation.rowId, {
        rev: (stored?.rev ?? 0) + 1,
        seq: (seq += 1),
        fields: stands.fields,
        deleted: stands.deleted,
      });
    if (stands) moments.set(mutation.rowId, server.at);
    if (mutation.explanations) reasons.set(mutation.rowId, { ...reasons.get(mutation.rowId), ...mutation.explanations });
    const lost = outcome.conflicts.map((conflict) => ({
      ...conflict,
      id: ids.next('c'),
      rowId: mutation.rowId,
      by: '张三',
      at: AT,
    }));
    conflicts = [...conflicts.filter((conflict) => !outcome.resolved.includes(conflict.id)), ...lost];
    const result: MutationResult = {
      id: mutation.id,
      rowId: mutation.rowId,
      status: outcome.status,
      ...present(mutation.rowId),
      conflicts: lost,
      findings: [...outcome.findings],
    };
    results.set(mutation.id, result);
    return result;
  }

  /** What the real server answers about a row of another unit: nothing of it. */
  function foreign({ id, rowId }: Mutation): MutationResult {
    const nothing = { rev: 0, seq: 0, deleted: false, fields: {}, at: AT };
    return { id, rowId, status: 'id_foreign', ...nothing, conflicts: [], findings: [syncText.idForeign()] };
  }

  function present(rowId: string): Pick<MutationResult, 'rev' | 'seq' | 'deleted' | 'fields' | 'explanations' | 'at'> {
    const row = server.rows.get(rowId);
    return {
      rev: row?.rev ?? 0,
      seq: row?.seq ?? 0,
      deleted: row?.deleted ?? false,
      fields: row?.fields ?? {},
      ...told(rowId),
      at: moments.get(rowId) ?? AT,
    };
  }

  function told(rowId: string): Pick<MutationResult, 'explanations'> {
    const given = reasons.get(rowId);
    return given === undefined ? {} : { explanations: { ...given } };
  }

  const server: MemoryServer = {
    rows: new Map(),
    scored: ['shiqiao'],
    calls: [],
    pushed: [],
    offline: false,
    ledgers: [...builtinLedgers],
    at: AT,
    loseNextAnswer: false,
    bulletins: [],
    remind: (text) => submissions.remind(text),
    expireSession: () => sessions.clear(),
    changeElsewhere(rowId, set) {
      const row = server.rows.get(rowId);
      if (!row) throw new Error(`no row ${rowId}`);
      settle({ id: ids.next('m'), rowId, kind: 'upsert', baseRev: row.rev, base: row.fields, set });
    },
    explainElsewhere(rowId, written) {
      const row = server.rows.get(rowId);
      if (!row) throw new Error(`no row ${rowId}`);
      settle({ id: ids.next('m'), rowId, kind: 'upsert', baseRev: row.rev, base: {}, set: {}, explanations: { ...written } });
    },
    port: {
      useToken(next) {
        token = next;
      },
      async signIn(name, password) {
        const user = MEMORY_USERS.find((entry) => entry.id === name);
        if (server.offline) return err({ kind: 'network' });
        if (!user || password !== 'demo') return err(problem('BAD_CREDENTIALS', '账号或密码不对，请核对后重新填写。'));
        const made = ids.next('t');
        sessions.set(made, user);
        return ok({ token: made, expiresAt: AT, user });
      },
      signOut: () => answered('signOut', () => null),
      who: () => answered('who', () => sessions.get(token ?? '') as User),
      campaign: () => answered('campaign', () => district.campaign),
      units: () => answered('units', () => district.units),
      ledgers: () => answered('ledgers', () => server.ledgers),
      open: (request) =>
        answered('open', () => ({
          epoch: 'e1',
          headSeq: seq,
          incarnation: request.incarnation + 1,
          forked: false,
          replicaId: request.replicaId,
          schemaVersion: server.ledgers[0]?.version ?? 1,
          rulesVersion: server.ledgers[0]?.rulesVersion ?? 1,
          limits: { mutations: 500, bytes: 1_048_576 },
          serverTime: AT,
        })),
      push: (request) =>
        answered('push', () => ({
          epoch: 'e1',
          headSeq: seq,
          results: request.muts.map((mutation) => {
            server.pushed.push(mutation as Mutation);
            if ((unitOf.get((mutation as Mutation).rowId) ?? request.unit) !== request.unit) return foreign(mutation as Mutation);
            unitOf.set((mutation as Mutation).rowId, request.unit);
            return settle(mutation as Mutation, request.ledger);
          }),
        })),
      changes: (query) =>
        answered('changes', () => {
          const all = [...server.rows]
            .filter(([rowId]) => (ledgerOf.get(rowId) ?? 'projects') === query.ledger)
            .filter(([rowId]) => (unitOf.get(rowId) ?? query.unit) === query.unit)
            .filter(([, row]) => row.seq > query.cursor)
            .sort(([, left], [, right]) => left.seq - right.seq);
          return {
            epoch: 'e1',
            changes: all.map(([rowId, row]) => ({ rowId, ...row, ...told(rowId), by: 'u', at: moments.get(rowId) ?? AT })),
            next: all.at(-1)?.[1].seq ?? query.cursor,
            more: false,
            headSeq: seq,
          };
        }),
      conflicts: () => answered('conflicts', () => conflicts),
      revisions: (rowId) =>
        answered('revisions', () => {
          const fields = server.rows.get(rowId)?.fields ?? {};
          const changed = Object.fromEntries(Object.entries(fields).map(([key, to]) => [key, { from: null, to }]));
          return [
            {
              rowId,
              rev: 1,
              seq: 1,
              deleted: false,
              fields,
              changed,
              by: 'clerk-shiqiao',
              byName: '石桥镇填报员',
              at: AT,
              fileId: 'f1',
              mutationId: 'm1',
            },
          ];
        }),
      rowFindings: (rowId) =>
        answered('rowFindings', () => {
          const { rev = 0, fields = {} } = server.rows.get(rowId) ?? {};
          return memoryFindings(server.ledgers[0] ?? projectsLedger, district, { rowId, rev, fields }, reasons.get(rowId) ?? {});
        }),
      rules: () => answered('rules', () => ({ ledgers: [] })),
      changeRule: (_ledger, ruleId) => answered('changeRule', () => memoryRule(ruleId)),
      rechecks: () => answered('rechecks', () => []),
      reportingLoad: () =>
        answered('reportingLoad', () => ({
          firstDay: district.campaign.firstDay as Day,
          lastDay: district.today,
          period: null,
          units: [],
        })),
      totals: (query) =>
        answered('totals', () => {
          const kinds = ['signed', 'started', 'completed', 'inProduction'] as const;
          const figure = (count: number, target: number) => ({
            count,
            yuan: count * 152_345_0000,
            unexplainedCount: count > 3 ? 1 : 0,
            adjustmentCount: 0,
            adjustmentYuan: 0,
            target,
            completion: target === 0 ? null : count / target,
            scheduleShare: 0.84,
            scheduleGapPoints: target === 0 ? null : Math.round((count / target - 0.84) * 1_000) / 10,
            light:
              target === 0
                ? { color: 'grey' as const, reason: '没有下达目标，不亮灯。' }
                : {
                    color:
                      count / target >= 0.84 ? ('green' as const) : count / target > 0.7 ? ('amber' as const) : ('red' as const),
                    reason: '完成率与序时进度相比。',
                  },
          });
          const rows = district.units.flatMap((unit, index) =>
            kinds.map((kind, at) => ({ unitId: unit.id, kind, ...figure((index * 3 + at) % 7, index === 5 ? 0 : 5) })),
          );
          return {
            asOf: district.today,
            basis: query.basis,
            seq,
            rows,
            district: kinds.map((kind, at) => ({ kind, ...figure(51 - at * 9, 54) })),
            adjustments: [],
          };
        }),
      cycles: () => answered('cycles', () => DEFAULT_CYCLES),
      submission: ({ unit, ledger }) => answered('submission', () => submissions.answer(unit, ledger)),
      submissionChanges: () => answered('submissionChanges', () => ({ since: 'approval' as const, at: AT, changes: [] })),
      submissions: ({ ledger }) =>
        answered('submissions', () =>
          submissions.lines(
            ledger,
            district.units.map(({ id }) => id),
          ),
        ),
      takeStep: (step, request) => answered('takeStep', () => submissions.take(step, request)),
      remind: () => answered('remind', () => []),
      ruleExemptions: () => answered('ruleExemptions', () => exemptions),
      askExemption: ({ unit, reason, ...asked }) =>
        answered('askExemption', () => {
          const days = { firstDay: '2026-11-23' as Day, lastDay: '2026-11-29' as Day };
          const made: RuleExemption = {
            ...asked,
            ...days,
            id: 'x1',
            unitId: unit,
            reason,
            by: '张三',
            at: AT,
            state: 'asked',
            answer: null,
          };
          exemptions = [made];
          return made;
        }),
      answerExemption: (_id, { granted, reason }) =>
        answered('answerExemption', () => {
          exemptions = exemptions.map((one) => ({
            ...one,
            state: granted ? 'granted' : 'refused',
            answer: { reason, by: '区专班', at: AT },
          }));
          return exemptions[0] as RuleExemption;
        }),
      ...inspectionCalls(answered),
      bulletins: () => answered('bulletins', () => server.bulletins.map(({ entry }) => entry)),
      bulletin: (id) =>
        answered('bulletin', () => {
          const found = server.bulletins.find(({ entry }) => entry.id === id);
          if (!found) throw new Error(`no bulletin ${id}`);
          return found.reading;
        }),
      claims: () => answered('claims', () => claims.claims()),
      compareBases: () => answered('compareBases', () => ({ asOf: district.today, rows: [] })),
      verifications: (rowId) => answered('verifications', () => claims.records(rowId)),
      verify: (request) => answered('verify', () => claims.decide(request)),
      evidence: (rowId) => answered('evidence', () => claims.evidence(rowId)),
      addEvidence: (file) => answered('addEvidence', () => claims.add(file)),
      evidenceFile: (id) => answered('evidenceFile', () => claims.content(id)),
      removeEvidence: (id) => answered('removeEvidence', () => claims.remove(id)),
      scores: (query) =>
        answered('scores', () => ({
          asOf: (query.asOf ?? district.today) as Day,
          basis: 'verified' as const,
          rulesVersion: 0,
          seq: 0,
          ranking: 'byGroup' as const,
          groups: [{ id: 'all', name: '全部' }],
          units: server.scored.map((unitId, index) => ({
            unitId,
            groupId: 'all',
            points: 90 - index,
            rank: index + 1,
            tied: false,
            tail: false,
            unranked: null,
            exempt: null,
            items: [{ itemId: 'signed', title: '新签约完成率', points: 30 - index, formula: '', trace: [] }],
          })),
        })),
      totalRows: (query) =>
        answered('totalRows', () =>
          [...server.rows].map(([rowId, row]) => ({
            rowId,
            unitId: query.unit,
            projectName: String(row.fields['projectName']),
            day: district.today,
            countShare: 1,
            yuanShare: Number(row.fields['totalInvestmentYuan']),
            rev: row.rev,
            unexplained: false,
          })),
        ),
    },
  };
  return server;
}
