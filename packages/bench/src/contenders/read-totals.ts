import { join } from 'node:path';
import { createTotalsReader } from '@double-hundred/server/src/services/totals/read-totals.ts';
import { openReader } from '@double-hundred/server/src/store/libsql/open-reader.ts';
import { createTotalsStore } from '@double-hundred/server/src/store/libsql/totals-store.ts';
import { contend, timed } from '../contend.ts';
import { benchCampaign, benchUnits } from '../district.ts';
import { TODAY } from '../project-rows.ts';
import { percentile } from '../rounds.ts';

const KINDS = { signed: 'signedDay', started: 'startedDay', completed: 'completedDay', inProduction: 'productionDay' };
const GROUP_BY = `SELECT w ->> 'introducingUnit' AS unit_id, ${Object.values(KINDS)
  .map(
    (day) =>
      `count(*) FILTER (WHERE w ->> '${day}' BETWEEN ?1 AND ?2) AS ${day}, sum(w ->> 'totalInvestmentYuan') FILTER (WHERE w ->> '${day}' BETWEEN ?1 AND ?2) AS ${day}Yuan`,
  )
  .join(', ')}
  FROM (SELECT v.wire -> 'fields' AS w FROM ledger_row AS r CROSS JOIN row_revision AS v ON v.seq = r.seq WHERE r.deleted = 0 AND r.ledger = 'projects')
  WHERE w ->> 'totalInvestmentYuan' >= ?3 AND w ->> 'stage' <> '终止' GROUP BY 1`;

interface Outcome {
  readonly kept: { p50: number; p95: number };
  readonly groupBy: number | null;
}

// Reads the totals as the route does, and the same figures by GROUP BY over the rows' JSON, from a process of its own.
void contend<{ folder: string; units: number; reads: number; groupBys: number; compare: boolean }, Outcome>(
  async ({ folder, units, reads, groupBys, compare }) => {
    const database = await openReader(`file:${join(folder, 'double-hundred.db')}`);
    if (database === null) throw new Error('no database to read');
    const campaign = benchCampaign();
    const totals = createTotalsReader(createTotalsStore(database));
    const ground = { campaign, units: benchUnits(units) };
    const query = { asOf: TODAY, basis: 'claimed' as const, kind: undefined, groupBy: ['unit', 'kind'] as const, knownAt: null };
    const read = () => totals.read(query, ground, null);
    const scan = () => database.query({ sql: GROUP_BY, args: [campaign.firstDay, TODAY, BigInt(campaign.thresholdYuan)] });
    for (let warm = 0; warm < 20; warm += 1) await read();
    if (compare) {
      const { rows } = await read();
      for (const scanned of await scan()) {
        for (const [kind, day] of Object.entries(KINDS)) {
          const kept = rows.find((row) => row.unitId === scanned['unit_id'] && row.kind === kind);
          if (kept?.count !== scanned[day] || kept?.yuan !== (scanned[`${day}Yuan`] ?? 0))
            throw new Error(
              `${String(scanned['unit_id'])} ${kind}: kept ${kept?.count}, ${kept?.yuan}, scanned ${scanned[day]}, ${scanned[`${day}Yuan`]}`,
            );
        }
      }
    }
    const times: number[] = [];
    for (let index = 0; index < reads; index += 1) times.push(await timed(read));
    const scans: number[] = [];
    for (let index = 0; index < groupBys; index += 1) scans.push(await timed(scan));
    await database.close();
    return {
      kept: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
      groupBy: scans.length === 0 ? null : percentile(scans, 0.5),
    };
  },
);
