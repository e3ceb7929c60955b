import { inspectionStepSchema, inspectionRequestSchema } from '@double-hundred/shared/protocol/inspections';
import { closeOutRequestSchema } from '@double-hundred/shared/protocol/close-outs';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { SqlRow } from '../database.ts';
import type { FollowedInspection, IssueRow } from '../inspection-store.ts';

const bodySchema = inspectionRequestSchema.omit({ unit: true, rowId: true, day: true, issue: true });

/** An inspection from its row, with `steps` as JSON and the wires of the rows it concerns. */
export function inspectionOf(row: SqlRow): FollowedInspection {
  const body = bodySchema.parse(JSON.parse(String(row['body'])));
  const { found, team, demand, dueDay, issueRowId } = body;
  return {
    id: String(row['id']),
    unit: String(row['unit_id']),
    day: inspectionRequestSchema.shape.day.parse(row['day']),
    found,
    team,
    ...(typeof row['row_id'] === 'string' ? { rowId: row['row_id'] } : {}),
    ...(demand === undefined ? {} : { demand }),
    ...(dueDay === undefined ? {} : { dueDay }),
    ...(issueRowId === undefined ? {} : { issueRowId }),
    ledger: typeof row['ledger'] === 'string' ? row['ledger'] : null,
    fields: typeof row['wire'] === 'string' ? fieldsOf(row['wire']) : null,
    issueFields: typeof row['issue_wire'] === 'string' ? fieldsOf(row['issue_wire']) : null,
    steps: tuplesOf(row['steps']).map(stepOf),
    files: Number(row['files']),
    userId: String(row['user_id']),
    by: String(row['user_name']),
    at: String(row['at']),
  };
}

/** An issue from its row, with applicant and decisions as JSON. */
export function issueOf(row: SqlRow): IssueRow {
  const applicant = typeof row['applicant'] === 'string' ? (JSON.parse(row['applicant']) as [string, string, string]) : null;
  const rowId = String(row['row_id']);
  return {
    rowId,
    unitId: String(row['unit_id']),
    rev: Number(row['rev']),
    fields: fieldsOf(String(row['wire'])),
    applicant: applicant && { userId: applicant[0], userName: applicant[1], at: applicant[2] },
    decisions: tuplesOf(row['decisions']).map(([decision, verifier, ground, rev, by, at]) => ({
      ...closeOutRequestSchema.parse({ rowId, decision, verifier, ground }),
      rev: Number(rev),
      by: String(by),
      at: String(at),
    })),
  };
}

function stepOf([step, text, day, dueDay, by, at]: readonly unknown[]): FollowedInspection['steps'][number] {
  const { dueDay: due, ...parsed } = inspectionStepSchema.parse({
    step,
    text,
    day,
    by,
    at,
    ...(dueDay === null ? {} : { dueDay }),
  });
  return due === undefined ? parsed : { ...parsed, dueDay: due };
}

function tuplesOf(value: SqlRow[string] | undefined): readonly (readonly unknown[])[] {
  return typeof value === 'string' ? (JSON.parse(value) as unknown[][]) : [];
}

function fieldsOf(wire: string): RowFields {
  return (JSON.parse(wire) as { fields: RowFields }).fields;
}
