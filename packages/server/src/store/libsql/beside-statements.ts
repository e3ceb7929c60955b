import type { Statement } from '../database.ts';
import type { KeptDecision, KeptInspection, KeptSpotCheckResult } from '../inspection-store.ts';
import type { KeptBeside } from '../sync-store.ts';

/** What is kept in the transaction of a push beside its rows. The audit entries go with those of the push. */
export function besideStatements({ decisions = [], results = [], inspections = [] }: Partial<KeptBeside> = {}): Statement[] {
  return [
    ...decisions.map(decisionStatement),
    ...results.map(({ spotCheckId, ...result }) => resultStatement(spotCheckId, result)),
    ...inspections.map(inspectionStatement),
  ];
}

export function inspectionStatement({ id, unit, rowId, ledger, day, userId, by, at, ...body }: KeptInspection): Statement {
  return {
    sql: 'INSERT INTO inspection (id, unit_id, row_id, ledger, day, body, user_id, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    args: [id, unit, rowId ?? null, ledger, day, JSON.stringify(body), userId, by, at],
  };
}

/** A second result of a row in one sample is refused by the table's key. */
export function resultStatement(
  spotCheckId: string,
  { rowId, holds, verifier, finding, by, at }: KeptSpotCheckResult,
): Statement {
  return {
    sql: 'INSERT INTO spot_check_result (spot_check_id, row_id, holds, verifier, finding, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    args: [spotCheckId, rowId, holds ? 1n : 0n, verifier, finding, by, at],
  };
}

function decisionStatement({ rowId, decision, verifier, ground, rev, userId, by, at, day }: KeptDecision): Statement {
  return {
    sql: 'INSERT INTO close_out (row_id, decision, verifier, ground, rev, user_id, user_name, at, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    args: [rowId, decision, verifier, ground, BigInt(rev), userId, by, at, day],
  };
}
