import { pageText } from '@double-hundred/shared/message/pages';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { existsSync } from 'node:fs';
import type { AppEnv } from '../app-env.ts';
import { escapeHtml, page } from '../page.ts';

/** Folders with what was built for the browser. */
export interface StaticFolders {
  readonly workbench: string;
  readonly pane: string;
  readonly console: string;
}

const FOR_A_YEAR = 'public, max-age=31536000, immutable';
const HASHED_NAME = /-[\w-]{8,}\.\w+(\.(br|gz|zst))?$/;
/** Microsoft's library lies in a folder with its version in the name. */
const VERSIONED_FOLDER = /\/office-\d+\.\d+\.\d+\//;

/** Serves workbench, pane and console, pre-compressed; files with a hash in their name are kept for good, pages are asked for anew. */
export function registerStaticFiles(
  app: OpenAPIHono<AppEnv>,
  { folders, officeJsUrl, demo }: { folders: StaticFolders; officeJsUrl: string | null; demo: () => boolean },
): void {
  // The pages always ask this server, so they are the same everywhere; office.js finds its other files beside itself.
  if (officeJsUrl !== null) {
    app.get('/pane/:folder{office-[0-9.]+}/:file{.+}', (c) => c.redirect(new URL(c.req.param('file'), officeJsUrl).href, 302));
  }
  for (const name of ['workbench', 'pane', 'console'] as const) {
    app.get(`/${name}`, (c) => c.redirect(`/${name}/`, 301));
    app.get(`/${name}/*`, existsSync(folders[name]) ? filesOf(name, folders[name]) : (c) => c.html(notBuilt(demo()), 503));
  }
}

function filesOf(name: string, folder: string): MiddlewareHandler<AppEnv> {
  return serveStatic<AppEnv>({
    root: folder,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(name.length + 1),
    onFound: (path: string, c: Context<AppEnv>) => {
      c.header('cache-control', HASHED_NAME.test(path) || VERSIONED_FOLDER.test(path) ? FOR_A_YEAR : 'no-cache');
    },
  });
}

function notBuilt(demo: boolean): string {
  return page(
    pageText.product,
    `<main><h1>${escapeHtml(pageText.product)}</h1><p>${escapeHtml(pageText.notBuilt)}</p></main>`,
    demo,
  );
}
