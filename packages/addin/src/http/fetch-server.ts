import { err, ok } from '@double-hundred/shared/kernel/result';
import { CALL_TEXTS } from '@double-hundred/shared/message/calls';
import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import { ONCE_HEADER, createOnceKeys } from '@double-hundred/shared/protocol/once-keys';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { Reminder } from '@double-hundred/shared/protocol/submissions';
import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import type { AbortSignalLike, CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { Answer, ServerPort } from '../ports/server-port.ts';

/** The part of the global fetch that is used; tests hand in a server's own `request`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface FetchServerOptions {
  /** Where the API lives, such as `https://host`; empty for the page's own origin. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** A call without an answer after that long counts as a fault of the network. */
  readonly timeoutMs?: number;
  /** Gives a random name: a change that got no answer may be sent again, and the server does it once. */
  readonly newKey: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const PROTOCOL_HEADER = '1';
/** Calls that change nothing when they are sent again. */
const OWN_IDS: readonly string[] = ['/session', '/files/open', '/push'];

const STEP_PATHS: Readonly<Record<SubmissionStep, string>> = {
  submit: 'submit',
  return: 'return',
  approve: 'approve',
  lock: 'lock',
  askReopen: 'ask-reopening',
  grantReopen: 'grant-reopening',
  refuseReopen: 'refuse-reopening',
};

type Page<T> = Record<string, readonly T[]> & { readonly next?: string | number | null };

async function answerOf<T>(response: Response, read: (response: Response) => Promise<unknown>): Answer<T> {
  if (response.status === 204) return ok(null as T);
  return response.ok ? ok((await read(response)) as T) : err(await failureOf(response));
}

/** The server over HTTP. Answers are trusted to have the form the protocol says; faults become values. */
export function createFetchServer(options: FetchServerOptions): ServerPort {
  let token: string | null = null;
  const keys = createOnceKeys(options.newKey, options.now);

  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignalLike,
    read: (response: Response) => Promise<unknown> = (response) => response.json(),
  ): Answer<T> {
    if (wasCancelled(signal)) return err({ kind: 'cancelled' });
    const ender = new AbortController();
    const end = (): void => ender.abort();
    const timer = setTimeout(end, options.timeoutMs ?? 60_000);
    if (signal instanceof AbortSignal) signal.addEventListener('abort', end, { once: true });
    const headers: Record<string, string> = { accept: 'application/json', 'x-protocol': PROTOCOL_HEADER };
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    const file = body instanceof Uint8Array ? new Uint8Array(body) : null;
    if (body !== undefined) headers['content-type'] = file ? 'application/octet-stream' : 'application/json';
    const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = method === 'POST' && typeof sent === 'string' && !OWN_IDS.includes(path) ? `${path}\n${sent}` : null;
    if (request !== null) headers[ONCE_HEADER] = keys.keyOf(request);
    try {
      const response = await options.fetch(`${options.baseUrl}/api/v1${path}`, {
        method,
        headers,
        signal: ender.signal,
        cache: 'no-store',
        ...(sent === undefined ? {} : { body: sent }),
      });
      const answer = await answerOf<T>(response, read);
      if (request !== null && response.status < 500) keys.answered(request);
      return answer;
    } catch {
      return err({ kind: wasCancelled(signal) ? 'cancelled' : 'network' });
    } finally {
      clearTimeout(timer);
    }
  }

  const get = <T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Answer<T> => {
    const known = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
    return call('GET', known.length === 0 ? path : `${path}?${new URLSearchParams(known).toString()}`);
  };

  async function list<T>(
    path: string,
    name: string,
    query: Readonly<Record<string, string | number | undefined>> = {},
    from?: string,
  ): Answer<readonly T[]> {
    const all: T[] = [];
    for (let next: string | number | undefined = from; ;) {
      const page: Awaited<Answer<Page<T>>> = await get<Page<T>>(path, { ...query, next });
      if (!page.ok) return page;
      all.push(...(page.value[name] ?? []));
      if (page.value.next === undefined || page.value.next === null || page.value.next === next) return ok(all);
      next = page.value.next;
    }
  }

  return {
    useToken(next) {
      token = next;
    },
    signIn: (user, password) => call('POST', '/session', { user, password }),
    signOut: () => call('DELETE', '/session'),
    who: async () => {
      const answer = await get<{ user?: unknown }>('/session');
      return (answer.ok && answer.value.user !== undefined ? ok(answer.value.user) : answer) as Awaited<
        ReturnType<ServerPort['who']>
      >;
    },
    campaign: () => get('/campaign'),
    units: () => list('/units', 'units'),
    ledgers: () => list('/ledgers', 'ledgers'),
    open: (request) => call('POST', '/files/open', request),
    push: (request, signal) => call('POST', '/push', request, signal),
    changes: (query) => get('/changes', query),
    conflicts: (query) => list('/conflicts', 'conflicts', query),
    revisions: (rowId) => list(`/rows/${encodeURIComponent(rowId)}/revisions`, 'revisions'),
    rowFindings: (rowId) => get(`/rows/${encodeURIComponent(rowId)}/findings`),
    rules: () => get('/rules'),
    changeRule: (ledger, ruleId, change) =>
      call('PUT', `/rules/${encodeURIComponent(ledger)}/${encodeURIComponent(ruleId)}`, change),
    rechecks: () => list('/rechecks', 'rechecks'),
    reportingLoad: (query) => get('/reporting-load', query),
    totals: (query) => get('/totals', { ...query, groupBy: 'unit,kind' }),
    scores: (query) => get('/scores', { ...query }),
    totalRows: (query) => list('/totals/rows', 'rows', { ...query }),
    cycles: () => list('/reporting/cycles', 'cycles'),
    submission: (query) => get('/submission', { ...query }),
    submissionChanges: (query) => get('/submission/changes', { ...query }),
    submissions: (query) => get('/submissions', { ...query }),
    takeStep: (step, request) => call('POST', `/submission/${STEP_PATHS[step]}`, request),
    ruleExemptions: () => list('/rule-exemptions', 'exemptions'),
    askExemption: (request) => call('POST', '/rule-exemptions', request),
    answerExemption: (id, answer) => call('POST', `/rule-exemptions/${encodeURIComponent(id)}/answer`, answer),
    async closeOuts(state) {
      const query = { state: state ?? undefined };
      const first = await get<CloseOuts>('/close-outs', query);
      if (!first.ok || first.value.next === null) return first;
      const further = await list<CloseOut>('/close-outs', 'closeOuts', query, first.value.next);
      return further.ok ? ok({ ...first.value, closeOuts: [...first.value.closeOuts, ...further.value], next: null }) : further;
    },
    applyCloseOut: (request) => call('POST', '/close-outs/applications', request),
    inspections: () => list('/inspections', 'inspections'),
    replyToInspection: (id, text) => call('POST', `/inspections/${encodeURIComponent(id)}/replies`, { text }),
    inspectionFiles: (id) => list(`/inspections/${encodeURIComponent(id)}/evidence`, 'evidence'),
    addInspectionFile: ({ id, name, bytes }) =>
      call('POST', `/inspections/${encodeURIComponent(id)}/evidence?name=${encodeURIComponent(name)}`, bytes),
    decideCloseOut: (request) => call('POST', '/close-outs', request),
    bulletins: () => list('/bulletins', 'bulletins'),
    bulletin: (id) => get(`/bulletins/${encodeURIComponent(id)}/text`),
    claims: (query) => get('/claims', { ...query }),
    compareBases: () => get('/totals/bases'),
    verifications: (rowId) => list(`/rows/${encodeURIComponent(rowId)}/verifications`, 'verifications'),
    verify: (request) => call('POST', '/verifications', request),
    evidence: (rowId) => list(`/rows/${encodeURIComponent(rowId)}/evidence`, 'evidence'),
    addEvidence: ({ rowId, name, bytes }) =>
      call('POST', `/rows/${encodeURIComponent(rowId)}/evidence?name=${encodeURIComponent(name)}`, bytes),
    evidenceFile: (id) =>
      call(
        'GET',
        `/evidence/${encodeURIComponent(id)}`,
        undefined,
        undefined,
        async (response) => new Uint8Array(await response.arrayBuffer()),
      ),
    removeEvidence: (id, reason) => call('POST', `/evidence/${encodeURIComponent(id)}/removal`, { reason }),
    remind: async (request) => {
      const sent = await call<{ readonly reminders: readonly Reminder[] }>('POST', '/reminders', request);
      return sent.ok ? ok(sent.value.reminders) : sent;
    },
  };
}

// A function, since the flag turns while a call is under way.
function wasCancelled(signal: AbortSignalLike | undefined): boolean {
  return signal?.aborted === true;
}

async function failureOf(response: Response): Promise<CallFailure> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  if (problem && typeof problem.code === 'string' && typeof problem.detail === 'string') {
    const epoch = typeof problem.epoch === 'string' ? { epoch: problem.epoch } : {};
    return { kind: 'problem', code: problem.code, detail: problem.detail, requestId: problem.requestId ?? '', ...epoch, ...wait };
  }
  const busy = response.status === 429 || response.status >= 500;
  return {
    kind: 'problem',
    code: busy ? 'SERVER_BUSY' : 'BAD_REQUEST',
    detail: busy ? CALL_TEXTS.busy : CALL_TEXTS.odd(response.status),
    requestId: '',
    ...wait,
  };
}
