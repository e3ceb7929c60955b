import type { Fact } from '@double-hundred/shared/consolidation/facts';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { Statement } from '../database.ts';
import { rowStanding } from '../row-standing.ts';
import type { FactChange, KeptMutation, KeptRevision, PeerKey, PushCommit } from '../sync-store.ts';
import { besideStatements } from './beside-statements.ts';
import { bulkDelete, bulkInsert } from './bulk.ts';
import { peerStatements } from './peer-statements.ts';
import { progressStatements } from './progress-statements.ts';
import { quarantineStatements } from './quarantine-statements.ts';
import type { RevisionBlock } from './revision-block.ts';
import { jsonUnlessEmpty } from './row-codec.ts';

const PUSH_ID = '(SELECT max(id) FROM push)';

/**
 * All statements of one push but the audit, made one after the other so that they can be worked on meanwhile. `cycles` say
 * which rows need no update any more.
 */
export function* commitStatements(
  commit: PushCommit,
  block: RevisionBlock,
  cycles: readonly ReportingCycle[],
): Generator<Statement> {
  const { origin, expected } = commit;
  // Anybody else's commit in between leaves NULL here, which the column refuses together with the whole batch.
  yield {
    sql: 'UPDATE meta SET head_seq = CASE WHEN head_seq = ? AND epoch = ? THEN ? END WHERE id = 1',
    args: [BigInt(expected.headSeq), expected.epoch, BigInt(commit.headSeq)],
  };
  yield {
    sql: 'INSERT INTO push (batch_id, file_id, replica_id, unit_id, ledger, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [
      origin.batchId,
      origin.fileId,
      origin.replicaId,
      origin.unitId,
      origin.ledger,
      origin.userId,
      origin.userName,
      origin.at,
    ],
  };
  yield* revisionStatements(commit.revisions, block);
  yield* rowStatements(commit, cycles);
  yield* mutationStatements(commit.mutations);
  yield* conflictStatements(commit);
  yield* peerStatements(commit);
  yield* codeStatements(commit);
  yield* factStatements(commit.facts, origin.at);
  yield* progressStatements(commit.progress);
  yield* loadStatements(commit);
  yield* besideStatements(commit.beside);
}

/**
 * The wires go as one block of bytes of which every row takes its piece: as parts of the JSON they would be parsed and
 * written anew, which costs more than storing them.
 */
function revisionStatements(revisions: readonly KeptRevision[], { bytes, places }: RevisionBlock): Statement[] {
  const elements = revisions.map(({ seq, rowId, rev, deleted, mutationId, explanations, normalised, confirmed }, index) => {
    const { offset = 0, length = 0 } = places[index] ?? {};
    const told = `${jsonUnlessEmpty(explanations)},${jsonUnlessEmpty(normalised)},${confirmed ? 1 : 0}`;
    return `[${seq},${text(rowId)},${rev},${deleted ? 1 : 0},${text(mutationId)},${told},${offset + 1},${length}]`;
  });
  const columns = [
    'seq',
    'row_id',
    'rev',
    'deleted',
    'mutation_id',
    'explanations',
    'normalised',
    'confirmed',
    'wire',
    'push_id',
  ];
  const parts = [
    ...columns.slice(0, 8).map((_, index) => `v ->> ${index}`),
    'CAST(substr(?, v ->> 8, v ->> 9) AS TEXT)',
    PUSH_ID,
  ];
  return bulkInsert('row_revision', columns, elements, '', parts, [bytes]);
}

function loadStatements({ origin, load }: PushCommit): Statement[] {
  if (load.rowsSent + load.rowsConfirmed === 0) return [];
  const { day, rowsSent, rowsConfirmed, cellsTyped } = load;
  return [
    {
      sql: `INSERT INTO reporting_load (unit_id, ledger, day, rows_sent, rows_confirmed, cells_typed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (unit_id, ledger, day) DO UPDATE SET rows_sent = rows_sent + excluded.rows_sent,
          rows_confirmed = rows_confirmed + excluded.rows_confirmed, cells_typed = cells_typed + excluded.cells_typed`,
      args: [origin.unitId, origin.ledger, day, BigInt(rowsSent), BigInt(rowsConfirmed), BigInt(cellsTyped)],
    },
  ];
}

/**
 * Replaces the facts of rows and moves the kept totals by the difference, which is noted with its moment (RFC 3339); null
 * leaves noting it to the caller.
 */
export function factStatements(change: FactChange, at: string | null): Statement[] {
  const totals = change.totals.map(totalElement);
  return [
    ...bulkDelete(
      'fact',
      ['row_id'],
      change.rowIds.map((rowId) => `[${text(rowId)}]`),
    ),
    ...bulkInsert(
      'fact',
      ['row_id', 'kind', 'basis', 'unit_id', 'day', 'bps', 'lead', 'yuan', 'unexplained'],
      change.facts.map(factElement),
    ),
    ...bulkInsert('total_day', TOTAL_COLUMNS, totals, ADD_TO_TOTAL),
    ...bulkInsert(
      'total_change',
      [...TOTAL_COLUMNS, 'at'],
      at === null ? [] : totals,
      '',
      [...TOTAL_COLUMNS.map((_, index) => `v ->> ${index}`), '?'],
      [at],
    ),
  ];
}

