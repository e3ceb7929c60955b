import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import { claimStateSchema } from '@double-hundred/shared/protocol/claims';
import type { ClaimQuery, ClaimStore, KeptClaim } from '../claim-store.ts';
import { readPlace } from '../place.ts';
import type { Database, SqlRow, SqlValue } from '../database.ts';
import type { KeptVerification } from '../verification-store.ts';
import { verificationOf } from './sync-turn.ts';

// One line a row and kind: that of the lead unit. The cursor is the order itself, so that pages never overlap.
const CLAIMS = `WITH claim AS (
  SELECT f.row_id, f.kind, f.day, f.unit_id AS lead_unit, r.unit_id, r.rev, r.unexplained,
    v.wire ->> '$.fields.totalInvestmentYuan' AS yuan, v.wire -> '$.fields' ->> ?1 AS name, v.wire -> '$.fields' ->> ?2 AS stage,
    EXISTS (SELECT 1 FROM fact AS g WHERE g.row_id = f.row_id AND g.kind = f.kind AND g.basis = ?3) AS counts,
    EXISTS (SELECT 1 FROM fact AS g WHERE g.row_id = f.row_id AND g.kind = f.kind AND g.basis = 'verified') AS verified,
    (SELECT max(t.id) FROM verification AS t WHERE t.row_id = f.row_id AND t.kind = f.kind AND t.basis = ?3) AS decision_id
  FROM fact AS f JOIN ledger_row AS r ON r.row_id = f.row_id JOIN row_revision AS v ON v.seq = r.seq
  WHERE f.basis = 'claimed' AND f.lead = 1 AND (?4 IS NULL OR r.unit_id = ?4) AND (?5 IS NULL OR f.kind = ?5)
), told AS (
  SELECT c.*, CASE WHEN c.counts THEN 'confirmed'
    WHEN t.decision = 'refuse' AND t.claimed_day = c.day AND t.claimed_yuan = c.yuan THEN 'refused'
    WHEN t.decision = 'confirm' THEN 'lapsed' ELSE 'waiting' END AS state
  FROM claim AS c LEFT JOIN verification AS t ON t.id = c.decision_id
)
SELECT *, (SELECT count(*) FROM evidence AS e WHERE e.row_id = told.row_id AND ${standing('e')}) AS files,
  (SELECT count(*) FROM evidence AS e WHERE e.row_id = told.row_id AND ${standing('e')} AND EXISTS
    (SELECT 1 FROM evidence AS o WHERE o.sha256 = e.sha256 AND o.row_id <> e.row_id AND ${standing('o')})) AS reused
FROM told WHERE (?6 IS NULL OR state = ?6) AND (?7 IS NULL OR (kind, lead_unit, day, row_id) > (?8, ?9, ?10, ?11))
ORDER BY kind, lead_unit, day, row_id LIMIT ?12`;

/** Claims read from facts, decisions and evidence. */
export function createClaimStore(database: Database): ClaimStore {
  return {
    async claims(query) {
      const rows = await database.query({ sql: CLAIMS, args: argsOf(query) });
      const page = rows.slice(0, query.limit);
      const ids = page.flatMap((row) => (row['decision_id'] === null ? [] : [Number(row['decision_id'])]));
      const decisions = new Map((await decisionsById(database, ids)).map(([id, decision]) => [id, decision]));
      const last = page.at(-1);
      const more = rows.length > query.limit && last !== undefined;
      return {
        claims: page.map((row) => claimOf(row, decisions.get(Number(row['decision_id'])) ?? null)),
        next: more ? JSON.stringify([last['kind'], last['lead_unit'], last['day'], last['row_id']]) : null,
      };
    },
    decisions: async (rowId) =>
      (await database.query({ sql: 'SELECT * FROM verification WHERE row_id = ? ORDER BY id', args: [rowId] })).map(decisionOf),
  };
}

function standing(name: string): string {
  return `NOT EXISTS (SELECT 1 FROM evidence_removal AS x WHERE x.evidence_id = ${name}.id)`;
}

function argsOf({ basis, state, unitId, kind, after, limit, nameColumn, stageColumn }: ClaimQuery): SqlValue[] {
  const place = readPlace(after, 4);
  const [afterKind = null, afterUnit = null, afterDay = null, afterRow = null] = place;
  return [
    nameColumn,
    stageColumn,
    basis,
    unitId,
    kind,
    state,
    afterKind,
    afterKind,
    afterUnit,
    afterDay,
    afterRow,
    BigInt(limit + 1),
  ];
}

async function decisionsById(database: Database, ids: readonly number[]): Promise<[number, KeptVerification][]> {
  if (ids.length === 0) return [];
  const sql = 'SELECT * FROM verification WHERE id IN (SELECT value FROM json_each(?))';
  const rows = await database.query({ sql, args: [JSON.stringify(ids)] });
  return rows.map((row) => [Number(row['id']), decisionOf(row)]);
}

/** A decision as stored, with its ground and who made it. */
export function decisionOf(row: SqlRow): KeptVerification {
  return {
    ...verificationOf(row),
    ground: String(row['ground']),
    evidence: typeof row['evidence'] === 'string' ? (JSON.parse(row['evidence']) as string[]) : [],
    userId: String(row['user_id']),
    userName: String(row['user_name']),
    at: String(row['at']),
  };
}

function claimOf(row: SqlRow, decision: KeptVerification | null): KeptClaim {
  return {
    rowId: String(row['row_id']),
    unitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    day: String(row['day']) as Day,
    yuan: Number(row['yuan']),
    rev: Number(row['rev']),
    unexplained: row['unexplained'] === 1,
    verified: row['verified'] === 1,
    state: claimStateSchema.parse(row['state']),
    name: String(row['name'] ?? ''),
    stage: String(row['stage'] ?? ''),
    files: Number(row['files']),
    reused: Number(row['reused']),
    decision,
  };
}
