import type { Result } from '../kernel/result.ts';
import type { ChangesResponse } from '../protocol/changes.ts';
import type { OpenFileRequest, OpenFileResponse } from '../protocol/files.ts';
import type { ProblemCode } from '../protocol/problem.ts';
import type { PushRequest, PushResponse } from '../protocol/push.ts';

/** Why a call gave no answer: the network failed, or the server refused the call as a whole. */
export type CallFailure =
  | { readonly kind: 'network' }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'problem';
      readonly code: ProblemCode;
      readonly detail: string;
      readonly requestId: string;
      readonly epoch?: string;
      readonly retryAfterSeconds?: number;
    };

/** The calls the sync needs of a server. Adapters never throw; they retry nothing by themselves. */
export interface SyncServer {
  open(request: OpenFileRequest): Promise<Result<OpenFileResponse, CallFailure>>;
  push(request: PushRequest, signal?: AbortSignalLike): Promise<Result<PushResponse, CallFailure>>;
  changes(query: {
    unit: string;
    ledger: string;
    epoch: string;
    cursor: number;
    limit: number;
  }): Promise<Result<ChangesResponse, CallFailure>>;
}

/** The part of AbortSignal the sync looks at, so that shared needs no DOM types. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}
