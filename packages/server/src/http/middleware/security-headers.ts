import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { BULLETIN_STYLE } from '../../services/bulletin/bulletin-page.ts';
import type { AppEnv } from '../app-env.ts';

/** The hosts in which Excel on the web shows a task pane. */
const OFFICE_HOSTS = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.sharepoint.com',
  'https://excel.cloud.microsoft',
] as const;

/** A bulletin shown to be printed brings its style along; the tab it is shown in has the policy of the console. */
const PRINTED = `'sha256-${createHash('sha256').update(BULLETIN_STYLE).digest('base64')}'`;

export interface SecurityOptions {
  readonly https: boolean;
  readonly officeJsUrl: string | null;
}

/**
 * Content security policy and companions. The workbench's grid and Excel on the web write style attributes, so styles may be
 * inline under /workbench and /pane; the pane may be framed by Excel on the web, and its opener must stay reachable.
 * HSTS only over https: a self-hosted server on plain http must stay reachable.
 */
export function securityHeaders({ https, officeJsUrl }: SecurityOptions): MiddlewareHandler<AppEnv> {
  const officeOrigin = officeJsUrl === null ? [] : [new URL(officeJsUrl).origin];
  const policy = (page: 'plain' | 'workbench' | 'pane') =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...(page === 'pane' ? officeOrigin : [])],
        styleSrc: page === 'plain' ? ["'self'", PRINTED] : ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(page === 'workbench' ? ['blob:'] : [])],
        fontSrc: ["'self'", ...(page === 'workbench' ? ['data:'] : [])],
        ...(page === 'workbench' ? { workerSrc: ["'self'", 'blob:'] } : {}),
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: page === 'pane' ? ["'self'", ...OFFICE_HOSTS] : ["'none'"],
      },
      strictTransportSecurity: https ? 'max-age=15552000' : false,
      xFrameOptions: page === 'pane' ? false : 'DENY',
      crossOriginOpenerPolicy: page === 'pane' || !https ? false : 'same-origin',
      originAgentCluster: false,
      referrerPolicy: 'no-referrer',
    });
  const plain = policy('plain');
  const workbench = policy('workbench');
  const pane = policy('pane');
  return async function securityHeaders(c, next) {
    const { path } = c.req;
    await (path.startsWith('/workbench') ? workbench : path.startsWith('/pane') ? pane : plain)(c, next);
  };
}
