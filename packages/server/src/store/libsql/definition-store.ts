import { ledgerDefinitionSchema } from '@double-hundred/shared/ledger/definition';
import type { Database } from '../database.ts';
import type { DefinitionStore } from '../definition-store.ts';
import { auditStatements } from './audit-statements.ts';

/** Published definitions in the table of `0014-definitions.sql`. */
export function createDefinitionStore(database: Database): DefinitionStore {
  return {
    async load() {
      const rows = await database.query({ sql: 'SELECT * FROM ledger_definition ORDER BY ledger, version', args: [] });
      return rows.map((row) => ({
        definition: ledgerDefinitionSchema.parse(JSON.parse(String(row['body']))),
        note: String(row['note']),
        userId: String(row['user_id']),
        userName: String(row['user_name']),
        at: String(row['at']),
        migratedAt: typeof row['migrated_at'] === 'string' ? row['migrated_at'] : null,
      }));
    },
    publish: ({ definition, note, userId, userName, at, migratedAt }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          {
            sql: `INSERT INTO ledger_definition (ledger, version, body, note, user_id, user_name, at, migrated_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            args: [definition.id, BigInt(definition.version), JSON.stringify(definition), note, userId, userName, at, migratedAt],
          },
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    migrated: (ledger, version, at) =>
      database.exclusive((turn) =>
        turn.write([
          {
            sql: 'UPDATE ledger_definition SET migrated_at = ? WHERE ledger = ? AND version = ?',
            args: [at, ledger, BigInt(version)],
          },
        ]),
      ),
  };
}
