import type { Reminder, StepRequest, SubmissionAnswer, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { type Submission, submissionOf } from '@double-hundred/shared/submission/submission';
import type { SubmissionEvent, SubmissionStep } from '@double-hundred/shared/submission/submission-event';

const PERIOD = {
  id: '2026-W48',
  name: '第48周（11月23日至11月29日）',
  every: 'week' as const,
  firstDay: '2026-11-23' as never,
  lastDay: '2026-11-29' as never,
  deadline: '2026-11-27T09:00:00.000Z',
};
const NOW = Date.UTC(2026, 10, 23, 1, 5);

/** Submissions in memory over the real state machine, for the pane's own tests. */
export function memorySubmissions(rows: () => readonly { readonly rowId: string; readonly name: string }[]) {
  const events = new Map<string, SubmissionEvent[]>();
  let reminders: readonly Reminder[] = [];
  const of = (unitId: string): Submission => submissionOf(events.get(unitId) ?? [], NOW);
  const answer = (unitId: string, ledger: string): SubmissionAnswer => {
    const submission = of(unitId);
    const [first] = rows();
    return {
      unitId,
      ledger,
      period: PERIOD,
      previous: '2026-W47',
      next: null,
      state: submission.state,
      timeliness: { kind: 'due', text: '距截止还有4天' },
      completeness: {
        due: rows().length,
        done: Math.max(0, rows().length - 1),
        gaps: first ? [{ ...first, reasons: ['notUpdated'] }] : [],
      },
      rows: [...rows()],
      changedSinceApproval: submission.approved ? 1 : null,
      changedSinceSubmission: submission.submitted ? 0 : null,
      receipt: submission.submitted?.receipt ?? null,
      submittedAt: submission.submitted?.at ?? null,
      returned: submission.returned && { ...submission.returned, rowReasons: [...submission.returned.rowReasons] },
      opening: submission.opening && {
        rows: submission.opening.rows && [...submission.opening.rows],
        until: new Date(submission.opening.until).toISOString(),
        reason: submission.opening.reason,
      },
      asked: submission.asked && { ...submission.asked, rows: submission.asked.rows && [...submission.asked.rows] },
      refused: submission.refused,
      locked: submission.locked !== null,
      reminders: [...reminders],
      steps: (events.get(unitId) ?? []).map(({ step, userName, at, reason }) => ({
        step,
        by: userName,
        at,
        ...(reason === undefined ? {} : { reason }),
      })),
    };
  };
  return {
    /** The office nudges 石桥镇. */
    remind(text: string): void {
      const where = { unitId: 'shiqiao', ledger: 'projects', period: PERIOD.id };
      reminders = [
        { ...where, id: `n${reminders.length + 1}`, text, by: '区专班', at: new Date(NOW).toISOString() },
        ...reminders,
      ];
    },
    answer,
    lines: (ledger: string, units: readonly string[]): SubmissionLines => ({
      ledger,
      period: PERIOD,
      previous: '2026-W47',
      next: null,
      submissions: units.map((unitId) => {
        const { state, timeliness, changedSinceApproval, receipt, submittedAt, asked } = answer(unitId, ledger);
        return {
          unitId,
          state,
          timeliness,
          completeness: { due: 5, done: 3 },
          unexplained: 0,
          inConflict: 0,
          changedSinceApproval,
          receipt,
          submittedAt,
          asked,
          until: null,
          reminded: 0,
        };
      }),
    }),
    take(step: SubmissionStep, request: StepRequest): SubmissionAnswer {
      const { reason, rowReasons, rows: scope, until } = request;
      const event: SubmissionEvent = {
        step,
        userId: 'u',
        userName: '张三',
        at: new Date(NOW).toISOString(),
        headSeq: 1,
        reason,
        rowReasons,
        rows: scope ?? null,
        until,
        ...(step === 'submit' ? { receipt: '20261123-0001-7K' } : {}),
      };
      events.set(request.unit, [...(events.get(request.unit) ?? []), event]);
      return answer(request.unit, request.ledger);
    },
  };
}
