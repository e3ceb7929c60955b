import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepFault } from './step-fault.ts';
import { type Submission, submissionOf } from './submission.ts';
import { SUBMISSION_STEPS, type SubmissionEvent, type SubmissionStep } from './submission-event.ts';

const START = Date.parse('2026-11-23T02:00:00Z');
const HOUR = 3_600_000;
const CALM = {
  unexplained: 0,
  inConflict: 0,
  changedSinceSubmission: 0,
  changedSinceApproval: 0,
  withErrors: 0,
  rechecking: false,
};

const event = (step: SubmissionStep, more: Partial<SubmissionEvent> = {}): SubmissionEvent => ({
  step,
  userId: 'u',
  userName: '张三',
  at: new Date(START).toISOString(),
  headSeq: 7,
  ...more,
});
const GRANT = event('grantReopen', { reason: '更正', until: new Date(START + HOUR).toISOString(), rows: ['r1'] });
const stateAfter = (...steps: (SubmissionStep | SubmissionEvent)[]): Submission =>
  submissionOf(
    steps.map((step) => (typeof step === 'string' ? event(step) : step)),
    START,
  );

describe('SUBMIT', () => {
  it('SUBMIT goes from draft over submitted, returned, submitted again, approved and locked to reopened', () => {
    expect(stateAfter().state).toBe('draft');
    expect(stateAfter('submit').state).toBe('submitted');
    expect(stateAfter('submit', 'return').state).toBe('returned');
    expect(stateAfter('submit', 'return', 'submit', 'approve').state).toBe('approved');
    expect(stateAfter('submit', 'approve', 'lock').state).toBe('locked');
    expect(stateAfter('submit', 'approve', 'lock', 'askReopen', GRANT).state).toBe('reopened');
  });

  it('SUBMIT a reopening ends by itself at its end, not a moment earlier', () => {
    const steps = [event('submit'), event('approve'), event('lock'), GRANT];
    expect(submissionOf(steps, START + HOUR - 1).state).toBe('reopened');
    expect(submissionOf(steps, START + HOUR)).toMatchObject({ state: 'locked', opening: null });
  });

  it('SUBMIT what was handed in again during a reopening waits for the office even after its end', () => {
    const steps = [event('submit'), event('approve'), event('lock'), GRANT, event('submit', { receipt: 'n2' })];
    expect(submissionOf(steps, START + 2 * HOUR)).toMatchObject({ state: 'submitted', opening: null, locked: { headSeq: 7 } });
  });

  it('SUBMIT timeliness goes by the first hand-in, the receipt by the latest', () => {
    const later = event('submit', { at: '2026-11-24T00:00:00Z', receipt: 'n2' });
    const submission = stateAfter(event('submit', { receipt: 'n1' }), 'return', later);
    expect(submission.firstSubmittedAt).toBe(new Date(START).toISOString());
    expect(submission.submitted?.receipt).toBe('n2');
    expect(submission.returned).toBeNull();
  });

  it('SUBMIT rows without explanation or in conflict keep a ledger from being handed in and approved', () => {
    const given = { now: START };
    expect(stepFault('submit', stateAfter(), { ...CALM, unexplained: 2 }, given)).toMatchObject({ code: 'UNEXPLAINED' });
    expect(stepFault('submit', stateAfter(), { ...CALM, inConflict: 1 }, given)).toMatchObject({ code: 'IN_CONFLICT' });
    expect(stepFault('approve', stateAfter('submit'), { ...CALM, unexplained: 1 }, given)).toMatchObject({ code: 'UNEXPLAINED' });
  });

  it('SUBMIT figures that changed after their approval cannot be locked before they are approved again', () => {
    const approved = stateAfter('submit', 'approve');
    const changed = { ...CALM, changedSinceApproval: 3 };
    expect(stepFault('lock', approved, changed, { now: START })).toMatchObject({
      code: 'CHANGED_SINCE',
      detail: expect.stringContaining('3行'),
    });
    expect(stepFault('approve', approved, changed, { now: START })).toBeNull();
    expect(stepFault('approve', approved, CALM, { now: START })).toMatchObject({ code: 'WRONG_STATE' });
    expect(stepFault('lock', approved, CALM, { now: START })).toBeNull();
  });

  it('SUBMIT a return, a request and a grant want a reason, a grant an end in the near future', () => {
    const now = START;
    expect(stepFault('return', stateAfter('submit'), CALM, { now, reason: '  ' })).toMatchObject({ code: 'REASON_MISSING' });
    const locked = stateAfter('submit', 'approve', 'lock');
    expect(stepFault('askReopen', locked, CALM, { now })).toMatchObject({ code: 'REASON_MISSING' });
    const grant = (until: number | undefined) =>
      stepFault('grantReopen', locked, CALM, { now, reason: '更正', until })?.code ?? null;
    expect([grant(undefined), grant(now), grant(now + 32 * 24 * HOUR), grant(now + HOUR)]).toEqual([
      'END_WRONG',
      'END_WRONG',
      'END_WRONG',
      null,
    ]);
  });

  it('SUBMIT no chain of allowed steps leaves a lock behind without a lock step, or approves what was not handed in', () => {
    const tried = fc.array(
      fc.record({ step: fc.constantFrom(...SUBMISSION_STEPS), wait: fc.integer({ min: 0, max: 3 }), changed: fc.nat(2) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(tried, (steps) => {
        let now = START;
        const kept: SubmissionEvent[] = [];
        for (const { step, wait, changed } of steps) {
          now += wait * HOUR;
          const before = submissionOf(kept, now);
          const given = { now, reason: '原因', until: now + HOUR };
          if (stepFault(step, before, { ...CALM, changedSinceApproval: changed }, given)) continue;
          kept.push(
            event(step, {
              at: new Date(now).toISOString(),
              reason: '原因',
              until: new Date(now + HOUR).toISOString(),
              rows: null,
            }),
          );
          const after = submissionOf(kept, now);
          const locks = kept.filter((one) => one.step === 'lock').length;
          expect(after.locked !== null).toBe(locks > 0);
          if (after.state === 'reopened') expect(after.opening?.until).toBeGreaterThan(now);
          if (after.state === 'approved' || after.state === 'locked')
            expect(kept.some((one) => one.step === 'submit')).toBe(true);
          if (step === 'approve') expect(['submitted', 'approved']).toContain(before.state);
          expect(submissionOf(kept, now + 400 * HOUR).state).not.toBe('reopened');
        }
      }),
      { seed: 33, numRuns: 2_000 },
    );
  });
});
