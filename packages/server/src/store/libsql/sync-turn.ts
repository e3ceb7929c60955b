import type { Fact, Verification } from '@double-hundred/shared/consolidation/facts';
import { parseDay } from '@double-hundred/shared/kernel/day';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { PeriodLock } from '@double-hundred/shared/submission/row-lock';
import type { SqlRow, Statement, WriteTurn } from '../database.ts';
import { storageBusy } from '../storage-failure.ts';
import type { FactChange, Head, KeptConflict, KeptMutation, PeerRow, PushCommit, PushGround, SyncTurn } from '../sync-store.ts';
import { auditStatements } from './audit-statements.ts';
import { caseAdjustmentStatements } from './case-adjustment-statements.ts';
import { commitStatements } from './commit-statements.ts';
import { cyclesIn } from './cycles-in.ts';
import { factsOf } from './fact-codec.ts';
import { peerHash } from './peer-hash.ts';
import { type RevisionBlock, digestOfBlock, revisionBlock } from './revision-block.ts';
import { ROW_JSON, rowsOf } from './row-codec.ts';
import { asBytes } from './text-bytes.ts';

const ROWS = `SELECT ${asBytes(`group_concat(${ROW_JSON})`)} AS rows FROM json_each(?) AS j
  CROSS JOIN ledger_row AS r ON r.row_id = j.value CROSS JOIN row_revision AS v ON v.seq = r.seq CROSS JOIN push AS p ON p.id = v.push_id`;
const MUTATIONS = `SELECT m.id, m.row_id, m.payload_hash, m.status, m.rev, m.seq, m.more
  FROM json_each(?) AS j CROSS JOIN mutation AS m ON m.id = j.value`;
const CONFLICTS = `SELECT c.* FROM json_each(?) AS j CROSS JOIN conflict AS c ON c.row_id = j.value WHERE c.resolved_by IS NULL ORDER BY c.at, c.id`;
const FACTS = `SELECT group_concat(json_array(f.row_id, f.kind, f.basis, f.unit_id, f.day, f.bps, f.lead, f.yuan, f.unexplained)) AS facts
  FROM json_each(?) AS j CROSS JOIN fact AS f ON f.row_id = j.value`;
const VERIFICATIONS = `SELECT t.* FROM json_each(?) AS j CROSS JOIN verification AS t ON t.row_id = j.value ORDER BY t.id`;
const INSPECTED = `SELECT j.value AS row_id FROM json_each(?1) AS j WHERE EXISTS (SELECT 1 FROM close_out AS c WHERE c.row_id = j.value)
  OR EXISTS (SELECT 1 FROM inspection AS i WHERE i.unit_id = ?2 AND i.body ->> '$.issueRowId' = j.value)`;
const LOCKS = 'SELECT period, last_day, seq, opening FROM submission_lock WHERE unit_id = ? AND ledger = ?';
// Of the rows with one key only the first ones matter, however many there are.
const PEERS = `SELECT q.key, q.row_id, q.created_seq, v.wire FROM (
    SELECT k.key, r.row_id, r.created_seq, r.seq, row_number() OVER (PARTITION BY k.key ORDER BY k.created_seq) AS place
    FROM json_each(?) AS j
    CROSS JOIN peer_key AS k ON k.scope = (SELECT id FROM peer_scope WHERE unit_id = ? AND ledger = ?) AND k.key = j.value
    CROSS JOIN row_revision AS f ON f.seq = k.created_seq CROSS JOIN ledger_row AS r ON r.row_id = f.row_id
    WHERE r.deleted = 0 AND r.row_id NOT IN (SELECT value FROM json_each(?))
  ) AS q CROSS JOIN row_revision AS v ON v.seq = q.seq WHERE q.place <= ?`;
const ELSEWHERE = `SELECT DISTINCT c.code FROM json_each(?) AS j CROSS JOIN code_holder AS c ON c.code = j.value
  CROSS JOIN ledger_row AS r ON r.row_id = c.row_id WHERE r.deleted = 0 AND r.unit_id <> ?`;

