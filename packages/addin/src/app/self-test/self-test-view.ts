import type { FactView } from './look-around.ts';
import type { CaseResult } from './run-cases.ts';

/** 诊断 as it stands. */
export interface SelfTestView {
  readonly running: boolean;
  readonly total: number;
  readonly facts: readonly FactView[];
  readonly results: readonly CaseResult[];
  /** Why the workbook could not be looked at. */
  readonly failure: string | null;
  /** The result as JSON text, once there is one. */
  readonly report: string | null;
}

export const EMPTY_SELF_TEST: SelfTestView = { running: false, total: 0, facts: [], results: [], failure: null, report: null };
