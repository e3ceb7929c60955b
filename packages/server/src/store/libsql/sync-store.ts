import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';
import type { RowChange } from '@double-hundred/shared/protocol/changes';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { Database, SqlRow, SqlValue } from '../database.ts';
import type { KeptConflict, KeptQuarantine, KeptRow, RevisionOrigin, SyncStore, ToldMutation } from '../sync-store.ts';
import { readPlace } from '../place.ts';
import { page } from './page-of-rows.ts';
import { ROW_JSON, rowsOf } from './row-codec.ts';
import { factsOf } from './fact-codec.ts';
import { asBytes, bytesIn } from './text-bytes.ts';
import { conflictOf, createSyncTurn, headOf, mutationOf, verificationOf } from './sync-turn.ts';

const JOINED = 'ledger_row AS r CROSS JOIN row_revision AS v ON v.seq = r.seq CROSS JOIN push AS p ON p.id = v.push_id';
const CHANGES = `SELECT m.epoch, m.epoch_start, m.head_seq, c.count, c.last, c.changes FROM meta AS m,
  (SELECT count(*) AS count, max(seq) AS last, ${asBytes('group_concat(wire)')} AS changes FROM
    (SELECT v.seq, v.wire FROM ledger_row AS r CROSS JOIN row_revision AS v ON v.seq = r.seq
      WHERE r.unit_id = ? AND r.ledger = ? AND r.seq > ? ORDER BY r.seq LIMIT ?)) AS c`;
const MORE = 'SELECT 1 FROM ledger_row WHERE unit_id = ? AND ledger = ? AND seq > ? LIMIT 1';
const MUTATIONS = `SELECT m.*, p.unit_id, p.ledger, v.wire FROM json_each(?) AS j CROSS JOIN mutation AS m ON m.id = j.value
  CROSS JOIN push AS p ON p.id = m.push_id LEFT JOIN row_revision AS v ON v.seq = m.seq`;
const CONFLICTS = `SELECT c.id, c.row_id, c.unit_id, c.ledger, c.field, c.mine, c.mutation_id, c.server AS seen, c.author AS seen_author, c.at AS seen_at,
    v.wire, p.user_name
  FROM conflict AS c LEFT JOIN ledger_row AS r ON r.row_id = c.row_id LEFT JOIN row_revision AS v ON v.seq = r.seq LEFT JOIN push AS p ON p.id = v.push_id
  WHERE c.unit_id = ? AND c.ledger = ? AND c.resolved_by IS NULL AND (c.at, c.id) > (?, ?) ORDER BY c.at, c.id LIMIT ?`;
const QUARANTINE = `SELECT * FROM quarantine WHERE unit_id = ?1 AND ledger = ?2 AND (?3 IS NULL OR (at, mutation_id) < (?3, ?4))
  ORDER BY at DESC, mutation_id DESC LIMIT ?5`;
const REVISIONS = `SELECT v.mutation_id, v.explanations, v.normalised, v.confirmed, v.wire, p.user_name, p.file_id FROM row_revision AS v
  JOIN push AS p ON p.id = v.push_id WHERE v.row_id = ? AND v.rev >= ? ORDER BY v.rev LIMIT ?`;
const PAGE = 2_000;
// With every kind named the index of the facts is used to its end.
const SHARED = `r.row_id IN (SELECT row_id FROM fact WHERE basis = 'claimed' AND unit_id = ?
    AND kind IN (${ACHIEVEMENT_KINDS.map((kind) => `'${kind}'`).join(', ')}))
  AND r.ledger = ? AND r.unit_id <> ? ORDER BY r.seq`;

