import { type Fact, type Verification, factsOf } from '@double-hundred/shared/consolidation/facts';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { STALLED_AFTER_DAYS } from '@double-hundred/shared/campaign/stalled-after-days';
import { alertsOf } from '@double-hundred/shared/progress/stalled';
import { stageStanding } from '@double-hundred/shared/progress/funnel';
import type { Statement } from '@double-hundred/server/src/store/database.ts';
import { openBench } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { benchCampaign } from '../district.ts';
import { TODAY, projectRow } from '../project-rows.ts';
import { addDays } from '@double-hundred/shared/kernel/day';

const TEMPLATES = 240;
/** Pushes of a unit: the latest today, the others every third day before. */
const PUSHES = 12;
/** Every so many rows one has the codes of the row before it, which is another unit's. */
const TWIN_EVERY = 2_500;
const COUNT = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(? AS INTEGER))';
const ROW_ID = "printf('r%025d', n.i)";
const PUSH_OF = `(SELECT f.id FROM first AS f WHERE f.unit_id = t.unit_id) + (n.i / ${TEMPLATES}) % ${PUSHES}`;
const TEMPLATE = `template AS t ON t.i = n.i % ${TEMPLATES}`;

interface Template {
  readonly unitId: string;
  readonly fields: RowFields;
  readonly facts: readonly Fact[];
  readonly verifications: readonly Verification[];
}

// Fills the tables of the product by SQL from what its own functions say of 240 projects: half a million pushed rows would
// take minutes. Names and codes are made different in every row; one row in 25 is verified.
void contend<{ folder: string; rows: number; units: number }, { rows: number }>(async ({ folder, rows, units }) => {
  const { database, services } = await openBench(folder, units);
  const templates = Array.from({ length: TEMPLATES }, (_, index) => templateOf(index, `unit${(index % units) + 1}`));
  const total = String(rows);
  await database.exclusive((turn) => turn.write([...templateStatements(templates), ...pushStatements(units)]));
  await database.exclusive((turn) => turn.write(rowStatements(total)));
  await database.exclusive((turn) => turn.write([...figureStatements(total), ...noteStatements(total)]));
  database.noteHead('bench', rows);
  await services.totalsStore.saveTargets(
    Array.from({ length: units }, (_, index) => `unit${index + 1}`).flatMap((unitId) =>
      (['signed', 'started', 'completed', 'inProduction'] as const).map((kind) => ({
        unitId,
        kind,
        count: Math.ceil(rows / units),
        yuan: 100_000_000 * Math.ceil(rows / units),
      })),
    ),
    { at: `${TODAY}T00:00:00.000Z`, actor: 'office', action: 'targets', subject: 'bench', detail: {} },
  );
  await database.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] }).catch(() => []);
  await database.close();
  return { rows };
});

function templateOf(index: number, unitId: string): Template {
  const campaign = benchCampaign();
  const fields = projectRow(index, unitId);
  const bare = { rowId: 'r', unitId, fields, campaign, unexplained: false, deleted: false };
  const claims = index % 25 === 0 ? factsOf({ ...bare, verifications: [] }) : [];
  const verifications = claims.map(({ kind, day, yuan }): Verification => {
    const claim = { day, claimedDay: day, claimedYuan: yuan };
    return { rowId: 'r', kind, basis: 'verified', decision: 'confirm', ...claim };
  });
  const named = { ...fields, projectName: '第@@@@@@@号碳纤维复合材料项目', investor: '苏陵第@@@@@@@号新材料股份有限公司' };
  const coded = {
    ...named,
    company: '江湾第@@@@@@@号新材料有限公司',
    uscc: '91320698M@@@@@@@X0',
    projectCode: '2607-320698-9@@@@@@@',
  };
  return { unitId, fields: coded, facts: factsOf({ ...bare, verifications }), verifications };
}

function templateStatements(templates: readonly Template[]): Statement[] {
  const campaign = benchCampaign();
  const whole = templates.map(({ unitId, fields, facts, verifications }) => ({
    unitId,
    fields: JSON.stringify(fields),
    facts,
    verifications,
    alerts: alertsOf('projects', fields, STALLED_AFTER_DAYS),
    standing: stageStanding(unitId, fields, campaign.thresholdYuan),
  }));
  const json = JSON.stringify(whole);
  const part = (name: string, path: string, columns: readonly string[]): Statement[] => [
    {
      sql: `CREATE TABLE template_${name} AS SELECT CAST(t.key AS INTEGER) AS i, ${columns.map((column) => `e.value ->> '${column}' AS "${column}"`).join(', ')}
        FROM json_each(?) AS t, json_each(t.value -> '${path}') AS e`,
      args: [json],
    },
    { sql: `CREATE INDEX template_${name}_by_i ON template_${name} (i)`, args: [] },
  ];
  return [
    { sql: 'CREATE TABLE template (i INTEGER PRIMARY KEY, unit_id TEXT, fields TEXT, standing TEXT)', args: [] },
    {
      sql: `INSERT INTO template SELECT key, value ->> 'unitId', value ->> 'fields', value ->> 'standing' FROM json_each(?)`,
      args: [json],
    },
    ...part('fact', 'facts', ['kind', 'basis', 'unitId', 'day', 'bps', 'lead', 'yuan']),
    ...part('alert', 'alerts', ['kind', 'day']),
    ...part('verification', 'verifications', ['kind', 'day', 'claimedDay', 'claimedYuan']),
  ];
}

