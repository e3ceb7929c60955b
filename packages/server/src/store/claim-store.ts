import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { ClaimState } from '@double-hundred/shared/protocol/claims';
import type { KeptVerification } from './verification-store.ts';

export interface ClaimQuery {
  readonly basis: 'verified' | 'official';
  readonly state: ClaimState | null;
  /** The unit that handed the rows in. */
  readonly unitId: string | null;
  readonly kind: AchievementKind | null;
  /** Where the last page ended; null for the first. */
  readonly after: string | null;
  readonly limit: number;
  readonly nameColumn: string;
  readonly stageColumn: string;
}

/** A claimed achievement with its latest decision under the basis asked for. */
export interface KeptClaim {
  readonly rowId: string;
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly day: Day;
  readonly yuan: number;
  readonly rev: number;
  readonly unexplained: boolean;
  readonly verified: boolean;
  readonly state: ClaimState;
  readonly name: string;
  readonly stage: string;
  readonly files: number;
  /** Files whose content another project has as well. */
  readonly reused: number;
  readonly decision: KeptVerification | null;
}

/** The reading side of the verification desk. */
export interface ClaimStore {
  /**
   * In the order of kind, unit and row; `next` goes on where a page ended. A page may have fewer claims than asked for,
   * or none, while `next` leads on.
   */
  claims(query: ClaimQuery): Promise<{ readonly claims: readonly KeptClaim[]; readonly next: string | null }>;
  /** Every decision about a row, oldest first. */
  decisions(rowId: string): Promise<readonly KeptVerification[]>;
}
