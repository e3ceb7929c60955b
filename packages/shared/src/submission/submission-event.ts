import * as z from 'zod';

/** What can happen to the submission of a unit's ledger for a period. */
export const SUBMISSION_STEPS = ['submit', 'return', 'approve', 'lock', 'askReopen', 'grantReopen', 'refuseReopen'] as const;
export type SubmissionStep = (typeof SUBMISSION_STEPS)[number];

/** A reason for one row. */
export const rowReasonSchema = z
  .object({ rowId: z.string().min(1), reason: z.string().min(1).max(500) })
  .meta({ id: 'RowReason' });
export type RowReason = z.infer<typeof rowReasonSchema>;

/**
 * One step as it is kept. `headSeq` is how far the history had gone: the rows as they were then can be read again at any
 * time. `rows` is the scope of a reopening (null: all rows), `until` its end.
 */
export interface SubmissionEvent {
  readonly step: SubmissionStep;
  readonly userId: string;
  readonly userName: string;
  /** RFC 3339, the server's clock. */
  readonly at: string;
  readonly headSeq: number;
  readonly reason?: string | undefined;
  readonly rowReasons?: readonly RowReason[] | undefined;
  readonly rows?: readonly string[] | null | undefined;
  readonly until?: string | undefined;
  readonly receipt?: string | undefined;
  /** With `submit`: rows due and done then. */
  readonly due?: number | undefined;
  readonly done?: number | undefined;
  /** With `submit`: until when the period was due then (RFC 3339); hand-ins of earlier releases have none. */
  readonly deadline?: string | undefined;
  /** With `submit` and `approve`: the version of the ledger and of its rules that held then; the period keeps them. */
  readonly schemaVersion?: number | undefined;
  readonly rulesVersion?: number | undefined;
}
