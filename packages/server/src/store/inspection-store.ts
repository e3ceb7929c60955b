import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { CloseOutRecord, InspectionRequest, SpotCheckResultRequest } from '@double-hundred/shared/protocol/inspections';
import type { AuditDraft } from './sync-store.ts';

export interface KeptInspection extends InspectionRequest {
  readonly id: string;
  readonly ledger: string | null;
  /** The row it is about as it stands now; null without one. */
  readonly fields: RowFields | null;
  readonly userId: string;
  readonly by: string;
  readonly at: string;
}

/** An issue as it stands, with who asked last for it to be closed off. */
export interface IssueRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly rev: number;
  /** How often it was decided to open it again. */
  readonly reopened: number;
  readonly fields: RowFields;
  readonly applicant: { readonly userId: string; readonly userName: string; readonly at: string } | null;
}

export interface KeptSpotCheck {
  readonly id: string;
  readonly seed: string;
  readonly pool: number;
  readonly drawn: readonly string[];
  readonly by: string;
  readonly at: string;
}

export interface KeptSpotCheckResult extends SpotCheckResultRequest {
  readonly by: string;
  readonly at: string;
}

/** The port behind inspections, closing off and spot checks. */
export interface InspectionStore {
  /** Newest first; of one unit or all, about one row or any. */
  inspections(query: {
    readonly unitId: string | null;
    readonly rowId: string | null;
    readonly limit: number;
  }): Promise<readonly KeptInspection[]>;
  saveInspection(inspection: Omit<KeptInspection, 'fields'>, audit: AuditDraft): Promise<void>;
  /** Live issues of a unit or all. */
  issues(unitId: string | null): Promise<readonly IssueRow[]>;
  issue(rowId: string): Promise<IssueRow | null>;
  decisions(rowId: string): Promise<readonly CloseOutRecord[]>;
  saveDecision(decision: CloseOutRecord & { readonly userId: string }, audit: AuditDraft): Promise<void>;
  /** Newest first. */
  spotChecks(): Promise<readonly KeptSpotCheck[]>;
  saveSpotCheck(spotCheck: KeptSpotCheck, audit: AuditDraft): Promise<void>;
  results(spotCheckId: string): Promise<readonly KeptSpotCheckResult[]>;
  /** False when the row has a result in that sample already. */
  saveResult(spotCheckId: string, result: KeptSpotCheckResult, audit: AuditDraft): Promise<boolean>;
}
