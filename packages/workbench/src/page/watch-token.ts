import type { ServerPort } from '@double-hundred/addin/ports/server-port';

/** The server port of the pane, and a look at the token it was given, for the download of the clerk's own ledger. */
export function watchToken(server: ServerPort): { readonly port: ServerPort; token(): string | null } {
  let current: string | null = null;
  return {
    port: {
      ...server,
      useToken(token) {
        current = token;
        server.useToken(token);
      },
    },
    token: () => current,
  };
}
