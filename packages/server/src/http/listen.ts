import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { commandText } from '@double-hundred/shared/message/commands';
import { createAdaptorServer } from '@hono/node-server';
import { type Server, createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

const DRAIN_MS = 10_000;
/** Longer than the pane waits between two calls: a connection must not be closed just as a call comes in on it. */
const KEEP_ALIVE_MS = 65_000;

/** A server that takes calls. `drain` takes no new ones, finishes those under way (ten seconds at most) and ends. */
export interface Listening {
  readonly port: number;
  drain(): Promise<void>;
}

export interface ListenOptions {
  readonly fetch: (request: Request, environment: object) => Promise<Response> | Response;
  readonly port: number;
  readonly host: string;
  /** The texts of certificate and key; null for plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** Listens on http, or on https with the given certificate; obstacles come back as one sentence. */
export async function listen({ fetch, port, host, tls }: ListenOptions): Promise<Result<Listening, string>> {
  const server = serverOf(fetch, tls);
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(null));
  });
  if (failure !== null) return err(failureText(failure, host, port));
  const address = server.address();
  return ok({ port: typeof address === 'object' && address ? address.port : port, drain: () => drain(server) });
}

function serverOf(fetch: ListenOptions['fetch'], tls: ListenOptions['tls']): Server {
  if (tls === null) {
    const serverOptions = { keepAliveTimeout: KEEP_ALIVE_MS };
    return createAdaptorServer({ fetch, createServer: createHttpServer, serverOptions }) as Server;
  }
  const serverOptions = { cert: tls.cert, key: tls.key, keepAliveTimeout: KEEP_ALIVE_MS };
  return createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions }) as Server;
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