/** The row sync over libSQL. `noteHead` of an open database is told of every history written. */
export function createLibsqlSyncStore(database: Database & { noteHead?(epoch: string, headSeq: number): void }): SyncStore {
  const noteHead = (epoch: string, headSeq: number) => database.noteHead?.(epoch, headSeq);
  const query = (sql: string, ...args: SqlValue[]) => database.query({ sql, args });
  const concatenated = async (condition: string, ...args: (string | bigint)[]) =>
    rowsOf(
      (
        await query(
          `SELECT ${asBytes('group_concat(row)')} AS rows FROM (SELECT ${ROW_JSON} AS row FROM ${JOINED} WHERE ${condition})`,
          ...args,
        )
      )[0]?.['rows'],
    );
  return {
    head: async () => headOf((await query('SELECT epoch, epoch_start, head_seq FROM meta'))[0]),
    exclusive: (work) => database.exclusive((turn) => work(createSyncTurn(turn, noteHead))),
    async changes({ unitId, ledger, cursor, limit }) {
      const [row] = await query(CHANGES, unitId, ledger, BigInt(cursor), BigInt(limit));
      const count = Number(row?.['count'] ?? 0);
      const next = count === 0 ? cursor : Number(row?.['last']);
      const more = count === limit && (await query(MORE, unitId, ledger, BigInt(next))).length > 0;
      return { head: headOf(row), json: bytesIn(row?.['changes']), count, next, more };
    },
    async mutations(ids) {
      const rows = await query(MUTATIONS, JSON.stringify(ids));
      const conflictIds = rows.flatMap((row) => mutationOf(row).conflictIds);
      const conflicts =
        conflictIds.length === 0
          ? []
          : await query('SELECT * FROM conflict WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(conflictIds));
      return rows.map((row) => toldOf(row, conflicts.map(conflictOf)));
    },
    async conflicts({ unitId, ledger, limit, after }) {
      const [at = '', id = ''] = readPlace(after, 2);
      const found = await query(CONFLICTS, unitId, ledger, at, id, BigInt(limit + 1));
      return page(found, limit, ['seen_at', 'id'], standingConflictOf);
    },
    async quarantine({ unitId, ledger, limit, after }) {
      const [at = null, id = null] = readPlace(after, 2);
      const found = await query(QUARANTINE, unitId, ledger, at, id, BigInt(limit + 1));
      return page(found, limit, ['at', 'mutation_id'], quarantineOf);
    },
    rows: (unitId, ledger) => concatenated('r.unit_id = ? AND r.ledger = ? ORDER BY r.seq', unitId, ledger),
    sharedRows: (unitId, ledger) => concatenated(SHARED, unitId, ledger, unitId),
    row: async (rowId) => (await concatenated('r.row_id = ?', rowId))[0] ?? null,
    rowsOf: async (rowIds) =>
      rowIds.length === 0 ? [] : concatenated('r.row_id IN (SELECT value FROM json_each(?))', JSON.stringify(rowIds)),
    revisions: async (rowId, { fromRev, most } = { fromRev: 0, most: -1 }) =>
      (await query(REVISIONS, rowId, BigInt(fromRev), BigInt(most))).map(revisionOf),
    facts: async () =>
      factsOf(
        (
          await query(
            'SELECT group_concat(json_array(row_id, kind, basis, unit_id, day, bps, lead, yuan, unexplained)) AS facts FROM fact',
          )
        )[0]?.['facts'],
      ),
    totals: async () => (await query('SELECT * FROM total_day')).map(totalOf),
    async *everyRow(ledger) {
      let after = '';
      for (;;) {
        const rows: readonly KeptRow[] = await concatenated(
          'r.row_id > ? AND r.ledger = ? ORDER BY r.row_id LIMIT ?',
          after,
          ledger,
          BigInt(PAGE),
        );
        const ids = JSON.stringify(rows.map((row) => row.rowId));
        const verifications = (
          await query('SELECT * FROM verification WHERE row_id IN (SELECT value FROM json_each(?)) ORDER BY id', ids)
        ).map(verificationOf);
        for (const row of rows)
          yield { row, verifications: verifications.filter((verification) => verification.rowId === row.rowId) };
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = last.rowId;
      }
    },
  };
}

function toldOf(row: SqlRow, conflicts: readonly KeptConflict[]): ToldMutation {
  const mutation = mutationOf(row);
  const wire = typeof row['wire'] === 'string' ? (JSON.parse(row['wire']) as RowChange) : null;
  return {
    ...mutation,
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    fields: wire?.fields ?? {},
    conflicts: conflicts.filter((conflict) => mutation.conflictIds.includes(conflict.id)),
  };
}

// A person decides against the value the row has now, not the one it had when the conflict arose.
function standingConflictOf(row: SqlRow): KeptConflict {
  const wire = typeof row['wire'] === 'string' ? (JSON.parse(row['wire']) as RowChange) : null;
  const field = String(row['field']);
  if (wire === null || field === '*')
    return conflictOf({ ...row, server: row['seen'] ?? 'null', author: row['seen_author'] ?? '', at: row['seen_at'] ?? '' });
  return conflictOf({ ...row, server: JSON.stringify(wire.fields[field] ?? null), author: row['user_name'] ?? '', at: wire.at });
}

function quarantineOf(row: SqlRow): KeptQuarantine {
  return {
    mutationId: String(row['mutation_id']),
    rowId: String(row['row_id']),
    unitId: String(row['unit_id']),
    ledger: String(row['ledger']),
    rowNo: typeof row['row_no'] === 'number' ? row['row_no'] : null,
    content: JSON.parse(String(row['content'])) as unknown,
    findings: JSON.parse(String(row['findings'])) as Finding[],
    author: String(row['author']),
    at: String(row['at']),
    print: typeof row['print'] === 'string' ? row['print'] : null,
  };
}

function revisionOf(row: SqlRow): RevisionOrigin {
  const { rowId, rev, seq, deleted, fields, by, at } = JSON.parse(String(row['wire'])) as RowChange;
  const explanations = typeof row['explanations'] === 'string' ? (JSON.parse(row['explanations']) as Record<string, string>) : {};
  const normalised = typeof row['normalised'] === 'string' ? (JSON.parse(row['normalised']) as RevisionOrigin['normalised']) : {};
  return {
    seq,
    rowId,
    rev,
    deleted,
    fields,
    explanations,
    normalised,
    confirmed: row['confirmed'] === 1,
    at,
    mutationId: String(row['mutation_id']),
    userId: by,
    userName: String(row['user_name']),
    fileId: String(row['file_id']),
  };
}

function totalOf(row: SqlRow): TotalDay {
  return {
    basis: String(row['basis']) as TotalDay['basis'],
    kind: String(row['kind']) as TotalDay['kind'],
    unitId: String(row['unit_id']),
    day: String(row['day']),
    countBps: Number(row['count_bps']),
    leadCount: Number(row['lead_count']),
    eachCount: Number(row['each_count']),
    yuan: Number(row['yuan']),
    unexplainedBps: Number(row['unexplained_bps']),
    unexplainedLead: Number(row['unexplained_lead']),
    unexplainedEach: Number(row['unexplained_each']),
  };
}