function pushStatements(units: number): Statement[] {
  const pushes = Array.from({ length: units * PUSHES }, (_, index) => {
    const unitId = `unit${Math.floor(index / PUSHES) + 1}`;
    const at = `${addDays(TODAY, -3 * (index % PUSHES))}T02:00:00.000Z`;
    return { id: index + 1, unitId, user: `clerk-${unitId}`, at };
  });
  return [
    {
      sql: `INSERT INTO push (id, batch_id, file_id, replica_id, unit_id, ledger, user_id, user_name, at)
        SELECT value ->> 'id', 'b', 'f', 'p', value ->> 'unitId', 'projects', value ->> 'user', '填报员', value ->> 'at' FROM json_each(?)`,
      args: [JSON.stringify(pushes)],
    },
  ];
}

function rowStatements(total: string): Statement[] {
  return [
    {
      sql: `${COUNT}, first(unit_id, id) AS (SELECT unit_id, min(id) FROM push GROUP BY unit_id)
        INSERT INTO ledger_row (row_id, unit_id, ledger, rev, seq, created_seq, deleted, unexplained, reported_day, at_rest)
        SELECT ${ROW_ID}, t.unit_id, 'projects', 1, n.i, n.i, 0, 0, date(p.at, '+8 hours'), t.fields ->> 'stage' IN ('投产', '终止')
        FROM n CROSS JOIN ${TEMPLATE} CROSS JOIN push AS p ON p.id = ${PUSH_OF}`,
      args: [total],
    },
    {
      sql: `${COUNT}, first(unit_id, id) AS (SELECT unit_id, min(id) FROM push GROUP BY unit_id)
        INSERT INTO row_revision (seq, row_id, rev, deleted, push_id, mutation_id, wire)
        SELECT n.i, ${ROW_ID}, 1, 0, p.id, printf('m%025d', n.i),
          '{"rowId":"' || ${ROW_ID} || '","rev":1,"seq":' || n.i || ',"deleted":false,"fields":'
            || replace(t.fields, '@@@@@@@', printf('%07d', n.i - (n.i % ${TWIN_EVERY} = 0)))
            || ',"by":"' || p.user_id || '","at":"' || p.at || '"}'
        FROM n CROSS JOIN ${TEMPLATE} CROSS JOIN push AS p ON p.id = ${PUSH_OF}`,
      args: [total],
    },
  ];
}

function figureStatements(total: string): Statement[] {
  const sums = 'sum(bps), sum(lead), count(*), sum(yuan), 0, 0, 0';
  return [
    {
      sql: `${COUNT} INSERT INTO verification (row_id, kind, basis, decision, day, claimed_day, claimed_yuan, ground, user_id, user_name, at)
        SELECT ${ROW_ID}, f.kind, 'verified', 'confirm', f.day, f.claimedDay, f.claimedYuan, '现场核验', 'office', '区专班', ?
        FROM n CROSS JOIN template_verification AS f ON f.i = n.i % ${TEMPLATES}`,
      args: [total, `${TODAY}T01:00:00.000Z`],
    },
    {
      sql: `${COUNT} INSERT INTO fact SELECT ${ROW_ID}, f.kind, f.basis, f.unitId, f.day, f.bps, f.lead, f.yuan, 0
        FROM n CROSS JOIN template_fact AS f ON f.i = n.i % ${TEMPLATES} ORDER BY n.i, f.kind, f.basis`,
      args: [total],
    },
    {
      sql: `INSERT INTO total_day SELECT basis, kind, unit_id, day, ${sums} FROM fact GROUP BY basis, kind, unit_id, day`,
      args: [],
    },
    {
      sql: `INSERT INTO total_change (at, basis, kind, unit_id, day, count_bps, lead_count, each_count, yuan, unexplained_bps, unexplained_lead, unexplained_each)
        SELECT ?, * FROM total_day`,
      args: [`${TODAY}T01:00:00.000Z`],
    },
  ];
}

function noteStatements(total: string): Statement[] {
  const part = (name: string): string => `t.standing ->> '${name}'`;
  return [
    {
      sql: `${COUNT} INSERT INTO row_alert (row_id, kind, unit_id, day) SELECT ${ROW_ID}, a.kind, t.unit_id, a.day
        FROM n CROSS JOIN ${TEMPLATE} CROSS JOIN template_alert AS a ON a.i = t.i ORDER BY n.i, a.kind`,
      args: [total],
    },
    {
      sql: `${COUNT} INSERT INTO stage_total (unit_id, qualifying, reached, here, count, yuan)
        SELECT ${part('unitId')}, ${part('qualifying')}, ${part('reached')}, ${part('here')}, count(*), sum(${part('yuan')})
        FROM n CROSS JOIN ${TEMPLATE} GROUP BY 1, 2, 3, 4`,
      args: [total],
    },
    {
      sql: `${COUNT} INSERT INTO row_stage (unit_id, row_id, qualifying, reached, here)
        SELECT t.unit_id, ${ROW_ID}, ${part('qualifying')}, ${part('reached')}, ${part('here')} FROM n CROSS JOIN ${TEMPLATE} ORDER BY 1, 2`,
      args: [total],
    },
    { sql: 'UPDATE meta SET head_seq = CAST(? AS INTEGER)', args: [total] },
    ...['template', 'template_fact', 'template_alert', 'template_verification'].map((name) => ({
      sql: `DROP TABLE ${name}`,
      args: [],
    })),
  ];
}
