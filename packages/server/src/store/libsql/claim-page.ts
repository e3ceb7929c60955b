import type { ClaimQuery } from '../claim-store.ts';
import type { SqlRow, SqlValue, Statement } from '../database.ts';
import { readPlace } from '../place.ts';

/** Claims looked at for one page; where fewer of them have the state asked for, the page is shorter and goes on after them. */
const LOOKED_AT = 20_000n;

/**
 * The keys of one page of claims as the table `page`: one line a row and kind, that of the lead unit. The cursor is the
 * order itself, so that pages never overlap. Each way of asking starts where few claims have to be looked at; they are
 * looked at in their order until the page is full.
 */
export function claimPage(query: ClaimQuery): { readonly sql: string; readonly args: readonly SqlValue[] } {
  const candidates = candidatesOf(query);
  const decision = `(SELECT max(t.id) FROM verification AS t WHERE t.row_id = c.row_id AND t.kind = c.kind AND t.basis = ?)`;
  return {
    sql: `WITH candidate AS (${candidates.sql}), claim AS (
        SELECT c.*, f.day, f.unit_id AS lead_unit, ${decision} AS decision_id,
          EXISTS (SELECT 1 FROM fact AS g WHERE g.row_id = c.row_id AND g.kind = c.kind AND g.basis = ?) AS counts
        FROM candidate AS c CROSS JOIN fact AS f ON f.row_id = c.row_id AND f.kind = c.kind AND f.basis = 'claimed' AND f.lead = 1),
      told AS (SELECT c.*, CASE WHEN c.counts THEN 'confirmed' WHEN t.decision = 'refuse' AND t.claimed_day = c.day AND t.claimed_yuan =
          (SELECT v.wire ->> '$.fields.totalInvestmentYuan' FROM ledger_row AS r JOIN row_revision AS v ON v.seq = r.seq WHERE r.row_id = c.row_id)
          THEN 'refused' WHEN t.decision = 'confirm' THEN 'lapsed' ELSE 'waiting' END AS state
        FROM claim AS c LEFT JOIN verification AS t ON t.id = c.decision_id),
      page AS (SELECT * FROM told ${query.state === null ? '' : 'WHERE state = ?'} LIMIT ?)`,
    args: [...candidates.args, query.basis, query.basis, ...(query.state === null ? [] : [query.state]), BigInt(query.limit + 1)],
  };
}

/** The last of as many claims as one page looks at; no row when there are fewer. */
export function lastLookedAt(query: ClaimQuery): Statement {
  const { sql, args } = candidatesOf(query);
  return { sql: `SELECT * FROM (${sql}) LIMIT 1 OFFSET ?`, args: [...args, LOOKED_AT - 1n] };
}

/** Where a page ended, for the next one. */
export function placeText(row: SqlRow | undefined): string | null {
  return row === undefined ? null : JSON.stringify([row['kind'], row['place_unit'], row['row_id']]);
}

function candidatesOf(query: ClaimQuery): { readonly sql: string; readonly args: readonly SqlValue[] } {
  const place = readPlace(query.after, 3);
  const confirmed = query.state === 'confirmed';
  const further = place.length === 0 ? '' : 'AND (f.kind, f.unit_id, f.row_id) > (?, ?, ?)';
  const kind = query.kind === null ? '' : 'AND f.kind = ?';
  const rest = [...(query.kind === null ? [] : [query.kind]), ...place];
  const keys = 'f.row_id, f.kind, f.unit_id AS place_unit';
  const ordered = `${kind} ${further} ORDER BY f.kind, f.unit_id, f.row_id LIMIT ?`;
  if (query.unitId !== null) {
    const sql = `SELECT ${keys} FROM ledger_row AS r CROSS JOIN fact AS f ON f.row_id = r.row_id WHERE r.unit_id = ?
      AND f.basis = ? AND f.lead = 1 ${ordered}`;
    return { sql, args: [query.unitId, confirmed ? query.basis : 'claimed', ...rest, LOOKED_AT] };
  }
  if (query.state === 'refused' || query.state === 'lapsed') {
    const sql = `SELECT DISTINCT ${keys} FROM verification AS d CROSS JOIN fact AS f ON f.row_id = d.row_id AND f.kind = d.kind
      WHERE d.basis = ? AND d.decision = ? AND f.basis = 'claimed' AND f.lead = 1 ${ordered}`;
    return { sql, args: [query.basis, query.state === 'refused' ? 'refuse' : 'confirm', ...rest, LOOKED_AT] };
  }
  const sql = `SELECT ${keys} FROM fact AS f WHERE f.basis = ? AND f.lead = 1 ${confirmed ? "AND f.basis <> 'claimed'" : ''} ${ordered}`;
  return { sql, args: [confirmed ? query.basis : 'claimed', ...rest, LOOKED_AT] };
}
