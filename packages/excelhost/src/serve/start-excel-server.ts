import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ExcelHostOptions } from '../host/create-excel-host.ts';
import type { PageSetup } from '../page/main.ts';
import type { PlainWorkbook } from '../workbook/plain-workbook.ts';
import { bundlePage } from './bundle-page.ts';
import { selfSignedCertificate } from './self-signed.ts';

export interface ExcelServerOptions {
  readonly workbook: PlainWorkbook;
  /** What the pane shows: a path on this server (`/pane.html`, or one the proxy answers) or a whole address. */
  readonly pane?: string;
  readonly host?: ExcelHostOptions;
  /** Pages of the test by path, such as `/pane.html`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Address of an http server; it answers every path this one does not, so that its pages come over https. */
  readonly proxyTo?: string;
}

export interface ExcelServer {
  /** The page with the grid and the pane beside it. */
  readonly url: string;
  readonly origin: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/**
 * Serves the page of the host over https on a free port of localhost, with a certificate of its own: the browser has to be
 * told to accept it (`ignoreHTTPSErrors`). `/office/…` gives the files of @microsoft/office-js for pages of the test.
 */
export async function startExcelServer(options: ExcelServerOptions): Promise<ExcelServer> {
  const [script, identity] = await Promise.all([bundlePage(), selfSignedCertificate()]);
  const setup: PageSetup = { workbook: options.workbook, paneUrl: options.pane ?? '', options: options.host ?? {} };
  const own = new Map<string, () => Promise<string> | string>([
    ['/__excelhost/', () => pageFile('index.html')],
    ['/__excelhost/page.css', () => pageFile('page.css')],
    ['/__excelhost/page.js', () => script],
    ['/__excelhost/setup.json', () => JSON.stringify(setup)],
    ...Object.entries(options.files ?? {}).map(([name, text]) => [name, () => text] as const),
  ]);
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(incoming.url ?? '/', 'https://localhost');
    const text = own.get(pathname);
    if (text) send(response, pathname.endsWith('/') ? '.html' : path.extname(pathname), await text());
    else if (pathname.startsWith('/office/')) await sendOfficeFile(response, pathname.slice('/office/'.length));
    else if (options.proxyTo !== undefined) forward(incoming, response, options.proxyTo);
    else response.writeHead(404).end();
  };
  const server = createServer(identity, (incoming, response) => {
    answer(incoming, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/__excelhost/`,
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pageFile(name: string): Promise<string> {
  return readFile(new URL(`../page/${name}`, import.meta.url), 'utf8');
}

function send(response: ServerResponse, extension: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': TYPES[extension] ?? 'application/octet-stream', 'cache-control': 'no-store' });
  response.end(body);
}

async function sendOfficeFile(response: ServerResponse, name: string): Promise<void> {
  if (name.includes('..')) {
    response.writeHead(404).end();
    return;
  }
  try {
    const file = createRequire(import.meta.url).resolve(`@microsoft/office-js/dist/${name}`);
    send(response, path.extname(file), await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
}

// The host name of the first request stays, so that the other server sees one origin for page and calls.
function forward(incoming: IncomingMessage, response: ServerResponse, target: string): void {
  const { hostname, port } = new URL(target);
  const outgoing = request(
    {
      hostname,
      port,
      path: incoming.url,
      method: incoming.method,
      headers: { ...incoming.headers, 'x-forwarded-proto': 'https' },
    },
    (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    },
  );
  outgoing.on('error', () => response.writeHead(502).end());
  incoming.pipe(outgoing);
}
