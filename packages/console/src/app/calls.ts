import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { CALL_TEXTS } from '@double-hundred/shared/message/calls';
import { ONCE_HEADER, createOnceKeys } from '@double-hundred/shared/protocol/once-keys';
import type { Problem } from '@double-hundred/shared/protocol/problem';

/** Why a call gave nothing: a sentence for people, and the places of the request that are wrong. */
export interface CallFailure {
  readonly code: string;
  readonly detail: string;
  readonly places: readonly { readonly pointer: string; readonly detail: string }[];
}
export type Answer<T> = Promise<Result<T, CallFailure>>;
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Calls to the server's API. Answers are trusted to have the form the protocol says; faults become values. */
export interface Calls {
  useToken(token: string | null): void;
  get<T>(path: string, query?: Query): Answer<T>;
  /** A POST without an answer may be sent again as it is: the server does it once. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Answer<T>;
  /** Replaces what an earlier answer said; refused when somebody else has replaced it since. */
  replace<T>(path: string, body: unknown, before: object | null): Answer<T>;
  /** Sends the bytes of a file. */
  upload<T>(path: string, query: Query, file: Blob): Answer<T>;
  /** The bytes behind an address that needs the token, such as a file of evidence. */
  download(path: string): Answer<Blob>;
  /** Told whenever the session has ended. */
  onExpired(told: () => void): void;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** What may have been done all the same. */
const UNANSWERED: readonly string[] = ['NETWORK', 'SERVER_BUSY', 'INTERNAL'];

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The API of the page's own origin over `fetch`; `newKey` gives a random name, `now` epoch milliseconds. */
export function createCalls(fetch: Fetch, newKey: () => string, now: () => number): Calls {
  const keys = createOnceKeys(newKey, now);
  const versions = new WeakMap<object, string>();
  let token: string | null = null;
  let expired: () => void = () => undefined;

  async function ask(
    method: string,
    path: string,
    body?: BodyInit,
    more: Readonly<Record<string, string>> = {},
  ): Answer<Response> {
    const headers: Record<string, string> = { accept: 'application/json', 'x-protocol': '1', ...more };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    try {
      const response = await fetch(`/api/v1${path}`, {
        method,
        headers,
        cache: 'no-store',
        ...(body === undefined ? {} : { body }),
      });
      if (response.ok) return ok(response);
      const failure = await failureOf(response);
      if (failure.code === 'TOKEN_EXPIRED' || failure.code === 'TOKEN_REVOKED') expired();
      return err(failure);
    } catch {
      return err({ code: 'NETWORK', detail: CALL_TEXTS.networkRead, places: [] });
    }
  }

  async function answered<T>(asked: Answer<Response>): Answer<T> {
    const response = await asked;
    if (!response.ok) return response;
    try {
      if (response.value.status === 204) return ok(null as T);
      const value: unknown = await response.value.json();
      const version = response.value.headers.get('etag');
      if (version !== null && typeof value === 'object' && value !== null) versions.set(value, version);
      return ok(value as T);
    } catch {
      return err({ code: 'NETWORK', detail: CALL_TEXTS.networkRead, places: [] });
    }
  }

  return {
    useToken(next) {
      token = next;
    },
    get: (path, query = {}) => answered(ask('GET', addressOf(path, query))),
    async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const type: Record<string, string> = sent === undefined ? {} : JSON_TYPE;
      if (method !== 'POST') return answered<T>(ask(method, path, sent, type));
      const request = `${path}\n${sent ?? ''}`;
      const answer = await answered<T>(ask(method, path, sent, { ...type, [ONCE_HEADER]: keys.keyOf(request) }));
      if (answer.ok || !UNANSWERED.includes(answer.error.code)) keys.answered(request);
      return answer;
    },
    replace(path, body, before) {
      const version = before === null ? undefined : versions.get(before);
      const since: Record<string, string> = version === undefined ? {} : { 'if-match': version };
      return answered(ask('PUT', path, JSON.stringify(body), { ...JSON_TYPE, ...since }));
    },
    upload: (path, query, file) =>
      answered(ask('POST', addressOf(path, query), file, { 'content-type': file.type || 'application/octet-stream' })),
    async download(path) {
      const response = await ask('GET', path);
      return response.ok ? ok(await response.value.blob()) : response;
    },
    onExpired(told) {
      expired = told;
    },
  };
}

/** A path with those parameters that have a value. */
export function addressOf(path: string, query: Query): string {
  const known = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return known.length === 0 ? path : `${path}?${new URLSearchParams(known).toString()}`;
}

async function failureOf(response: Response): Promise<CallFailure> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  if (problem && typeof problem.code === 'string' && typeof problem.detail === 'string') {
    return { code: problem.code, detail: problem.detail, places: problem.errors ?? [] };
  }
  const busy = response.status === 429 || response.status >= 500;
  return {
    code: busy ? 'SERVER_BUSY' : 'BAD_REQUEST',
    detail: busy ? CALL_TEXTS.busyRead : CALL_TEXTS.odd(response.status),
    places: [],
  };
}
