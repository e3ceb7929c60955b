import { DEFAULT_CYCLES, type ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { KeptCycles } from '../../store/submission-store.ts';

/** The cycles in force at a moment (RFC 3339), of all that were ever set, the newest first. */
export function cyclesAt(history: readonly KeptCycles[], at: string): readonly ReportingCycle[] {
  return history.find((kept) => kept.at <= at)?.cycles ?? DEFAULT_CYCLES;
}
