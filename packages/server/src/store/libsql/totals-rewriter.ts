import type { Fact } from '@double-hundred/shared/consolidation/facts';
import type { Database, Statement } from '../database.ts';
import type { TotalsRewriter } from '../totals-rewriter.ts';
import { auditStatements } from './audit-statements.ts';
import { factStatements } from './commit-statements.ts';

const FACTS_A_STATEMENT = 20_000;

/** Rewrites the tables of `0002-facts.sql` but the verifications. */
export function createTotalsRewriter(database: Database): TotalsRewriter {
  return {
    exclusive: (work) =>
      database.exclusive((turn) =>
        work(async ({ facts, totals, audit }) =>
          turn.write([
            { sql: 'DELETE FROM fact', args: [] },
            { sql: 'DELETE FROM total_day', args: [] },
            ...inPortions(facts),
            ...factStatements({ rowIds: [], facts: [], totals }),
            ...(await auditStatements(turn, [audit])),
          ]),
        ),
      ),
  };
}

function inPortions(facts: readonly Fact[]): readonly Statement[] {
  const portions = Math.ceil(facts.length / FACTS_A_STATEMENT);
  return Array.from({ length: portions }, (_, index) =>
    facts.slice(index * FACTS_A_STATEMENT, (index + 1) * FACTS_A_STATEMENT),
  ).flatMap((portion) => factStatements({ rowIds: [], facts: portion, totals: [] }));
}
