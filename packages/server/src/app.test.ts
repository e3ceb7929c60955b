import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createMetrics } from './http/metrics.ts';
import { testServer } from './testing/test-server.ts';
import { pino } from 'pino';

const pushBody = (muts: unknown[]) => ({
  epoch: 'e1',
  fileId: 'f1',
  replicaId: 'p1',
  batchId: 'b1',
  schemaVersion: 1,
  unit: 'shiqiao',
  ledger: 'projects',
  muts,
});

describe('problems', () => {
  it('HTTP an unexpected exception tells the caller nothing but the request id; the log has the rest', async () => {
    const { services, folder } = await testServer();
    const secret = 'SELECT password_hash FROM user: /srv/secret/path';
    const lines: string[] = [];
    const app = createApp({
      services: { ...services, sessions: { ...services.sessions, find: () => Promise.reject(new Error(secret)) } },
      logger: pino({}, { write: (line: string) => lines.push(line) }),
      metrics: createMetrics({ process: false }),
      folders: { workbench: folder, pane: folder, console: folder },
      https: false,
      officeJsUrl: null,
      version: '0',
    });
    const response = await app.request('/api/v1/units', {
      headers: { authorization: `Bearer ${'x'.repeat(43)}`, 'x-request-id': 'req-1' },
    });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'INTERNAL', requestId: 'req-1', detail: expect.stringContaining('req-1') });
    expect(text).not.toContain('secret');
    expect(text).not.toContain('Error');
    expect(lines.join('')).toContain(secret);
  });

  it('HTTP unknown addresses, wrong methods and unreadable bodies are problems with a Chinese sentence', async () => {
    const { app, call, signIn } = await testServer();
    const token = await signIn('clerk-shiqiao');
    const broken = {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"unit":',
    };
    const cases = [
      [await call(null, 'GET', '/api/v1/nothing'), 404, 'NOT_FOUND'],
      [await call(null, 'GET', '/nothing'), 404, 'NOT_FOUND'],
      [await call(token, 'PATCH', '/api/v1/push', {}), 405, 'METHOD_NOT_ALLOWED'],
      [await app.request('/api/v1/push', broken), 400, 'BAD_REQUEST'],
      [await call(token, 'GET', '/api/v1/changes?unit=shiqiao&ledger=ships&epoch=e1'), 404, 'LEDGER_NOT_FOUND'],
      [await call(token, 'GET', '/api/v1/rows/r000000000000000/revisions'), 404, 'NOT_FOUND'],
    ] as const;
    for (const [response, status, code] of cases) {
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      const problem = (await response.json()) as { detail: string };
      expect({ status: response.status, problem }).toMatchObject({
        status,
        problem: { code, status, requestId: expect.any(String) },
      });
      expect(problem.detail).toMatch(/[\u4e00-\u9fff]{4}/);
    }
    expect((await call(token, 'PATCH', '/api/v1/push', {})).headers.get('allow')).toBe('POST');
  });

  it('HTTP a body the schema refuses is 422 with a pointer and a sentence for every place', async () => {
    const { call, signIn } = await testServer();
    const token = await signIn('clerk-shiqiao');
    const response = await call(token, 'POST', '/api/v1/push', { ...pushBody([]), schemaVersion: 'one', muts: 'none' });
    expect(response.status).toBe(422);
    const problem = (await response.json()) as { errors: { pointer: string; code: string; detail: string }[] };
    expect(problem).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/schemaVersion', '/muts']);
    for (const { detail } of problem.errors) expect(detail).toMatch(/应为/);
    const query = await call(token, 'GET', '/api/v1/changes?unit=shiqiao&ledger=projects&epoch=e1&cursor=-1');
    expect(await query.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '#query/cursor' }] });
  });
});

describe('limits', () => {
  it('HTTP more than 500 mutations or 1 MiB is 413 with the limits', async () => {
    const { call, signIn } = await testServer();
    const token = await signIn('clerk-shiqiao');
    const limits = { mutations: 500, bytes: 1_048_576 };
    const mutation = (index: number) => ({ id: `m${String(index).padStart(20, '0')}` });
    const many = await call(token, 'POST', '/api/v1/push', pushBody(Array.from({ length: 501 }, (_, index) => mutation(index))));
    expect([many.status, await many.json()]).toMatchObject([413, { code: 'BATCH_TOO_LARGE', limits }]);
    const large = await call(
      token,
      'POST',
      '/api/v1/push',
      pushBody([{ ...mutation(1), set: { remark: 'x'.repeat(1_100_000) } }]),
    );
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'BATCH_TOO_LARGE', limits }]);
  });

  it('HTTP another content type is 415, an unknown protocol version 426', async () => {
    const { call, signIn } = await testServer();
    const token = await signIn('clerk-shiqiao');
    const text = await call(token, 'POST', '/api/v1/push', pushBody([]), { 'content-type': 'text/plain' });
    expect([text.status, await text.json()]).toMatchObject([415, { code: 'UNSUPPORTED_MEDIA_TYPE' }]);
    const future = await call(token, 'POST', '/api/v1/push', pushBody([]), { 'x-protocol': '99' });
    expect([future.status, await future.json()]).toMatchObject([426, { code: 'PROTOCOL_UNSUPPORTED', min: 1, current: 1 }]);
    expect((await call(token, 'POST', '/api/v1/push', pushBody([]), { 'x-protocol': '1' })).status).toBe(200);
  });

  it('HTTP pushes beyond the queue are 503 with Retry-After, and those in it are answered', async () => {
    const { call, signIn } = await testServer({}, { pushQueueLimit: 2 });
    const token = await signIn('clerk-shiqiao');
    const answers = await Promise.all(Array.from({ length: 12 }, () => call(token, 'POST', '/api/v1/push', pushBody([]))));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12 - busy.length);
    for (const answer of busy) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'SERVER_BUSY' });
    }
  });

  it('HTTP a busy or full store is 503 with Retry-After or 507, not an internal error', async () => {
    const { services, folder } = await testServer();
    const failing = (name: string) => {
      const failure = Object.assign(new Error('inner'), { name });
      const sessions = { ...services.sessions, find: () => Promise.reject(failure) };
      const folders = { workbench: folder, pane: folder, console: folder };
      return createApp({
        services: { ...services, sessions },
        logger: pino({ level: 'silent' }),
        metrics: createMetrics({ process: false }),
        folders,
        https: false,
        officeJsUrl: null,
        version: '0',
      });
    };
    const request = { headers: { authorization: `Bearer ${'x'.repeat(43)}` } };
    const busy = await failing('StorageBusy').request('/api/v1/units', request);
    expect([busy.status, busy.headers.get('retry-after'), await busy.json()]).toMatchObject([503, '2', { code: 'SERVER_BUSY' }]);
    const full = await failing('StorageFull').request('/api/v1/units', request);
    expect([full.status, await full.json()]).toMatchObject([507, { code: 'STORAGE_FULL' }]);
  });
});

