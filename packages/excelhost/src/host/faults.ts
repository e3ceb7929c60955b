import type { HostErrorCode } from '../protocol/host-error.ts';

/** What goes wrong on purpose. Everything is off at first; set the fields in a test. */
export interface Faults {
  /** Requests are swallowed: their promise never settles, as when the host process hangs (office-js issue 715). */
  silent: boolean;
  /** This many next requests fail with `failCode` before anything ran. */
  failNext: number;
  failCode: HostErrorCode;
  /** This many next requests run, and then their answer is lost in a GeneralException. */
  loseAnswers: number;
  /** This many next events get lost on their way; Infinity loses them all (office-js issues 1760 and 3888). */
  loseEvents: number;
  /** Each answer waits so long. */
  delayMs: number;
}

export function createFaults(): Faults {
  return { silent: false, failNext: 0, failCode: 'GeneralException', loseAnswers: 0, loseEvents: 0, delayMs: 0 };
}
