import { caseDecisionSchema } from '@double-hundred/shared/duplicate/case-decision';
import { type CaseStep, caseStepSchema } from '@double-hundred/shared/protocol/duplicates';
import type { Database, SqlRow, Statement } from '../database.ts';
import type { DuplicateStore, KeptCase } from '../duplicate-store.ts';
import { auditStatements } from './audit-statements.ts';
import { bulkInsert } from './bulk.ts';
import { readPlace } from '../place.ts';
import { page } from './page-of-rows.ts';
import { comparedProjects } from './compared-projects.ts';
import { settleCase } from './case-adjustment-statements.ts';

const NO_CHANGE = { rowIds: [], facts: [], totals: [] };
const CASES = `SELECT c.*, CAST(c.score AS TEXT) AS place_score,
  (SELECT json_group_array(json_object('rowId', r.row_id, 'unitId', r.unit_id)) FROM duplicate_case_row AS r WHERE r.case_id = c.id) AS case_rows,
  (SELECT json_group_array(json_object('kind', s.kind, 'unitId', s.unit_id, 'decision', json(s.decision), 'note', s.note, 'by', s.user_name, 'at', s.at))
    FROM (SELECT * FROM duplicate_case_step WHERE case_id = c.id ORDER BY id) AS s) AS case_steps
  FROM duplicate_case AS c`;
// As `concerns` says of one case.
const CONCERNS = `(?1 IS NULL OR EXISTS (SELECT 1 FROM duplicate_case_row AS r WHERE r.case_id = c.id AND r.unit_id = ?1)
  OR EXISTS (SELECT 1 FROM json_each(c.decision, '$.shares') AS s WHERE s.value ->> 'unit' = ?1))`;
const PAGE = `${CASES} WHERE ${CONCERNS} AND (?2 IS NULL OR c.state = ?2) AND (?3 IS NULL OR (-c.score, c.id) > (-?3, ?4))
  ORDER BY c.score DESC, c.id LIMIT ?5`;

/** Cases in the tables of the migration `duplicates-and-adjustments`. */
export function createDuplicateStore(database: Database): DuplicateStore {
  return {
    async cases({ unitId, state, limit, after }) {
      const [score = null, id = null] = readPlace(after, 2, 1);
      const args = [unitId, state, score === null ? null : BigInt(score), id, BigInt(limit + 1)];
      return page(await database.query({ sql: PAGE, args }), limit, ['place_score', 'id'], caseOf);
    },
    async counts(unitId) {
      const sql = `SELECT c.state, count(*) AS n FROM duplicate_case AS c WHERE ${CONCERNS} GROUP BY c.state`;
      const counted = (await database.query({ sql, args: [unitId] })).map((row) => [String(row['state']), Number(row['n'])]);
      return { open: 0, proposed: 0, decided: 0, ...(Object.fromEntries(counted) as object) };
    },
    find: (caseId) => findCase(database, caseId),
    projects: (after, most) => comparedProjects(database, after, most),
    addCases: (found, audit) =>
      database.exclusive(async (turn) => {
        const known = await turn.query({ sql: 'SELECT row_key FROM duplicate_case', args: [] });
        const keys = new Set(known.map((row) => String(row['row_key'])));
        const fresh = found.filter((group) => !keys.has(rowKey(group.rowIds)));
        const audits = await auditStatements(turn, [audit(fresh.length)]);
        if (fresh.length === 0) {
          await turn.write(audits);
          return 0;
        }
        await turn.write([
          ...bulkInsert(
            'duplicate_case',
            ['id', 'row_key', 'score', 'reasons', 'found_at', 'state'],
            fresh.map(({ id, rowIds, score, reasons, foundAt }) =>
              JSON.stringify([id, rowKey(rowIds), score, JSON.stringify(reasons), foundAt, 'open']),
            ),
          ),
          ...bulkInsert(
            'duplicate_case_row',
            ['case_id', 'row_id', 'unit_id'],
            fresh.flatMap(({ id, rowIds, unitOf }) =>
              rowIds.map((rowId) => JSON.stringify([id, rowId, unitOf.get(rowId) ?? ''])),
            ),
          ),
          ...audits,
        ]);
        return fresh.length;
      }),
    exclusive: (work) =>
      database.exclusive((turn) =>
        work({
          find: (caseId) => findCase(turn, caseId),
          async addStep(caseId, step, audit) {
            const proposed =
              step.kind === 'propose' && step.decision !== null
                ? [stateStatement(caseId, 'proposed', JSON.stringify(step.decision))]
                : [];
            await turn.write([stepStatement(caseId, step), ...proposed, ...(await auditStatements(turn, [audit]))]);
          },
          async decide(caseId, decision, step, { note, day }, audit) {
            const { by, at } = step;
            const adjusted = await settleCase(turn, { caseId, decision, change: NO_CHANGE, at, day, by, note });
            await turn.write([
              stepStatement(caseId, step),
              stateStatement(caseId, 'decided', JSON.stringify(decision)),
              ...adjusted,
              ...(await auditStatements(turn, [audit])),
            ]);
          },
        }),
      ),
  };
}

async function findCase(from: Pick<Database, 'query'>, caseId: string): Promise<KeptCase | null> {
  const [row] = await from.query({ sql: `${CASES} WHERE c.id = ?`, args: [caseId] });
  return row ? caseOf(row) : null;
}

function rowKey(rowIds: readonly string[]): string {
  return rowIds.toSorted().join(' ');
}

function stateStatement(caseId: string, state: KeptCase['state'], decision: string): Statement {
  return { sql: 'UPDATE duplicate_case SET state = ?, decision = ? WHERE id = ?', args: [state, decision, caseId] };
}

function stepStatement(caseId: string, { kind, unitId, decision, note, by, at }: CaseStep): Statement {
  return {
    sql: 'INSERT INTO duplicate_case_step (case_id, kind, unit_id, decision, note, user_name, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    args: [caseId, kind, unitId, decision === null ? null : JSON.stringify(decision), note, by, at],
  };
}

function caseOf(row: SqlRow): KeptCase {
  const decision = row['decision'];
  return {
    id: String(row['id']),
    score: Number(row['score']),
    reasons: JSON.parse(String(row['reasons'])) as string[],
    foundAt: String(row['found_at']),
    state: String(row['state']) as KeptCase['state'],
    decision: typeof decision === 'string' ? caseDecisionSchema.parse(JSON.parse(decision)) : null,
    rows: JSON.parse(String(row['case_rows'])) as KeptCase['rows'],
    steps: caseStepSchema.array().parse(JSON.parse(String(row['case_steps']))),
  };
}
