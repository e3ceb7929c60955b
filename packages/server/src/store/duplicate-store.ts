import type { CaseDecision } from '@double-hundred/shared/duplicate/case-decision';
import type { DuplicateGroup } from '@double-hundred/shared/duplicate/find-duplicates';
import type { ComparedProject } from '@double-hundred/shared/duplicate/likeness';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { CaseStep } from '@double-hundred/shared/protocol/duplicates';
import type { ListPage, PageAsked } from './place.ts';
import type { AuditDraft } from './sync-store.ts';

/** A case as kept: its rows by id and unit, and every step taken. */
export interface KeptCase {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly foundAt: string;
  readonly state: 'open' | 'proposed' | 'decided';
  /** What is proposed, or decided. */
  readonly decision: CaseDecision | null;
  readonly rows: readonly { readonly rowId: string; readonly unitId: string }[];
  readonly steps: readonly CaseStep[];
}

/** A group of rows found to be alike, to become a case unless the same rows already are one. */
export interface FoundCase extends DuplicateGroup {
  readonly id: string;
  readonly foundAt: string;
  readonly unitOf: ReadonlyMap<string, string>;
}

/** The writer's turn at the desk: what is found holds until it ends. */
export interface DuplicateTurn {
  find(caseId: string): Promise<KeptCase | null>;
  /** A proposal or a unit's answer. */
  addStep(caseId: string, step: CaseStep, audit: AuditDraft): Promise<void>;
  /** Decides and adjusts the totals by what is missing to the decision. */
  decide(
    caseId: string,
    decision: CaseDecision,
    step: CaseStep,
    adjustment: { readonly note: string; readonly day: Day },
    audit: AuditDraft,
  ): Promise<void>;
}

export type StagedProject = ComparedProject & { readonly stage: string };

export interface CaseQuery extends PageAsked {
  readonly unitId: string | null;
  readonly state: KeptCase['state'] | null;
}

/** The port behind the desk for duplicates. Steps are append-only; deciding writes the adjustments in the same batch. */
export interface DuplicateStore {
  /** Cases, the most likely first: of all, or those that concern a unit by a row or a share; of any state or one. */
  cases(query: CaseQuery): Promise<ListPage<KeptCase>>;
  /** How many cases there are of each state, of all or of those that concern a unit. */
  counts(unitId: string | null): Promise<Readonly<Record<KeptCase['state'], number>>>;
  find(caseId: string): Promise<KeptCase | null>;
  /** Live projects of all units with what they are compared by and their stage, in the order of their ids, after one of them. */
  projects(after: string, most: number): Promise<readonly StagedProject[]>;
  /** Keeps new groups; a group whose rows are an open case with further rows replaces nothing. Gives how many were new. */
  addCases(found: readonly FoundCase[], audit: (added: number) => AuditDraft): Promise<number>;
  exclusive<T>(work: (turn: DuplicateTurn) => Promise<T>): Promise<T>;
}
