import { factsOf } from '@double-hundred/shared/consolidation/facts';
import { openBench } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { benchCampaign } from '../district.ts';
import { projectRow } from '../project-rows.ts';

const TEMPLATES = 240;
const COUNT = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(? AS INTEGER))';

// Fills the product's own tables with as many rows as wanted by SQL alone; pushing half a million would take minutes.
void contend<{ folder: string; rows: number; units: number }, { rows: number }>(async ({ folder, rows, units }) => {
  const { database } = await openBench(folder, units);
  const campaign = benchCampaign();
  const templates = Array.from({ length: TEMPLATES }, (_, index) => {
    const unitId = `unit${(index % units) + 1}`;
    const fields = projectRow(index, unitId);
    const facts = factsOf({ rowId: 'r', unitId, fields, campaign, unexplained: false, verifications: [], deleted: false });
    const tail = JSON.stringify({
      rev: 1,
      seq: 0,
      deleted: false,
      fields,
      by: `clerk-${unitId}`,
      at: '2026-11-20T02:00:00.000Z',
    }).slice(1);
    return { unitId, tail, facts };
  });
  const total = String(rows);
  await database.exclusive((turn) =>
    turn.write([
      { sql: 'CREATE TABLE template (i INTEGER PRIMARY KEY, unit_id TEXT, tail TEXT)', args: [] },
      {
        sql: `INSERT INTO template SELECT key, value ->> 'unitId', value ->> 'tail' FROM json_each(?)`,
        args: [JSON.stringify(templates)],
      },
      {
        sql: 'CREATE TABLE template_fact (i INTEGER, kind TEXT, unit_id TEXT, day TEXT, bps INTEGER, lead INTEGER, yuan INTEGER)',
        args: [],
      },
      {
        sql: `INSERT INTO template_fact SELECT t.key, f.value ->> 'kind', f.value ->> 'unitId', f.value ->> 'day', f.value ->> 'bps', f.value ->> 'lead', f.value ->> 'yuan'
          FROM json_each(?) AS t, json_each(t.value ->> 'facts') AS f`,
        args: [JSON.stringify(templates)],
      },
      { sql: 'CREATE INDEX template_fact_by_i ON template_fact (i)', args: [] },
      {
        sql: `INSERT INTO push (batch_id, file_id, replica_id, unit_id, ledger, user_id, user_name, at) VALUES ('b', 'f', 'p', 'unit1', 'projects', 'office', '区专班', '2026-11-20T02:00:00.000Z')`,
        args: [],
      },
      {
        sql: `${COUNT} INSERT INTO ledger_row (row_id, unit_id, ledger, rev, seq, created_seq, deleted, unexplained)
          SELECT printf('r%025d', i), (SELECT unit_id FROM template AS t WHERE t.i = n.i % ${TEMPLATES}), 'projects', 1, i, i, 0, 0 FROM n`,
        args: [total],
      },
      {
        sql: `${COUNT} INSERT INTO row_revision (seq, row_id, rev, deleted, push_id, mutation_id, wire)
          SELECT n.i, printf('r%025d', n.i), 1, 0, 1, printf('m%025d', n.i), '{"rowId":"' || printf('r%025d', n.i) || '",' || t.tail
          FROM n CROSS JOIN template AS t ON t.i = n.i % ${TEMPLATES}`,
        args: [total],
      },
      {
        sql: `${COUNT} INSERT INTO fact SELECT printf('r%025d', n.i), f.kind, 'claimed', f.unit_id, f.day, f.bps, f.lead, f.yuan, 0
          FROM n CROSS JOIN template_fact AS f ON f.i = n.i % ${TEMPLATES}`,
        args: [total],
      },
      {
        sql: `INSERT INTO total_day SELECT basis, kind, unit_id, day, sum(bps), sum(lead), count(*), sum(yuan), 0, 0, 0 FROM fact GROUP BY basis, kind, unit_id, day`,
        args: [],
      },
      { sql: 'UPDATE meta SET head_seq = CAST(? AS INTEGER)', args: [total] },
      { sql: 'DROP TABLE template', args: [] },
      { sql: 'DROP TABLE template_fact', args: [] },
    ]),
  );
  database.noteHead('bench', rows);
  await database.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] }).catch(() => []);
  await database.close();
  return { rows };
});
