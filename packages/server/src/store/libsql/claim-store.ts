import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import { claimStateSchema } from '@double-hundred/shared/protocol/claims';
import type { ClaimStore, KeptClaim } from '../claim-store.ts';
import type { Database, SqlRow } from '../database.ts';
import type { KeptVerification } from '../verification-store.ts';
import { claimPage, lastLookedAt, placeText } from './claim-page.ts';
import { verificationOf } from './sync-turn.ts';

// The page is found by keys alone and named afterwards.
const NAMED = `SELECT p.*, r.unit_id, r.rev, r.unexplained, v.wire ->> '$.fields.totalInvestmentYuan' AS yuan,
    v.wire -> '$.fields' ->> ? AS name, v.wire -> '$.fields' ->> ? AS stage,
    EXISTS (SELECT 1 FROM fact AS g WHERE g.row_id = p.row_id AND g.kind = p.kind AND g.basis = 'verified') AS verified,
    (SELECT count(*) FROM evidence AS e WHERE e.row_id = p.row_id AND ${standing('e')}) AS files,
    (SELECT count(*) FROM evidence AS e WHERE e.row_id = p.row_id AND ${standing('e')} AND EXISTS
      (SELECT 1 FROM evidence AS o WHERE o.sha256 = e.sha256 AND o.row_id <> e.row_id AND ${standing('o')})) AS reused
  FROM page AS p CROSS JOIN ledger_row AS r ON r.row_id = p.row_id CROSS JOIN row_revision AS v ON v.seq = r.seq
  ORDER BY p.kind, p.place_unit, p.row_id`;

/** Claims read from facts, decisions and evidence. */
export function createClaimStore(database: Database): ClaimStore {
  return {
    async claims(query) {
      const { sql, args } = claimPage(query);
      const found = { sql: `${sql} ${NAMED}`, args: [...args, query.nameColumn, query.stageColumn] };
      const rows = await database.query(found);
      const page = rows.slice(0, query.limit);
      const ids = page.flatMap((row) => (row['decision_id'] === null ? [] : [Number(row['decision_id'])]));
      const decisions = new Map((await decisionsById(database, ids)).map(([id, decision]) => [id, decision]));
      const claims = page.map((row) => claimOf(row, decisions.get(Number(row['decision_id'])) ?? null));
      if (rows.length > query.limit) return { claims, next: placeText(page.at(-1)) };
      const [looked] = await database.query(lastLookedAt(query));
      return { claims, next: placeText(looked) };
    },
    decisions: async (rowId) =>
      (await database.query({ sql: 'SELECT * FROM verification WHERE row_id = ? ORDER BY id', args: [rowId] })).map(decisionOf),
  };
}

function standing(name: string): string {
  return `NOT EXISTS (SELECT 1 FROM evidence_removal AS x WHERE x.evidence_id = ${name}.id)`;
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
