import type { AuditDraft } from './sync-store.ts';

/** What units wrote in a ledger between two days. */
export interface WrittenLoad {
  readonly unitId: string;
  readonly ledger: string;
  readonly rowsSent: number;
  readonly rowsConfirmed: number;
  readonly cellsTyped: number;
  readonly saidNoChange: number;
}

/** Rows a unit reports in a ledger now. */
export interface ReportedRows {
  readonly unitId: string;
  readonly ledger: string;
  readonly rows: number;
}

/** Reads what pushes keep up, and takes note of 零报告. */
export interface ReportingLoadStore {
  written(firstDay: string, lastDay: string): Promise<readonly WrittenLoad[]>;
  rows(): Promise<readonly ReportedRows[]>;
  /** The unit said on that day that nothing has changed. */
  noChange(said: { readonly unitId: string; readonly ledger: string; readonly day: string }, audit: AuditDraft): Promise<void>;
}
