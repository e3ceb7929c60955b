import { byteLength } from '../protocol/byte-length.ts';
import { HostError } from '../protocol/host-error.ts';
import { type RequestHost, runRequest } from '../protocol/run-request.ts';
import { type RequestBody, RequestFlag, type ResponseBody } from '../protocol/wire.ts';
import { hasChanged } from '../undo/moment-changes.ts';
import type { Book } from '../workbook/book.ts';
import type { Counts } from './counts.ts';
import type { Faults } from './faults.ts';

/** Excel on the web takes and gives at most this much per request (Microsoft: "Resource limits and performance optimization"). */
export const MAX_PAYLOAD_BYTES = 5 * 1024 * 1024;

export interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

export interface Desk {
  readonly book: Book;
  readonly requests: RequestHost;
  readonly counts: Counts;
  readonly faults: Faults;
  /** Web only; the desktop has no limit on payloads. */
  readonly limitPayload: boolean;
  readonly editing: () => boolean;
  /** Forgets the ranges the client has not kept. */
  readonly letGo: () => void;
  /** Settles when the clerk leaves the cell. */
  readonly afterEditing: () => Promise<void>;
}

/** Answers one ProcessQuery: the faults first, then the state of the host, then the actions. Never settles while silent. */
export async function answerRequest(desk: Desk, flags: number, body: string): Promise<Answer> {
  count(desk.counts, flags, body);
  if (desk.faults.silent) return new Promise<never>(() => undefined);
  if (desk.faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, desk.faults.delayMs));
  if (desk.faults.failNext > 0) {
    desk.faults.failNext -= 1;
    return refusal(new HostError(desk.faults.failCode, 'There was an internal error while processing the request.'));
  }
  if (desk.limitPayload && byteLength(body) > MAX_PAYLOAD_BYTES)
    return refusal(new HostError('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.'));
  if (desk.editing()) {
    if ((flags & RequestFlag.delayForCellEdit) === 0)
      return refusal(
        new HostError(
          'InvalidOperationInCellEditMode',
          'Excel is in cell-editing mode. Please exit the edit mode and try again.',
        ),
      );
    await desk.afterEditing();
  }
  const answer = run(desk, flags, body);
  if (desk.faults.loseAnswers > 0) {
    desk.faults.loseAnswers -= 1;
    return refusal(new HostError('GeneralException', 'There was an internal error while processing the request.'));
  }
  const text = JSON.stringify(answer);
  const bytes = byteLength(text);
  desk.counts.responseBytes += bytes;
  desk.counts.largestResponseBytes = Math.max(desk.counts.largestResponseBytes, bytes);
  if (desk.limitPayload && bytes > MAX_PAYLOAD_BYTES)
    return refusal(new HostError('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.'));
  return { statusCode: 200, body: text };
}

// One sync is at most one undo step. A write without the undoable bit empties the stack (flags of the 1.1.110 client).
function run(desk: Desk, flags: number, body: string): ResponseBody {
  const { book } = desk;
  const request: RequestBody = JSON.parse(body);
  desk.counts.actions += request.Actions.length;
  const writes = (flags & RequestFlag.write) !== 0;
  const undoable = (flags & RequestFlag.undoable) !== 0;
  const before = writes && undoable ? book.moment() : null;
  book.actor = 'addin';
  try {
    return runRequest(desk.requests, request);
  } finally {
    book.actor = 'user';
    desk.letGo();
    if (before && hasChanged(book, before)) book.undo.push(before);
    if (writes && !undoable) book.undo.clear();
    book.changed();
  }
}

function count(counts: Counts, flags: number, body: string): void {
  const bytes = byteLength(body);
  counts.syncs += 1;
  if ((flags & RequestFlag.write) !== 0) counts.writes += 1;
  counts.requestBytes += bytes;
  counts.largestRequestBytes = Math.max(counts.largestRequestBytes, bytes);
  counts.flags.push(flags);
}

function refusal(error: HostError): Answer {
  return { statusCode: error.httpStatus, body: JSON.stringify({ error: { code: error.code, message: error.message } }) };
}
