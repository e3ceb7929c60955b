import { err, ok } from '@double-hundred/shared/kernel/result';
import type { ProblemCode } from '@double-hundred/shared/protocol/problem';
import type { CallFailure, SyncServer } from '@double-hundred/shared/sync/sync-server';

/** Calls a running server over the network; `base` is asked each time, as the address changes when it starts again. */
export function httpClient(base: () => string) {
  const call = (token: string | null, method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${base()}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    call,
    async signIn(user: string, password: string): Promise<string> {
      const response = await call(null, 'POST', '/api/v1/session', { user, password });
      if (response.status !== 201) throw new Error(`${user} could not sign in: ${await response.text()}`);
      return ((await response.json()) as { token: string }).token;
    },
    /** The calls of the sync as a user, over the real HTTP surface. */
    syncServer(token: string): SyncServer {
      const answer = async <T>(response: Promise<Response>) => {
        let got: Response;
        try {
          got = await response;
          const content: unknown = await got.json();
          if (got.ok) return ok(content as T);
          return err({
            kind: 'problem',
            ...(content as { code: ProblemCode; detail: string; requestId: string }),
          } satisfies CallFailure);
        } catch {
          return err({ kind: 'network' } satisfies CallFailure);
        }
      };
      return {
        open: (request) => answer(call(token, 'POST', '/api/v1/files/open', request)),
        push: (request) => answer(call(token, 'POST', '/api/v1/push?mode=commit', request)),
        changes: (query) =>
          answer(
            call(
              token,
              'GET',
              `/api/v1/changes?${new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])).toString()}`,
            ),
          ),
      };
    },
  };
}