export const TOTAL_FIGURES = [
  'count_bps',
  'lead_count',
  'each_count',
  'yuan',
  'unexplained_bps',
  'unexplained_lead',
  'unexplained_each',
];
export const TOTAL_COLUMNS = ['basis', 'kind', 'unit_id', 'day', ...TOTAL_FIGURES];
const ADD_TO_TOTAL = `ON CONFLICT (basis, kind, unit_id, day) DO UPDATE SET ${TOTAL_FIGURES.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;

function factElement(fact: Fact): string {
  const { rowId, kind, basis, unitId, day, bps, lead, yuan, unexplained } = fact;
  return JSON.stringify([rowId, kind, basis, unitId, day, bps, lead ? 1 : 0, yuan, unexplained ? 1 : 0]);
}

export function totalElement(total: TotalDay): string {
  const { basis, kind, unitId, day } = total;
  return JSON.stringify([
    basis,
    kind,
    unitId,
    day,
    total.countBps,
    total.leadCount,
    total.eachCount,
    total.yuan,
    total.unexplainedBps,
    total.unexplainedLead,
    total.unexplainedEach,
  ]);
}

function rowStatements({ rows, rules }: PushCommit, cycles: readonly ReportingCycle[]): Statement[] {
  const columns = [
    'row_id',
    'unit_id',
    'ledger',
    'rev',
    'seq',
    'created_seq',
    'deleted',
    'unexplained',
    'findings',
    'explanations',
    'raised',
    'rules_version',
    'checked_day',
    'reported_day',
    'at_rest',
  ];
  const changing = columns.filter((name) => !['row_id', 'unit_id', 'ledger', 'created_seq'].includes(name));
  const elements = rows.map((row) => {
    const { reportedDay, atRest } = rowStanding(row, cycles);
    return [
      `[${text(row.rowId)},${text(row.unitId)},${text(row.ledger)},${row.rev},${row.seq},${row.createdSeq},${row.deleted ? 1 : 0},${row.unexplained ? 1 : 0}`,
      jsonUnlessEmpty(row.findings),
      jsonUnlessEmpty(row.explanations),
      `${jsonUnlessEmpty(row.raised)},${rules.versions.get(row.ledger) ?? 1},${text(rules.day)},${text(reportedDay)},${atRest ? 1 : 0}]`,
    ].join(',');
  });
  return bulkInsert(
    'ledger_row',
    columns,
    elements,
    `ON CONFLICT (row_id) DO UPDATE SET ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
}

function mutationStatements(mutations: readonly KeptMutation[]): Statement[] {
  const elements = mutations.map((mutation) => {
    const { id, rowId, payloadHash, status, rev, seq } = mutation;
    return `[${text(id)},${text(rowId)},${text(payloadHash)},${text(status)},${rev},${seq},${moreOf(mutation)}]`;
  });
  const columns = ['id', 'row_id', 'payload_hash', 'status', 'rev', 'seq', 'more', 'push_id'];
  return bulkInsert('mutation', columns, elements, '', [...columns.slice(0, -1).map((_, index) => `v ->> ${index}`), PUSH_ID]);
}

function moreOf({ deleted, findings, conflictIds }: KeptMutation): string {
  if (!deleted && findings.length === 0 && conflictIds.length === 0) return 'null';
  return JSON.stringify(JSON.stringify({ deleted, findings, conflictIds }));
}

function conflictStatements({ conflicts, resolved, quarantine }: PushCommit): Statement[] {
  return [
    ...bulkInsert(
      'conflict',
      ['id', 'row_id', 'unit_id', 'ledger', 'field', 'server', 'mine', 'author', 'at', 'mutation_id'],
      conflicts.map(({ id, rowId, unitId, ledger, field, server, mine, author, at, mutationId }) =>
        JSON.stringify([id, rowId, unitId, ledger, field, JSON.stringify(server), JSON.stringify(mine), author, at, mutationId]),
      ),
    ),
    ...quarantineStatements(quarantine),
    ...(resolved.length === 0
      ? []
      : [
          {
            sql: `UPDATE conflict SET resolved_by = j.value ->> 'mutationId' FROM json_each(?) AS j
              WHERE conflict.id = j.value ->> 'conflictId' AND conflict.resolved_by IS NULL`,
            args: [JSON.stringify(resolved)],
          },
        ]),
  ];
}

function codeStatements({ codesGone, codesNew }: PushCommit): Statement[] {
  const elements = (codes: readonly PeerKey[]) => codes.map(({ key, rowId }) => `[${text(key)},${text(rowId)}]`);
  const columns = ['code', 'row_id'];
  return [
    ...bulkDelete('code_holder', columns, elements(codesGone)),
    ...bulkInsert('code_holder', columns, elements(codesNew), 'ON CONFLICT DO NOTHING'),
  ];
}

function text(value: string): string {
  return JSON.stringify(value);
}
