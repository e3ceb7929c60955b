import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { CALL_TEXTS } from '@double-hundred/shared/message/calls';
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
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Answer<T>;
  /** Sends the bytes of a file. */
  upload<T>(path: string, query: Query, file: Blob): Answer<T>;
  /** The bytes behind an address that needs the token, such as a file of evidence. */
  download(path: string): Answer<Blob>;
  /** Told whenever the session has ended. */
  onExpired(told: () => void): void;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The API of the page's own origin over `fetch`. */
export function createCalls(fetch: Fetch): Calls {
  let token: string | null = null;
  let expired: () => void = () => undefined;

  async function ask(method: string, path: string, body?: BodyInit, type?: string): Answer<Response> {
    const headers: Record<string, string> = { accept: 'application/json', 'x-protocol': '1' };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    if (type !== undefined) headers['content-type'] = type;
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
      return ok(response.value.status === 204 ? (null as T) : ((await response.value.json()) as T));
    } catch {
      return err({ code: 'NETWORK', detail: CALL_TEXTS.networkRead, places: [] });
    }
  }

  return {
    useToken(next) {
      token = next;
    },
    get: (path, query = {}) => answered(ask('GET', addressOf(path, query))),
    send: (method, path, body) =>
      answered(ask(method, path, ...(body === undefined ? [] : ([JSON.stringify(body), 'application/json'] as const)))),
    upload: (path, query, file) => answered(ask('POST', addressOf(path, query), file, file.type || 'application/octet-stream')),
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
