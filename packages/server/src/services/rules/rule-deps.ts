import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { RuleStore } from '../../store/rule-store.ts';
import type { Reference } from '../reference/reference.ts';

/** What working on the lives of rules needs. */
export interface RuleDeps {
  readonly store: RuleStore;
  readonly reference: Reference;
  readonly clock: Clock;
}
