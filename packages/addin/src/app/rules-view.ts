import type { Day } from '@double-hundred/shared/kernel/day';
import type { Recheck, RulesResponse } from '@double-hundred/shared/protocol/rules';

/** The rules of the ledgers and the rechecks their changes have led to. */
export interface RulesView {
  readonly answer: RulesResponse | null;
  /** The day their states were told of. */
  readonly today: Day | null;
  readonly rechecks: readonly Recheck[];
  readonly loading: boolean;
  readonly failure: string | null;
}

export const EMPTY_RULES: RulesView = { answer: null, today: null, rechecks: [], loading: false, failure: null };
