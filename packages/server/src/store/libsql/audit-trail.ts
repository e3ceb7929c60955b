import type { AuditTrail } from '../audit-trail.ts';
import type { Database } from '../database.ts';
import { auditStatements } from './audit-statements.ts';

/** The trail in the table of `0003-audit.sql`. */
export function createAuditTrail(database: Pick<Database, 'exclusive'>): AuditTrail {
  return {
    append: (drafts) => database.exclusive(async (turn) => turn.write(await auditStatements(turn, drafts))),
  };
}
