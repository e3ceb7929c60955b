import type { RowChange } from '@double-hundred/shared/protocol/changes';
import type { KeptRevision, KeptRow } from '../sync-store.ts';
import { textIn } from './text-bytes.ts';

/** The change of a revision as pulls send it; stored once per revision. */
export function wireOf(revision: KeptRevision, userId: string, at: string): string {
  const { rowId, rev, seq, deleted, fields, explanations } = revision;
  for (const _ruleId in explanations)
    return JSON.stringify({ rowId, rev, seq, deleted, fields, by: userId, at, explanations } satisfies RowChange);
  return JSON.stringify({ rowId, rev, seq, deleted, fields, by: userId, at } satisfies RowChange);
}

/**
 * SQL of one row as a JSON array, so that a page of rows comes as one text instead of thousands of small objects.
 * Joins ledger_row r, row_revision v and push p.
 */
export const ROW_JSON = `'[' || json_quote(r.unit_id) || ',' || json_quote(r.ledger) || ',' || r.created_seq || ',' || r.unexplained
  || ',' || COALESCE(r.findings, 'null') || ',' || COALESCE(r.explanations, 'null') || ',' || COALESCE(r.raised, 'null')
  || ',' || json_quote(p.user_name) || ',' || v.wire || ']'`;

type RowJson = [
  unitId: string,
  ledger: string,
  createdSeq: number,
  unexplained: number,
  findings: KeptRow['findings'] | null,
  explanations: KeptRow['explanations'] | null,
  raised: KeptRow['raised'] | null,
  userName: string,
  wire: RowChange,
];

/** The rows of a JSON text made with `ROW_JSON`, or of its bytes; null means none. */
export function rowsOf(cell: unknown): readonly KeptRow[] {
  const text = textIn(cell);
  if (text === null) return [];
  return (JSON.parse(`[${text}]`) as RowJson[]).map(
    ([unitId, ledger, createdSeq, unexplained, findings, explanations, raised, userName, wire]) => ({
      rowId: wire.rowId,
      unitId,
      ledger,
      rev: wire.rev,
      seq: wire.seq,
      createdSeq,
      deleted: wire.deleted,
      fields: wire.fields,
      unexplained: unexplained === 1,
      findings: findings ?? [],
      explanations: explanations ?? {},
      raised: raised ?? {},
      userId: wire.by,
      userName,
      at: wire.at,
    }),
  );
}

/** JSON text of a value, or null when there is nothing in it. */
export function jsonUnlessEmpty(value: object): string {
  return Object.keys(value).length === 0 ? 'null' : JSON.stringify(JSON.stringify(value));
}
