import type { Context } from 'hono';

/** The address at the other end of the connection; empty where there is none, as in tests without a network. */
export function remoteAddress(c: Context): string {
  const environment: unknown = c.env;
  if (typeof environment !== 'object' || environment === null || !('incoming' in environment)) return '';
  const incoming = environment.incoming as { socket?: { remoteAddress?: string } };
  return incoming.socket?.remoteAddress ?? '';
}

/** Whether the call comes from this very machine and not through a proxy on it. */
export function isLoopback(c: Context): boolean {
  const address = remoteAddress(c).replace(/^::ffff:/, '');
  const proxied = c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined;
  return !proxied && (address === '::1' || address.startsWith('127.'));
}
