import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { commandText } from '@double-hundred/shared/message/commands';
import { createAdaptorServer } from '@hono/node-server';
import { readFileSync } from 'node:fs';
import { type Server, createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

const DRAIN_MS = 10_000;

/** A server that takes calls. `drain` takes no new ones, finishes those under way (ten seconds at most) and ends. */
export interface Listening {
  readonly port: number;
  drain(): Promise<void>;
}

export interface ListenOptions {
  readonly fetch: (request: Request, environment: object) => Promise<Response> | Response;
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
}

/** Listens on http, or on https with the given certificate; obstacles come back as one sentence. */
export async function listen({ fetch, port, host, tls }: ListenOptions): Promise<Result<Listening, string>> {
  const server = serverOf(fetch, tls);
  if (!server.ok) return server;
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.value.once('error', resolve);
    server.value.listen(port, host, () => resolve(null));
  });
  if (failure !== null) return err(failureText(failure, host, port));
  const address = server.value.address();
  return ok({ port: typeof address === 'object' && address ? address.port : port, drain: () => drain(server.value) });
}

function serverOf(fetch: ListenOptions['fetch'], tls: ListenOptions['tls']): Result<Server, string> {
  if (tls === null) return ok(createAdaptorServer({ fetch, createServer: createHttpServer }) as Server);
  const files: Buffer[] = [];
  for (const file of [tls.certFile, tls.keyFile]) {
    try {
      files.push(readFileSync(file));
    } catch {
      return err(commandText.certificateUnreadable(file));
    }
  }
  try {
    const serverOptions = { cert: files[0], key: files[1] };
    return ok(createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions }) as unknown as Server);
  } catch {
    return err(commandText.certificateUnreadable(tls.certFile));
  }
}

function failureText(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return commandText.portTaken(host, port);
  if (error.code === 'EACCES') return commandText.portForbidden(host, port);
  return commandText.hostUnknown(host);
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
