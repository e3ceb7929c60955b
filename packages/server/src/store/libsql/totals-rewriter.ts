import type { Fact } from '@double-hundred/shared/consolidation/facts';
import type { Database, Statement } from '../database.ts';
import type { TotalsRewriter } from '../totals-rewriter.ts';
import { auditStatements } from './audit-statements.ts';
import { bulkInsert } from './bulk.ts';
import { PROGRESS_STALE } from './progress-statements.ts';
import { TOTAL_COLUMNS, TOTAL_FIGURES, factStatements, totalElement } from './commit-statements.ts';

// The changes must go on adding up to the totals, so what the repair altered is one more change.
const NOTE_DIFFERENCE = `INSERT INTO total_change (at, ${TOTAL_COLUMNS.join(', ')})
  SELECT ?, basis, kind, unit_id, day, ${TOTAL_FIGURES.map((name) => `SUM(${name})`).join(', ')} FROM (
    SELECT ${TOTAL_COLUMNS.join(', ')} FROM total_day
    UNION ALL SELECT basis, kind, unit_id, day, ${TOTAL_FIGURES.map((name) => `-${name}`).join(', ')} FROM total_change
  ) GROUP BY basis, kind, unit_id, day HAVING ${TOTAL_FIGURES.map((name) => `SUM(${name}) <> 0`).join(' OR ')}`;

const FACTS_A_STATEMENT = 20_000;

/** Rewrites the tables of `0002-facts.sql` but the verifications. */
export function createTotalsRewriter(database: Database): TotalsRewriter {
  return {
    exclusive: (work) =>
      database.exclusive((turn) =>
        work(async ({ facts, totals, audit }) =>
          turn.write([
            PROGRESS_STALE,
            { sql: 'DELETE FROM fact', args: [] },
            { sql: 'DELETE FROM total_day', args: [] },
            ...inPortions(facts, audit.at),
            ...bulkInsert('total_day', TOTAL_COLUMNS, totals.map(totalElement)),
            { sql: NOTE_DIFFERENCE, args: [audit.at] },
            ...(await auditStatements(turn, [audit])),
          ]),
        ),
      ),
  };
}

function inPortions(facts: readonly Fact[], at: string): readonly Statement[] {
  const portions = Math.ceil(facts.length / FACTS_A_STATEMENT);
  return Array.from({ length: portions }, (_, index) =>
    facts.slice(index * FACTS_A_STATEMENT, (index + 1) * FACTS_A_STATEMENT),
  ).flatMap((portion) => factStatements({ rowIds: [], facts: portion, totals: [] }, at));
}
