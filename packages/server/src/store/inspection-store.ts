import type { Day } from '@double-hundred/shared/kernel/day';
import type { InspectionStep } from '@double-hundred/shared/inspection/inspection-state';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { CloseOutRecord } from '@double-hundred/shared/protocol/close-outs';
import type { InspectionRequest } from '@double-hundred/shared/protocol/inspections';
import type { SpotCheckFilter, SpotCheckResultRequest } from '@double-hundred/shared/protocol/spot-checks';
import type { ListPage, PageAsked } from './place.ts';
import type { AuditDraft } from './sync-store.ts';

/** An inspection as it was recorded. */
export interface KeptInspection extends Omit<InspectionRequest, 'issue'> {
  readonly id: string;
  readonly ledger: string | null;
  readonly userId: string;
  readonly by: string;
  readonly at: string;
}

export interface KeptInspectionStep {
  readonly step: InspectionStep;
  readonly text: string;
  readonly day: Day;
  readonly dueDay?: Day;
  readonly by: string;
  readonly at: string;
}

/** An inspection with all that came after it. */
export interface FollowedInspection extends KeptInspection {
  /** The row it is about, and the issue that is its demand, as they stand now; null without one. */
  readonly fields: RowFields | null;
  readonly issueFields: RowFields | null;
  /** Oldest first. */
  readonly steps: readonly KeptInspectionStep[];
  readonly files: number;
}

/** A decision about closing off, with the account it was made with and the campaign's day. */
export type KeptDecision = CloseOutRecord & { readonly userId: string; readonly day: Day };

/** An issue as it stands, with who asked last for it to be closed off. */
export interface IssueRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly rev: number;
  readonly fields: RowFields;
  readonly applicant: { readonly userId: string; readonly userName: string; readonly at: string } | null;
  /** Oldest first. */
  readonly decisions: readonly CloseOutRecord[];
}

export interface KeptSpotCheck {
  readonly id: string;
  readonly seed: string;
  readonly filter: SpotCheckFilter;
  /** The ids it was drawn from; null for samples of before they were kept. */
  readonly candidates: readonly string[] | null;
  readonly pool: number;
  readonly drawn: readonly string[];
  readonly by: string;
  readonly at: string;
}

export interface KeptSpotCheckResult extends SpotCheckResultRequest {
  readonly by: string;
  readonly at: string;
}

/** The port behind inspections, closing off and spot checks. What changes a row goes beside its push (`KeptBeside`). */
export interface InspectionStore {
  /** Newest first; of one unit or all, about one row or any. */
  inspections(
    query: PageAsked & { readonly unitId: string | null; readonly rowId: string | null },
  ): Promise<ListPage<FollowedInspection>>;
  inspection(id: string): Promise<FollowedInspection | null>;
  saveInspection(inspection: KeptInspection, audit: AuditDraft): Promise<void>;
  saveStep(inspectionId: string, step: KeptInspectionStep & { readonly userId: string }, audit: AuditDraft): Promise<void>;
  /** Live issues of a unit or all. */
  issues(unitId: string | null): Promise<readonly IssueRow[]>;
  issue(rowId: string): Promise<IssueRow | null>;
  /** Those of the issues that are live. */
  issuesOf(rowIds: readonly string[]): Promise<readonly IssueRow[]>;
  /** Newest first. */
  spotChecks(page: PageAsked): Promise<ListPage<KeptSpotCheck>>;
  spotCheck(id: string): Promise<KeptSpotCheck | null>;
  saveSpotCheck(spotCheck: KeptSpotCheck, audit: AuditDraft): Promise<void>;
  results(spotCheckId: string): Promise<readonly KeptSpotCheckResult[]>;
  /** False when the row has a result in that sample already. */
  saveResult(spotCheckId: string, result: KeptSpotCheckResult, audit: AuditDraft): Promise<boolean>;
}
