import { achievementKindSchema, basisSchema } from '@double-hundred/shared/campaign/campaign';
import { type AdjustmentFigure, caseAdjustments, isSomething } from '@double-hundred/shared/duplicate/case-adjustments';
import { type CaseDecision, caseDecisionSchema } from '@double-hundred/shared/duplicate/case-decision';
import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { duplicateTexts } from '@double-hundred/shared/message/duplicates';
import type { SqlRow, Statement, WriteTurn } from '../database.ts';
import type { FactChange } from '../sync-store.ts';
import { adjustmentStatements } from './adjustment-statements.ts';
import { factsOf } from './fact-codec.ts';

// A decision holds until the next one, whatever has been proposed since.
const TOUCHED = `SELECT id, decision FROM (
    SELECT DISTINCT r.case_id AS id,
      (SELECT s.decision FROM duplicate_case_step AS s WHERE s.case_id = r.case_id AND s.kind = 'decide' ORDER BY s.id DESC LIMIT 1) AS decision
    FROM json_each(?) AS j CROSS JOIN duplicate_case_row AS r ON r.row_id = j.value)
  WHERE decision IS NOT NULL`;
const CASE_FACTS = `SELECT group_concat(json_array(f.row_id, f.kind, f.basis, f.unit_id, f.day, f.bps, f.lead, f.yuan, f.unexplained)) AS facts
  FROM duplicate_case_row AS r CROSS JOIN fact AS f ON f.row_id = r.row_id WHERE r.case_id = ?`;
const MADE = `SELECT unit_id, kind, basis, SUM(count_bps) AS count_bps, SUM(lead_count) AS lead_count, SUM(each_count) AS each_count,
  SUM(yuan) AS yuan FROM adjustment WHERE case_id = ? GROUP BY unit_id, kind, basis`;

/**
 * Keeps claims and adjustments of decided cases together adding up: when a row of a case changes, the adjustments made
 * so far are moved by what is missing now, dated on the day of the change. Almost every push touches no case.
 */
export async function caseAdjustmentStatements(
  turn: WriteTurn,
  change: FactChange,
  at: string,
  day: Day = shanghaiDay(Date.parse(at)),
): Promise<readonly Statement[]> {
  if (change.rowIds.length === 0) return [];
  const touched = await turn.query({ sql: TOUCHED, args: [JSON.stringify(change.rowIds)] });
  const statements: Statement[] = [];
  for (const row of touched) {
    const caseId = String(row['id']);
    const decision = caseDecisionSchema.parse(JSON.parse(String(row['decision'])));
    statements.push(
      ...(await settleCase(turn, { caseId, decision, change, at, day, by: '', note: duplicateTexts.followUpNote(caseId) })),
    );
  }
  return statements;
}

export interface CaseSettlement {
  readonly caseId: string;
  readonly decision: CaseDecision;
  /** Facts about to be written in the same batch. */
  readonly change: FactChange;
  readonly at: string;
  /** The day the adjustments are dated on. */
  readonly day: Day;
  readonly by: string;
  readonly note: string;
}

/** The adjustments still missing for a decision: what it asks for, less what was made for the case before. */
export async function settleCase(turn: WriteTurn, settlement: CaseSettlement): Promise<readonly Statement[]> {
  const { caseId, decision, change, at, day, by, note } = settlement;
  const rows = await turn.query({
    sql: 'SELECT row_id FROM duplicate_case_row WHERE case_id = ? ORDER BY row_id',
    args: [caseId],
  });
  const rowIds = rows.map((row) => String(row['row_id']));
  const changing = new Set(change.rowIds);
  const stored = factsOf((await turn.query({ sql: CASE_FACTS, args: [caseId] }))[0]?.['facts']);
  const facts = [
    ...stored.filter((fact) => !changing.has(fact.rowId)),
    ...change.facts.filter((fact) => rowIds.includes(fact.rowId)),
  ];
  const made = (await turn.query({ sql: MADE, args: [caseId] })).map(figureOf);
  const missing = missingFigures(caseAdjustments(decision, rowIds, facts), made);
  return adjustmentStatements(missing.map((figure) => ({ ...figure, caseId, day, note, by, at })));
}

function missingFigures(wanted: readonly AdjustmentFigure[], made: readonly AdjustmentFigure[]): readonly AdjustmentFigure[] {
  const keyOf = ({ unitId, kind, basis }: AdjustmentFigure) => `${unitId} ${kind} ${basis}`;
  const sums = new Map(wanted.map((figure) => [keyOf(figure), figure]));
  for (const figure of made) {
    const target = sums.get(keyOf(figure));
    sums.set(keyOf(figure), {
      ...figure,
      countBps: (target?.countBps ?? 0) - figure.countBps,
      leadCount: (target?.leadCount ?? 0) - figure.leadCount,
      eachCount: (target?.eachCount ?? 0) - figure.eachCount,
      yuan: (target?.yuan ?? 0) - figure.yuan,
    });
  }
  return [...sums.values()].filter(isSomething);
}

function figureOf(row: SqlRow): AdjustmentFigure {
  return {
    unitId: String(row['unit_id']),
    kind: achievementKindSchema.parse(row['kind']),
    basis: basisSchema.parse(row['basis']),
    countBps: Number(row['count_bps']),
    leadCount: Number(row['lead_count']),
    eachCount: Number(row['each_count']),
    yuan: Number(row['yuan']),
  };
}
