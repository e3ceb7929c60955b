import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { type Unit, unitSchema } from '@double-hundred/shared/unit/unit';
import type { Database, Statement } from '../database.ts';
import type { ReferenceStore } from '../reference-store.ts';
import { auditStatements } from './audit-statements.ts';
import { createExemptionStore } from './exemption-store.ts';
import { figuresStale } from './figure-rebuild-store.ts';

/** Polls of figures look at this version; campaign and units bear on them as targets do. */
const FIGURES_CHANGED: Statement = { sql: 'UPDATE target_version SET version = version + 1', args: [] };

/** Campaign and units in the tables of `0005-campaign.sql`. */
export function createReferenceStore(database: Database): ReferenceStore {
  return {
    async load() {
      const [row] = await database.query({ sql: 'SELECT body, demo FROM campaign LIMIT 1', args: [] });
      if (!row) return null;
      const units = await database.query({ sql: 'SELECT body FROM unit ORDER BY position', args: [] });
      return {
        campaign: campaignSchema.parse(JSON.parse(String(row['body']))),
        units: units.map((unit) => unitSchema.parse(JSON.parse(String(unit['body'])))),
        demo: row['demo'] === 1,
        exemptions: await createExemptionStore(database).all(),
      };
    },
    save: ({ campaign, units, demo }, audit) =>
      database.exclusive(async (turn) =>
        turn.write([
          { sql: 'DELETE FROM campaign', args: [] },
          { sql: 'DELETE FROM unit', args: [] },
          {
            sql: 'INSERT INTO campaign (id, body, demo) VALUES (?, ?, ?)',
            args: [campaign.id, JSON.stringify(campaign), demo ? 1n : 0n],
          },
          ...unitStatements(units),
          ...(audit === undefined ? [] : await auditStatements(turn, [audit])),
        ]),
      ),
    saveCampaign: (campaign, audit, countsOtherwise) =>
      database.exclusive(async (turn) =>
        turn.write([
          { sql: 'UPDATE campaign SET body = ? WHERE id = ?', args: [JSON.stringify(campaign), campaign.id] },
          FIGURES_CHANGED,
          ...(countsOtherwise ? [figuresStale(audit.at)] : []),
          ...(await auditStatements(turn, [audit])),
        ]),
      ),
    saveUnits: (units, audit) =>
      database.exclusive(async (turn) =>
        turn.write([{ sql: 'DELETE FROM unit', args: [] }, ...unitStatements(units), ...(await auditStatements(turn, [audit]))]),
      ),
  };
}

function unitStatements(units: readonly Unit[]): Statement[] {
  return units.map((unit, position) => ({
    sql: 'INSERT INTO unit (id, position, body) VALUES (?, ?, ?)',
    args: [unit.id, BigInt(position), JSON.stringify(unit)],
  }));
}
