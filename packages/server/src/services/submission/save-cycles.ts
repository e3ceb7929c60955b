import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts } from '@double-hundred/shared/message/submission';
import type { User } from '@double-hundred/shared/protocol/session';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** Replaces when the ledgers are due. What was handed in keeps its periods. */
export async function saveCycles(
  { store, reference, clock }: Pick<SubmissionDeps, 'store' | 'reference' | 'clock'>,
  cycles: readonly ReportingCycle[],
  actor: User,
): Promise<Result<readonly ReportingCycle[], readonly SubmissionFault[]>> {
  const faults = cycles.flatMap(({ ledger, resting }, index): SubmissionFault[] => {
    const pointer = `/cycles/${index}`;
    const definition = reference.definition(ledger);
    const found: SubmissionFault[] = [];
    if (definition === null)
      return [{ code: 'LEDGER_UNKNOWN', pointer: `${pointer}/ledger`, detail: submissionTexts.cycleLedger(ledger.slice(0, 80)) }];
    if (cycles.findIndex((other) => other.ledger === ledger) !== index)
      found.push({ code: 'TWICE', pointer: `${pointer}/ledger`, detail: submissionTexts.cycleTwice(ledger) });
    if (resting && !definition.columns.some(({ key }) => key === resting.column))
      found.push({
        code: 'COLUMN_UNKNOWN',
        pointer: `${pointer}/resting/column`,
        detail: submissionTexts.cycleColumn(ledger, resting.column.slice(0, 80)),
      });
    return found;
  });
  if (faults.length > 0) return err(faults);
  const at = new Date(clock.now()).toISOString();
  await store.saveCycles(cycles, { at, actor: actor.id, action: 'reporting.cycles', subject: 'reporting', detail: { cycles } });
  return ok(cycles);
}
