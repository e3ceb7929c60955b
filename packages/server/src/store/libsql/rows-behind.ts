import { achievementKindSchema } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { Database, SqlRow, SqlValue } from '../database.ts';
import type { KeptExplanations, KeptRow } from '../sync-store.ts';
import type { AskingFinding, FactRow, RowsBehind, RowsBehindQuery } from '../totals-store.ts';

// Pages follow the index of the facts. Every project has one leading part, by which the district's pages are cut.
const UNIT_PAGE = `SELECT * FROM fact WHERE basis = ?1 AND kind = ?2 AND day <= ?3 AND unit_id = ?4 AND row_id > ?5
  ORDER BY row_id LIMIT ?6`;
const DISTRICT_PAGE = `SELECT * FROM fact WHERE basis = ?1 AND kind = ?2 AND day <= ?3 AND lead = 1 AND (unit_id, row_id) > (?4, ?5)
  ORDER BY unit_id, row_id LIMIT ?6`;
const ALL_PARTS = `SELECT g.*, f.unit_id AS page_unit FROM page AS f CROSS JOIN fact AS g ON g.row_id = f.row_id AND g.kind = f.kind AND g.basis = f.basis`;
const NAMED = `SELECT f.row_id, r.unit_id AS handed_in, f.unit_id, f.kind, f.day, f.bps, f.lead, f.yuan, f.unexplained, r.rev, r.findings, r.explanations,
  json_extract(v.wire, '$.fields.' || ?7) AS name, json_extract(v.wire, '$.fields.' || ?8) AS stage,
  (SELECT c.id || ' ' || c.state FROM duplicate_case_row k JOIN duplicate_case c ON c.id = k.case_id
    WHERE k.row_id = f.row_id AND c.state <> 'decided' LIMIT 1) AS undecided
FROM part AS f CROSS JOIN ledger_row AS r ON r.row_id = f.row_id CROSS JOIN row_revision AS v ON v.seq = r.seq`;

/** A page of the rows behind a figure in the order of their ids, which is about that of their making; the district's unit by unit. */
export async function rowsBehind(database: Database, query: RowsBehindQuery): Promise<RowsBehind> {
  const { basis, asOf, unitId, kind, nameColumn, stageColumn, after, limit } = query;
  const [unit, rowId] = after ?? ['', ''];
  const page = unitId === null ? DISTRICT_PAGE : UNIT_PAGE;
  const parts = unitId === null ? ALL_PARTS : 'SELECT *, unit_id AS page_unit FROM page';
  const sql = `WITH page AS (${page}), part AS (${parts}) ${NAMED} ORDER BY f.page_unit, f.row_id, f.unit_id`;
  const args: SqlValue[] = [basis, kind, asOf, unitId ?? unit, rowId, BigInt(limit + 1), nameColumn, stageColumn];
  const facts = (await database.query({ sql, args })).map(factRowOf);
  const ids = [...new Set(facts.map((fact) => fact.rowId))];
  if (ids.length <= limit) return { facts, next: null };
  const kept = facts.filter((fact) => fact.rowId !== ids.at(-1));
  const last = kept.findLast((fact) => unitId !== null || fact.lead);
  return { facts: kept, next: last === undefined ? null : [last.shareUnitId, last.rowId] };
}

function factRowOf(row: SqlRow): FactRow {
  return {
    rowId: String(row['row_id']),
    unitId: String(row['handed_in']),
    shareUnitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    day: String(row['day']) as Day,
    bps: Number(row['bps']),
    lead: row['lead'] === 1,
    yuan: Number(row['yuan']),
    unexplained: row['unexplained'] === 1,
    rev: Number(row['rev']),
    name: String(row['name'] ?? ''),
    stage: String(row['stage'] ?? ''),
    duplicate: undecidedOf(row['undecided']),
    asking: askingOf(row),
  };
}

function askingOf(row: SqlRow): readonly AskingFinding[] {
  if (typeof row['findings'] !== 'string') return [];
  const findings = JSON.parse(row['findings']) as KeptRow['findings'];
  const given = typeof row['explanations'] === 'string' ? (JSON.parse(row['explanations']) as KeptExplanations) : {};
  return findings.flatMap((finding) =>
    finding.severity === 'explain' ? [{ finding, text: given[finding.ruleId]?.text ?? null }] : [],
  );
}

function undecidedOf(text: SqlRow[string] | undefined): FactRow['duplicate'] {
  if (typeof text !== 'string') return null;
  const [caseId = '', state] = text.split(' ');
  return { caseId, state: state === 'proposed' ? 'proposed' : 'open' };
}