/** The writer's turn over the tables; `noteHead` is told of every history written. */
export function createSyncTurn(turn: WriteTurn, noteHead: (epoch: string, headSeq: number) => void): SyncTurn {
  const query = (sql: string, ...args: (string | bigint)[]) => turn.query({ sql, args });
  return {
    async ground(mutationIds, rowIds) {
      const head = headOf((await query('SELECT epoch, epoch_start, head_seq FROM meta'))[0]);
      const mutations = mutationIds.length === 0 ? [] : await query(MUTATIONS, JSON.stringify(mutationIds));
      const rows = rowIds.length === 0 ? [] : rowsOf((await query(ROWS, JSON.stringify(rowIds)))[0]?.['rows']);
      const known = JSON.stringify(rows.map((row) => row.rowId));
      const ground: PushGround = {
        head,
        mutations: new Map(mutations.map((row) => [String(row['id']), mutationOf(row)])),
        rows: new Map(rows.map((row) => [row.rowId, row])),
        conflicts: rows.length === 0 ? [] : (await query(CONFLICTS, known)).map(conflictOf),
        facts: rows.length === 0 ? [] : factsOf((await query(FACTS, known))[0]?.['facts']),
        verifications: rows.length === 0 ? [] : (await query(VERIFICATIONS, known)).map(verificationOf),
      };
      return ground;
    },
    async peers({ unitId, ledger, keys, except, most }) {
      if (keys.length === 0) return [];
      const named = new Map(keys.map((key) => [peerHash(unitId, ledger, key), key]));
      const found = await query(PEERS, JSON.stringify([...named.keys()]), unitId, ledger, JSON.stringify(except), BigInt(most));
      return found.map((row) => peerOf(row, named.get(Number(row['key'])) ?? ''));
    },
    inspected: async (unitId, rowIds) =>
      new Set((await query(INSPECTED, JSON.stringify(rowIds), unitId)).map((row) => String(row['row_id']))),
    locks: async (unitId, ledger) => (await query(LOCKS, unitId, ledger)).map(lockOf),
    async codesElsewhere(unitId, codes) {
      if (codes.length === 0) return new Set();
      return new Set((await query(ELSEWHERE, JSON.stringify(codes), unitId)).map((row) => String(row['code'])));
    },
    async commit(commits) {
      const cycles = await cyclesIn((statement) => turn.query(statement));
      const parts = commits.map((commit) => ({ commit, block: revisionBlock(commit) }));
      const audits = await auditStatements(
        turn,
        parts.flatMap(({ commit: { audit, revisions, beside }, block }) => [
          revisions.length === 0 ? audit : { ...audit, detail: { ...audit.detail, revisionDigest: digestOfBlock(block) } },
          ...(beside?.audits ?? []),
        ]),
      );
      try {
        const at = commits.at(-1)?.origin.at ?? '';
        const adjusted = await caseAdjustmentStatements(
          turn,
          latestFacts(commits.map(({ facts }) => facts)),
          at,
          parseDay(commits.at(-1)?.load.day ?? '') ?? undefined,
        );
        await turn.write(allStatements(parts, cycles, [...audits, ...adjusted]));
      } catch (error) {
        throw error instanceof Error && error.message.includes('meta.head_seq') ? storageBusy(error) : error;
      }
      for (const { expected, headSeq } of commits.slice(-1)) noteHead(expected.epoch, headSeq);
    },
    async file(fileId, replicaId) {
      const [row] = await query('SELECT * FROM file WHERE file_id = ? AND replica_id = ?', fileId, replicaId);
      if (row === undefined) return null;
      const parent = row['parent_replica_id'];
      return {
        fileId,
        replicaId,
        incarnation: Number(row['incarnation']),
        unitId: String(row['unit_id']),
        ledger: String(row['ledger']),
        parentReplicaId: typeof parent === 'string' ? parent : null,
        openedBy: String(row['opened_by']),
        openedAt: String(row['opened_at']),
      };
    },
    saveFile: ({ fileId, replicaId, incarnation, unitId, ledger, parentReplicaId, openedBy, openedAt }) =>
      turn.write([
        {
          sql: `INSERT INTO file (file_id, replica_id, incarnation, unit_id, ledger, parent_replica_id, opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (file_id, replica_id) DO UPDATE SET incarnation = excluded.incarnation, unit_id = excluded.unit_id,
              ledger = excluded.ledger, opened_by = excluded.opened_by, opened_at = excluded.opened_at`,
          args: [fileId, replicaId, BigInt(incarnation), unitId, ledger, parentReplicaId, openedBy, openedAt],
        },
      ]),
  };
}