describe('headers and pages', () => {
  it('HTTP every answer carries a strict policy; styles may be inline for workbench and pane only', async () => {
    const { app } = await testServer();
    const policyOf = async (path: string) => (await app.request(path)).headers.get('content-security-policy') ?? '';
    for (const path of ['/', '/docs', '/api/v1/units', '/workbench/', '/pane/', '/nothing']) {
      const policy = await policyOf(path);
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    }
    expect(await policyOf('/docs')).not.toContain('unsafe-inline');
    expect(await policyOf('/workbench/')).toContain("style-src 'self' 'unsafe-inline'");
    expect(await policyOf('/pane/')).toContain('https://*.officeapps.live.com');
    const pane = (await app.request('/pane/')).headers;
    expect([pane.get('x-frame-options'), pane.get('cross-origin-opener-policy'), pane.get('strict-transport-security')]).toEqual([
      null,
      null,
      null,
    ]);
    expect((await app.request('/')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('OFFICE with another office.js the pane may load it and its files from there, and no other page may', async () => {
    const { app } = await testServer({ officeJsUrl: 'https://cdn.example.cn/lib/1/hosted/office.js' });
    const answer = await app.request('/pane/office-1.1.110/zh-cn/office_strings.js');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      'https://cdn.example.cn/lib/1/hosted/zh-cn/office_strings.js',
    ]);
    const policyOf = async (path: string) => (await app.request(path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf('/pane/')).toContain("script-src 'self' https://cdn.example.cn;");
    expect(await policyOf('/workbench/')).toContain("script-src 'self';");
  });

  it('HTTP the description is OpenAPI 3.1, the page made of it needs no script, and each names every route', async () => {
    const { app } = await testServer();
    const document = (await (await app.request('/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe('3.1.0');
    const docs = await (await app.request('/docs')).text();
    expect(docs).not.toMatch(/<script|style=/);
    for (const path of Object.keys(document.paths)) expect(docs).toContain(`<code>${path}</code>`);
    expect(Object.keys(document.paths)).toContain('/metrics');
    const routed = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    const handlers = new Map(routed.map((route) => [route, routed.filter((other) => other === route).length]));
    const once = handlers.get('GET /api/v1/totals') ?? 0;
    expect(handlers.get('GET /api/v1/indicators')).toBe(once);
  });

  it('HTTP metrics are for this machine and the admin only', async () => {
    const { call, signIn } = await testServer();
    expect((await call(null, 'GET', '/metrics')).status).toBe(403);
    expect((await call(await signIn('clerk-shiqiao'), 'GET', '/metrics')).status).toBe(403);
    const metrics = await call(await signIn('admin'), 'GET', '/metrics');
    expect(await metrics.text()).toContain('double_hundred_calls_total');
  });

  it('HTTP the log of a call names user, route and status, and nothing of the rows', async () => {
    const { call, signIn, logLines } = await testServer();
    const token = await signIn('clerk-shiqiao');
    const mut = {
      id: 'm00000000000000000001',
      rowId: 'r00000000000000000001',
      kind: 'upsert',
      baseRev: 0,
      base: {},
      set: { projectName: '机密项目甲', phone: '13900001234' },
    };
    await call(token, 'POST', '/api/v1/push', pushBody([mut]));
    const log = logLines.join('');
    expect(log).toContain('"path":"/api/v1/push","status":200');
    expect(log).toContain('"user":"clerk-shiqiao"');
    expect(log).not.toMatch(/机密项目甲|13900001234|Bearer/);
  });

  it('HTTP two apps live in one process without knowing of each other', async () => {
    const [first, second] = [await testServer(), await testServer()];
    const token = await first.signIn('office');
    expect((await first.call(token, 'GET', '/api/v1/session')).status).toBe(200);
    expect((await second.call(token, 'GET', '/api/v1/session')).status).toBe(401);
  });
});
