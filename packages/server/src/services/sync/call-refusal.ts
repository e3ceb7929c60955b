import { problemText } from '@double-hundred/shared/message/problems';
import type { Problem, ProblemCode } from '@double-hundred/shared/protocol/problem';
import { PUSH_LIMITS } from '@double-hundred/shared/protocol/push';

/** Why a call as a whole is refused; the http layer turns it into a problem. */
export interface CallRefusal extends Pick<Problem, 'errors' | 'epoch' | 'limits' | 'min' | 'current'> {
  readonly code: ProblemCode;
  /** A Chinese sentence that says what to do. */
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

/** The server's history was replaced: the file starts again from cursor 0 and offers its rows anew. */
export function epochChanged(epoch: string): CallRefusal {
  return { code: 'EPOCH_CHANGED', detail: problemText.epochChanged, epoch };
}

export function ledgerNotFound(ledger: string): CallRefusal {
  return { code: 'LEDGER_NOT_FOUND', detail: problemText.ledgerNotFound(ledger) };
}

export function schemaOutdated(min: number, current: number): CallRefusal {
  return { code: 'SCHEMA_OUTDATED', detail: problemText.schemaOutdated(min, current), min, current };
}

export function batchTooLarge(): CallRefusal {
  return {
    code: 'BATCH_TOO_LARGE',
    detail: problemText.batchTooLarge(PUSH_LIMITS.mutations, PUSH_LIMITS.bytes),
    limits: { ...PUSH_LIMITS },
  };
}

export function serverBusy(retryAfterSeconds: number): CallRefusal {
  return { code: 'SERVER_BUSY', detail: problemText.serverBusy(retryAfterSeconds), retryAfterSeconds };
}

export function noCampaign(): CallRefusal {
  return { code: 'NOT_FOUND', detail: problemText.noCampaign };
}

/** Mutations without a usable id cannot be answered one by one. */
export function mutationsWithoutId(pointers: readonly { readonly pointer: string; readonly detail: string }[]): CallRefusal {
  return {
    code: 'VALIDATION_FAILED',
    detail: problemText.validation,
    errors: pointers.map(({ pointer, detail }) => ({ pointer, code: 'MUTATION_ID', detail })),
  };
}