function* allStatements(
  parts: readonly { readonly commit: PushCommit; readonly block: RevisionBlock }[],
  cycles: readonly ReportingCycle[],
  more: readonly Statement[],
): Generator<Statement> {
  for (const { commit, block } of parts) yield* commitStatements(commit, block, cycles);
  yield* more;
}

// Of pushes written together the last one that changed a row says what its facts are.
function latestFacts(changes: readonly FactChange[]): FactChange {
  const facts = new Map<string, readonly Fact[]>();
  for (const change of changes) {
    for (const rowId of change.rowIds) facts.set(rowId, []);
    for (const fact of change.facts) facts.set(fact.rowId, [...(facts.get(fact.rowId) ?? []), fact]);
  }
  return { rowIds: [...facts.keys()], facts: [...facts.values()].flat(), totals: [] };
}

export function headOf(row: SqlRow | undefined): Head {
  return {
    epoch: String(row?.['epoch'] ?? ''),
    epochStart: Number(row?.['epoch_start'] ?? 0),
    headSeq: Number(row?.['head_seq'] ?? 0),
  };
}

export function mutationOf(row: SqlRow): KeptMutation {
  const more =
    typeof row['more'] === 'string'
      ? (JSON.parse(row['more']) as Pick<KeptMutation, 'deleted' | 'findings' | 'conflictIds'>)
      : null;
  return {
    id: String(row['id']),
    rowId: String(row['row_id']),
    payloadHash: String(row['payload_hash']),
    status: String(row['status']) as KeptMutation['status'],
    rev: Number(row['rev']),
    seq: Number(row['seq']),
    deleted: more?.deleted ?? false,
    findings: more?.findings ?? [],
    conflictIds: more?.conflictIds ?? [],
  };
}

export function conflictOf(row: SqlRow): KeptConflict {
  return {
    id: String(row['id']),
    rowId: String(row['row_id']),
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    field: String(row['field']),
    server: JSON.parse(String(row['server'])) as KeptConflict['server'],
    mine: JSON.parse(String(row['mine'])) as KeptConflict['mine'],
    author: String(row['author']),
    at: String(row['at']),
    mutationId: String(row['mutation_id']),
  };
}

export function verificationOf(row: SqlRow): Verification {
  return {
    rowId: String(row['row_id']),
    kind: String(row['kind']) as Verification['kind'],
    basis: String(row['basis']) as Verification['basis'],
    decision: String(row['decision']) as Verification['decision'],
    day: String(row['day']),
    claimedDay: String(row['claimed_day']),
    claimedYuan: Number(row['claimed_yuan']),
  };
}

function lockOf(row: SqlRow): PeriodLock {
  const lastDay = parseDay(String(row['last_day']));
  if (lastDay === null) throw new Error(`a lock without a last day: ${String(row['period'])}`);
  const opening = typeof row['opening'] === 'string' ? (JSON.parse(row['opening']) as PeriodLock['opening']) : null;
  return { period: String(row['period']), lastDay, seq: Number(row['seq']), opening };
}

function peerOf(row: SqlRow, key: string): PeerRow {
  const { fields } = JSON.parse(String(row['wire'])) as { fields: PeerRow['fields'] };
  return { key, rowId: String(row['row_id']), createdSeq: Number(row['created_seq']), fields };
}
