import { PROBLEM_TITLES, fieldProblem, problemText } from '@double-hundred/shared/message/problems';
import type { Problem, ProblemCode } from '@double-hundred/shared/protocol/problem';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { TypedResponse } from 'hono';
import type * as z from 'zod';
import type { AppEnv } from './app-env.ts';

const STATUS = {
  BAD_REQUEST: 400,
  BAD_CREDENTIALS: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  UNIT_FORBIDDEN: 403,
  ROLE_FORBIDDEN: 403,
  NOT_FOUND: 404,
  LEDGER_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  EPOCH_CHANGED: 409,
  SUBMISSION_STATE: 409,
  VERSION_CHANGED: 412,
  BATCH_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  VALIDATION_FAILED: 422,
  SCHEMA_OUTDATED: 422,
  FILE_UNREADABLE: 422,
  PROTOCOL_UNSUPPORTED: 426,
  LOCKED_OUT: 429,
  INTERNAL: 500,
  SERVER_BUSY: 503,
  STORAGE_FULL: 507,
} as const satisfies Record<ProblemCode, number>;

type ProblemStatus = (typeof STATUS)[ProblemCode];

/** Why a call is refused as a whole. `detail` is a Chinese sentence from the catalogue. */
export interface Refusal extends Pick<Problem, 'errors' | 'epoch' | 'limits' | 'min' | 'current'> {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

/** What a refusing handler returns; it fits the `default` response that every route declares. */
export type ProblemResponse = Response & TypedResponse<Problem, ProblemStatus, 'json'>;

/** Answers a call with an RFC 9457 problem; the one place where an error becomes a response. */
export function refuse(c: Context<AppEnv>, refusal: Refusal): ProblemResponse {
  const { retryAfterSeconds, code, ...rest } = refusal;
  const body: Problem = {
    type: `urn:double-hundred:problem:${code}`,
    title: PROBLEM_TITLES[code],
    status: STATUS[code],
    code,
    requestId: c.get('requestId'),
    ...rest,
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterSeconds)));
  if (STATUS[code] === 401) headers['www-authenticate'] = 'Bearer';
  return c.body(JSON.stringify(body), STATUS[code], headers) as unknown as ProblemResponse;
}

/** Turns whatever was thrown into a problem. Unknown exceptions reveal the request id only; the log has the rest. */
export function refuseThrown(c: Context<AppEnv>, thrown: unknown): Response {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'StorageBusy') return refuse(c, { code: 'SERVER_BUSY', detail: problemText.serverBusy(2), retryAfterSeconds: 2 });
  if (name === 'StorageFull') return refuse(c, { code: 'STORAGE_FULL', detail: problemText.storageFull });
  if (thrown instanceof HTTPException && thrown.status === 400) {
    return refuse(c, { code: 'BAD_REQUEST', detail: problemText.badRequest });
  }
  c.get('log').error({ err: thrown }, 'request failed');
  return refuse(c, { code: 'INTERNAL', detail: problemText.internal(c.get('requestId')) });
}

/** Answers 422 with one entry for every place of the body, query or path that the schema refused. */
export function refuseIssues(c: Context<AppEnv>, target: string, issues: readonly z.core.$ZodIssue[]): ProblemResponse {
  const errors = issues.slice(0, 100).map((issue) => ({
    pointer: pointerOf(target, issue.path),
    code: issue.code.toUpperCase(),
    detail: issueText(issue),
  }));
  return refuse(c, { code: 'VALIDATION_FAILED', detail: problemText.validation, errors });
}

function pointerOf(target: string, path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [target === 'json' ? '' : `#${target}`, ...steps].join('/');
}

function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return fieldProblem(issue.code, { expected: issue.expected });
    case 'too_small':
      return fieldProblem(issue.code, { limit: String(issue.minimum) });
    case 'too_big':
      return fieldProblem(issue.code, { limit: String(issue.maximum) });
    case 'invalid_value':
      return fieldProblem(issue.code, { limit: issue.values.map(String).join('、') });
    case 'unrecognized_keys':
      return fieldProblem(issue.code, { limit: issue.keys.join('、') });
    case 'custom':
      return /[\u4e00-\u9fff]/.test(issue.message) ? `${issue.message}。` : fieldProblem(issue.code);
    default:
      return fieldProblem(issue.code);
  }
}
