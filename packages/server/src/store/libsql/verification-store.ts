import type { Database } from '../database.ts';
import type { VerificationStore } from '../verification-store.ts';
import { auditStatements } from './audit-statements.ts';
import { caseAdjustmentStatements } from './case-adjustment-statements.ts';
import { factStatements } from './commit-statements.ts';
import { createSyncTurn } from './sync-turn.ts';

const INSERT = `INSERT INTO verification
  (row_id, kind, basis, decision, day, claimed_day, claimed_yuan, ground, user_id, user_name, at, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const EVIDENCE = `SELECT id FROM evidence AS e WHERE row_id = ?
  AND NOT EXISTS (SELECT 1 FROM evidence_removal AS x WHERE x.evidence_id = e.id)`;

/** Verifications in the table of `0002-facts.sql`, written together with the facts and totals they change. */
export function createVerificationStore(database: Database): VerificationStore {
  return {
    exclusive: (work) =>
      database.exclusive((turn) => {
        const reader = createSyncTurn(turn, () => undefined);
        return work({
          async ground(rowId) {
            const { rows, facts, verifications } = await reader.ground([], [rowId]);
            const row = rows.get(rowId);
            if (!row || row.deleted) return null;
            const evidence = await turn.query({ sql: EVIDENCE, args: [rowId] });
            return { row, facts, verifications, evidence: evidence.map(({ id }) => String(id)) };
          },
          async save(verification, change, audit) {
            const { rowId, kind, basis, decision, day, claimedDay, claimedYuan, ground, userId, userName, at, evidence } =
              verification;
            const rests = evidence.length === 0 ? null : JSON.stringify(evidence);
            const args = [
              rowId,
              kind,
              basis,
              decision,
              day,
              claimedDay,
              BigInt(claimedYuan),
              ground,
              userId,
              userName,
              at,
              rests,
            ];
            const adjusted = await caseAdjustmentStatements(turn, change, at);
            const audited = await auditStatements(turn, [audit]);
            await turn.write([{ sql: INSERT, args }, ...factStatements(change, at), ...adjusted, ...audited]);
          },
        });
      }),
  };
}
